import { workerData } from 'node:worker_threads'
import { highlightAhead } from '../markdown/code/ahead.ts'
import { Highlighter } from '../markdown/code/highlighter.ts'
import type { HighlightOrder } from './open-highlight.ts'

/** A thread that highlights code blocks, ahead of the one that parses the posts. */
const { texts, reached, results } = workerData as HighlightOrder
const highlighter = new Highlighter()
const decoder = new TextDecoder()
// The post that is parsed now and the next one would come too late.
for (let nth = 0; nth < texts.length; nth = Math.max(nth, Atomics.load(reached, 0) + 1) + 1) {
  const made = await highlightAhead(decoder.decode(texts[nth]), highlighter)
  if (made.length > 0) results.postMessage(made)
}
results.close()
