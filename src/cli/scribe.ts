import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { createFile } from '../io/disk.ts'
import { resolveInside } from '../io/paths.ts'
import { type Batch, DONE, filesOf, type ScribeOrder, type WrittenBatch } from './open-scribe.ts'

/** A thread that writes staged files, so that the one that prints pages need not wait for the disk. */
const { folder, batches } = workerData as ScribeOrder
for await (const [batch] of on(batches, 'message') as AsyncIterable<[Batch | typeof DONE]>) {
  if (batch === DONE) break
  const written: WrittenBatch = filesOf(batch).map(
    ([name, bytes]) => createFile(resolveInside(folder, name), bytes).mtimeMs,
  )
  batches.postMessage(written)
}
parentPort?.postMessage(DONE)
batches.close()
