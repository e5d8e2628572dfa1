import { setPriority } from 'node:os'
import { workerData } from 'node:worker_threads'
import { highlightAhead } from '../markdown/code/ahead.ts'
import { Highlighter } from '../markdown/code/highlighter.ts'
import type { HighlightOrder } from './open-highlight.ts'

/** A thread that highlights code blocks, ahead of the one that parses the posts. */
giveWay()
const { texts, reached, results } = workerData as HighlightOrder
const highlighter = new Highlighter()
const decoder = new TextDecoder()
// The post that is parsed now and the next one would come too late.
for (let nth = 0; nth < texts.length; nth = Math.max(nth, Atomics.load(reached, 0) + 1) + 1) {
  const made = await highlightAhead(decoder.decode(texts[nth]), highlighter)
  if (made.length > 0) results.postMessage(made)
}
results.close()

/**
 * Of two processors one is for the first thread, and the other for V8's compilers first, which that one waits for. Only
 * Linux knows priorities of threads (setpriority(2)): elsewhere this would be that of the whole process.
 */
function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(10)
  } catch {
    // Not allowed here: then it has the priority of the others.
  }
}
