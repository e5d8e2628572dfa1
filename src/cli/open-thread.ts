import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Order } from '../build/arrange.ts'
import { claimer } from '../build/claim.ts'
import type { PrintedShare } from '../build/print-share.ts'
import type { SecondThread } from '../build/second-thread.ts'
import type { ShareOrder } from '../build/share.ts'
import { type Share, unpackShare } from '../build/unpack-share.ts'
import type { Stage } from '../io/stager.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Snapshot } from '../types.ts'
import { counter, received, startThreadOf } from './threads.ts'

/** All that the second thread is told. */
export interface ThreadOrder extends ShareOrder {
  readonly claims: Int32Array
  readonly results: MessagePort
  readonly root: string
  readonly folder: string
  /** Where it may put the pages that it prints; absent when it is to print none. */
  readonly stage: Stage | undefined
}

/** Said by the second thread when there is nothing left to parse. */
export const PARSED = 'parsed'

/** MB for new objects of the second thread. By itself it would take twice as much, and be no quicker. */
const YOUNG = 24

interface Site extends Order {
  readonly root: string
  readonly stage: Stage | undefined
}

/**
 * Start a second thread that takes turns at posts and pages; undefined on a machine with one processor, and with
 * plugins or filters, which may keep something that a second copy of them would not know.
 *
 * @param folder the package's folder
 * @param missing numbers in the inventory of the files that are to be parsed
 */
export function startThread(
  site: Site,
  folder: string,
  missing: readonly number[],
): SecondThread | undefined {
  const { markdown, filters } = site.config
  if (markdown.plugins.length > 0 || filters.length > 0) return undefined
  const { root, config, places, data, now, show, stage } = site
  const claims = counter()
  const { port1: inbox, port2: results } = new MessageChannel()
  const order: ThreadOrder = {
    ...{ root, folder, config, places, data, now, show, stage, missing, claims, results },
    files: lean(site.files),
  }
  const started = startThreadOf('thread', { folder, order, port: results, young: YOUNG })
  if (started === undefined) return undefined
  const { worker, told: parsed, ended } = started
  const parsing = {
    claim: claimer(claims, missing.length),
    results: () => received<Share>(inbox).flatMap(unpackShare),
    ended: Promise.race([parsed, ended]),
  }
  const printing: SecondThread['printing'] = {
    prepare: (posts) => worker.postMessage(posts),
    begin: (printed) => {
      const taken = counter()
      worker.postMessage({ ...printed, claims: taken })
      const results = () => received<PrintedShare>(inbox)
      return { claim: claimer(taken, printed.todo.length), results, ended }
    },
  }
  return {
    parsing,
    ...(stage !== undefined && { printing }),
    close: async () => void (await worker.terminate()),
  }
}

/** Only what is read on another thread has its bytes: posts, which share theirs, and templates. */
function lean(files: Snapshot): Snapshot {
  const none = new Uint8Array()
  const isRead = (path: string) => isMarkdown(path) || path.startsWith('templates/')
  return new Map(
    [...files].map(([path, source]) => [path, isRead(path) ? source : { ...source, bytes: none }]),
  )
}
