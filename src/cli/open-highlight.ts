import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { CodeThread } from '../build/code-thread.ts'
import type { Highlighted } from '../markdown/code/ahead.ts'
import { counter, received, startThreadOf } from './threads.ts'

/** All that the thread is told. */
export interface HighlightOrder {
  readonly texts: readonly Uint8Array[]
  /** The number of the text that the first thread parses. */
  readonly reached: Int32Array
  readonly results: MessagePort
}

/**
 * Start a thread that highlights code ahead; undefined on a machine with one processor.
 *
 * @param folder the package's folder
 */
export function startHighlighting(folder: string, texts: readonly Uint8Array[]): CodeThread | undefined {
  const reached = counter()
  const { port1: inbox, port2: results } = new MessageChannel()
  const order: HighlightOrder = { texts, reached, results }
  const started = startThreadOf('highlight', { folder, order, port: results })
  if (started === undefined) return undefined
  const made = new Map<string, string>()
  return {
    ahead: (code, { id }) => {
      const key = keyOf(id, code)
      if (!made.has(key))
        for (const found of received<readonly Highlighted[]>(inbox).flat())
          made.set(keyOf(found.language, found.code), found.html)
      return made.get(key)
    },
    reach: (nth) => void Atomics.store(reached, 0, nth),
    close: async () => void (await started.worker.terminate()),
  }
}

function keyOf(language: string, code: string): string {
  return `${language}\n${code}`
}
