import type { Chunk } from '../types.ts'

/** What readers see although it holds no text. */
const SEEN = /<(?:audio|hr|iframe|img|input|math|picture|pre|svg|table|video)[\s>]/
const TEXT = /(?:^|>)\s*[^\s<]/

/** Whether a finished body shows nothing: no text, no picture, no component. */
export function isBlank(chunks: readonly Chunk[]): boolean {
  let html = ''
  for (const chunk of chunks) {
    if (typeof chunk === 'string') {
      if (/>\s*[^\s<]/.test(chunk)) return false
      html += chunk
    }
    // A link's hole stands within the quotes of its tag, and what it leads to is not seen.
    else if (chunk.kind !== 'link') return false
  }
  return !TEXT.test(html) && !SEEN.test(html)
}
