import { startOfLine } from '../../text/lines.ts'
import { isWithin, type Range } from '../../text/ranges.ts'
import { sticky } from '../../text/sticky.ts'
import { groundOf } from '../components/ground.ts'
import { quotesBefore } from '../containers.ts'
import type { Mending } from './mending.ts'

/**
 * Join the lone `>` of a tag of HTML, as formatters of JSX write it on a line of its own, to the line before, at the
 * same length: CommonMark takes it for a block quote. Lines are counted in the text as it was given.
 */
export function joinTagEnds(text: string, { parse }: Mending): string {
  if (!text.includes('<') || !/\n[ \t]*>/.test(text)) return text
  let code: readonly Range[] | undefined
  let joined = ''
  let done = 0
  let quotes = 0
  const patterns: RegExp[] = []
  for (const { index } of text.matchAll(/(?<!\\)<\/?[a-z]/g)) {
    if (index < done) continue
    const lineStart = startOfLine(text, index)
    // Where a tag has ended on the line, there are as many as on its first one.
    if (done <= lineStart) quotes = quotesBefore(text, lineStart, index)
    const pattern = patterns[quotes] ?? tagWithLoneEnd(quotes)
    patterns[quotes] = pattern
    const match = sticky(pattern, text, index)
    if (match === null || isQuote(match, text)) continue
    code ??= groundOf(text, parse).code
    if (isWithin(code, index)) continue
    const end = index + match[0].length
    const gap = match.groups?.gap?.length ?? 0
    joined += `${text.slice(done, end - 1 - gap)}${' '.repeat(gap)}>`
    done = end
  }
  return joined + text.slice(done)
}

/** A tag whose `>` is the first sign of a line, below so many quote marks; no blank line stands in it. */
function tagWithLoneEnd(quotes: number): RegExp {
  const line = `\\n(?:[ \\t]{0,3}> ?){${quotes}}[ \\t]*`
  const space = `(?:[ \\t]+(?:${line})?|${line})`
  const value = `(?:"[^"]*"|'[^']*'|[^\\s"'=<>\`{}]+)`
  const attribute = `[^\\s"'<>/={}]+(?:${space}?=${space}?${value})?`
  return new RegExp(
    `<(?:/(?<closed>[a-z][a-z0-9-]*)|[a-z][a-z0-9-]*(?<attributes>(?:${space}${attribute})*))[ \\t]*(?<gap>${line})>`,
    'y',
  )
}

/** Whether it is rather prose that ends with `<` and a word, and a block quote below it. */
function isQuote({ index, 0: tag, groups }: RegExpExecArray, text: string): boolean {
  const { closed, attributes = '' } = groups ?? {}
  return closed === undefined && !/[=\n]/.test(attributes) && !/\S/.test(text.charAt(index + tag.length))
}
