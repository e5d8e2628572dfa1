import { MessageChannel } from 'node:worker_threads'
import { type Batch, DONE, filesOf, type Scribe, type ScribeOrder, type WrittenBatch } from '../io/scribe.ts'
import { counter, received, startThreadOf } from './threads.ts'

/** Bytes of a batch: some twenty pages. */
const ROOM = 262_144
/** No file takes longer. */
const PATIENCE_MS = 2000
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
  const [stopped, writing] = [counter(), counter()]
  const order: ScribeOrder = { folder: stage, batches, stopped, writing }
  const started = startThreadOf('scribe', { folder, order, port: batches })
  if (started === undefined) return undefined
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
      await started.ended
      listen()
      return { times, unanswered: new Map(sent.flatMap(filesOf)) }
    },
    stop: () => {
      Atomics.store(stopped, 0, 1)
      // One file at most is in the making. A thread that died over it says nothing more.
      Atomics.wait(writing, 0, 1, PATIENCE_MS)
      // Without a word it would wait for the next batch, and this process for it.
      inbox.postMessage(DONE)
    },
  }
}
