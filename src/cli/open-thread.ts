import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { ParseThread, ThreadResult } from '../build/build.ts'
import { claimer } from '../build/claim.ts'
import type { Item } from '../build/inventory.ts'
import type { ShareOrder } from '../build/share.ts'
import { type Share, unpackShare } from '../build/unpack-share.ts'
import type { Config, ConfigPlaces, Source } from '../types.ts'

/** All that the second thread is told. */
export interface ThreadOrder extends ShareOrder {
  readonly claims: Int32Array
  readonly port: MessagePort
  readonly root: string
  readonly folder: string
}

/**
 * How to start a second thread that parses posts of a list; undefined on a machine with one processor, and
 * with plugins, which may keep something that a second copy of them would not know.
 *
 * @param folder the package's folder
 */
export function threadOpener(
  { root, config, places }: { readonly root: string; readonly config: Config; readonly places: ConfigPlaces },
  folder: string,
): ((items: readonly Item[], snippets: readonly Source[]) => ParseThread) | undefined {
  if (availableParallelism() < 2 || config.markdown.plugins.length > 0) return undefined
  return (items, snippets) => {
    const claims = new Int32Array(new SharedArrayBuffer(4))
    const { port1: inbox, port2: port } = new MessageChannel()
    const workerData: ThreadOrder = { root, folder, config, places, items, snippets, claims, port }
    const worker = new Worker(join(folder, 'dist/thread.js'), { workerData, transferList: [port] })
    const ended = new Promise<void>((resolve) => {
      // What it did not finish is done by the first thread; if the fault was in a post, it is met again.
      worker.on('error', () => resolve())
      worker.on('exit', () => resolve())
    })
    return { claim: claimer(claims, items.length), results: () => received(inbox), ended }
  }
}

/** What lies in the inbox. Read without waiting: this thread is busy, and would hear of no message before the end. */
function received(inbox: MessagePort): readonly ThreadResult[] {
  const found: ThreadResult[] = []
  for (let next = receiveMessageOnPort(inbox); next !== undefined; next = receiveMessageOnPort(inbox))
    found.push(...unpackShare(next.message as Share))
  return found
}
