import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Scribe } from '../io/scribe.ts'
import { received, startThreadOf } from './threads.ts'

/** All that the thread is told at its start. */
export interface ScribeOrder {
  /** The folder of the stage. */
  readonly folder: string
  readonly batches: MessagePort
}

/** Files that lie one behind the other in memory that both threads see. */
export interface Batch {
  readonly bytes: Uint8Array
  readonly files: (readonly [name: string, start: number, end: number])[]
}

/** What the thread answers to a batch: when each of its files was written, in milliseconds. */
export type WrittenBatch = readonly number[]

/** Said in the place of a batch when none follows. */
export const DONE = 'done'

/** Bytes of a batch: some twenty pages. */
const ROOM = 262_144
/** So many batches may wait: a disk that is slower than we are must not fill the memory. */
const MOST = 32

/**
 * Start a thread that writes staged files; undefined on a machine with one processor.
 *
 * @param folder the package's folder
 * @param stage the folder of the stage
 */
export function startScribe(folder: string, stage: string): Scribe | undefined {
  const { port1: inbox, port2: batches } = new MessageChannel()
  const order: ScribeOrder = { folder: stage, batches }
  const started = startThreadOf('scribe', { folder, order, port: batches })
  if (started === undefined) return undefined
  const { told, ended } = started
  const times = new Map<string, number>()
  /** Sent, in order, and not answered yet. */
  const sent: Batch[] = []
  const free: Uint8Array[] = []
  let open: Batch | undefined
  let used = 0
  const listen = (): void => {
    for (const written of received<WrittenBatch>(inbox)) {
      const batch = sent.shift()
      if (batch === undefined) continue
      for (const [at, [name]] of batch.files.entries()) times.set(name, written[at] ?? 0)
      free.push(batch.bytes)
    }
  }
  const begin = (): Batch | undefined => {
    listen()
    if (sent.length >= MOST) return undefined
    used = 0
    return { bytes: free.pop() ?? new Uint8Array(new SharedArrayBuffer(ROOM)), files: [] }
  }
  const send = (): void => {
    if (open === undefined) return
    sent.push(open)
    inbox.postMessage(open)
    open = undefined
  }
  return {
    take: (name, bytes) => {
      if (bytes.length > ROOM) return false
      if (used + bytes.length > ROOM) send()
      open ??= begin()
      if (open === undefined) return false
      const start = used
      used += bytes.length
      open.bytes.set(bytes, start)
      open.files.push([name, start, used])
      return true
    },
    end: async () => {
      send()
      inbox.postMessage(DONE)
      await Promise.race([told, ended])
      listen()
      return { times, left: new Map(sent.flatMap(filesOf)) }
    },
  }
}

/** The files of a batch, by name. */
export function filesOf({ bytes, files }: Batch): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return files.map(([name, start, end]) => [name, bytes.subarray(start, end)])
}
