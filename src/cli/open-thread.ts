import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { claimer } from '../build/claim.ts'
import type { SecondThread } from '../build/second-thread.ts'
import type { ShareOrder } from '../build/share.ts'
import { type Share, unpackShare } from '../build/unpack-share.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Snapshot } from '../types.ts'
import { counter, received, startThreadOf } from './threads.ts'

/** All that the second thread is told. */
export interface ThreadOrder extends ShareOrder {
  readonly claims: Int32Array
  readonly results: MessagePort
  readonly root: string
  readonly folder: string
}

/** Said by the second thread when there is nothing left to parse. */
export const PARSED = 'parsed'

/** MB for new objects of the second thread. By itself it would take twice as much, and be no quicker. */
const YOUNG = 24

type Site = Pick<ThreadOrder, 'root' | 'files' | 'config' | 'places'>

/**
 * Start a second thread that takes turns at posts; undefined on a machine with one processor, and with plugins, which
 * may keep something that a second copy of them would not know.
 *
 * @param folder the package's folder
 * @param missing numbers in the inventory of the files that are to be parsed
 */
export function startThread(
  site: Site,
  folder: string,
  missing: readonly number[],
): SecondThread | undefined {
  const { root, config, places } = site
  if (config.markdown.plugins.length > 0) return undefined
  const claims = counter()
  const { port1: inbox, port2: results } = new MessageChannel()
  const order: ThreadOrder = {
    ...{ root, folder, config, places, missing, claims, results },
    files: lean(site.files),
  }
  const started = startThreadOf('thread', { folder, order, port: results, young: YOUNG })
  if (started === undefined) return undefined
  const { worker, told: parsed, ended } = started
  return {
    claim: claimer(claims, missing.length),
    results: () => received<Share>(inbox).flatMap(unpackShare),
    ended: Promise.race([parsed, ended]),
    close: async () => void (await worker.terminate()),
  }
}

/** Only posts and snippets have their bytes, which both threads share. */
function lean(files: Snapshot): Snapshot {
  const none = new Uint8Array()
  return new Map(
    [...files].map(([name, source]) => {
      const { path, hash } = source
      return [name, { path, hash, bytes: isMarkdown(name) ? source.bytes : none }]
    }),
  )
}
