import { blank, startOfLine } from '../../text/lines.ts'
import { sticky } from '../../text/sticky.ts'
import { groundOf } from '../components/ground.ts'
import { blankModuleLines } from './mdx-modules.ts'
import type { Mending } from './mending.ts'

/**
 * What a fence of `mdx-code-block` holds is no sample: Docusaurus reads it as a part of the post, and other tools show
 * it as code. The lines of the fence become blanks, at the same length, and so do `import` and `export` lines with which
 * its content begins.
 */
export function openMdxFences(text: string, { report, parse, placeAt, names }: Mending): string {
  if (!text.includes('mdx-code-block')) return text
  let opened = ''
  let done = 0
  for (const [start, end] of groundOf(text, parse).code) {
    const head = sticky(/[ \t]*(`{3,}|~{3,})[ \t]*mdx-code-block(?![\w-])[^\n]*/y, text, start)
    if (head === null || start < done) continue
    const from = start + head[0].length
    const to = footOf(text, from, end, head[1] ?? '')
    const inner = text.slice(from, to)
    const placeOf = (offset: number, length: number) => placeAt(from + offset, length)
    opened += text.slice(done, start) + blank(head[0])
    opened += blankModuleLines(inner, { report, placeAt: placeOf, names }) + blank(text.slice(to, end))
    done = end
  }
  return opened + text.slice(done)
}

/** Where the marks that close a fence begin; its end, if nothing closes it. */
function footOf(text: string, from: number, end: number, marks: string): number {
  const lineStart = startOfLine(text, end)
  const foot = /^([ \t>]*)(`{3,}|~{3,})[ \t]*$/.exec(text.slice(lineStart, end))
  return lineStart > from && foot?.[2]?.startsWith(marks) ? lineStart + (foot[1] ?? '').length : end
}
