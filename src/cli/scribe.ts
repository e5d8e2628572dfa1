import { on } from 'node:events'
import { workerData } from 'node:worker_threads'
import { createFile } from '../io/disk.ts'
import { resolveInside } from '../io/paths.ts'
import { type Batch, DONE, filesOf, type ScribeOrder } from '../io/scribe.ts'

/** A thread that writes staged files, so that the one that prints pages need not wait for the disk. */
const { folder, batches, stopped, writing } = workerData as ScribeOrder
for await (const [batch] of on(batches, 'message') as AsyncIterable<[Batch | typeof DONE]>) {
  if (batch === DONE || !write(batch)) break
}
batches.close()

/** False when it was stopped before the end. */
function write(batch: Batch): boolean {
  const times: number[] = []
  for (const [name, bytes] of filesOf(batch)) {
    // Said before it is asked: the first thread either sees the one or has said the other.
    Atomics.store(writing, 0, 1)
    const isStopped = Atomics.load(stopped, 0) === 1
    try {
      if (!isStopped) times.push(createFile(resolveInside(folder, name), bytes).mtimeMs)
    } finally {
      Atomics.store(writing, 0, 0)
      Atomics.notify(writing, 0)
    }
    if (isStopped) return false
  }
  batches.postMessage(times)
  return true
}
