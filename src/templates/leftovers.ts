import { templateSyntax } from '../report/template.ts'
import { didYouMean } from '../report.ts'
import { linesOf, placeAt } from '../text/lines.ts'
import { nearest } from '../text/nearest.ts'
import { THEME_FOLDER } from '../text/paths.ts'
import type { Report } from '../types.ts'
import { childrenOf, Output, Tag, type Template, type Token, type Value } from './liquid.ts'
import type { Parsed } from './rendering.ts'

/**
 * Look for what LiquidJS does not read and passes without a word: it takes of a tag or an output what it understands. The
 * theme's own templates are looked at in the tests.
 */
export function checkLeftovers({ templates, text, path }: Parsed, report: Report): void {
  if (path.startsWith(THEME_FOLDER)) return
  const visit = (template: Template): void => {
    for (const { begin, length, problem, hint } of leftIn(template))
      report(templateSyntax(placeAt(linesOf(text), path, begin, length), problem, hint))
    childrenOf(template).forEach(visit)
  }
  templates.forEach(visit)
}

interface Leftover {
  readonly begin: number
  readonly length: number
  readonly problem: string
  readonly hint?: string | undefined
}

/** Tags whose words say nothing, or are read by other means. */
const FREE: ReadonlySet<string> = new Set(['#', 'comment', 'liquid', 'raw'])

/** What LiquidJS keeps to itself of a tag. */
interface TagParts {
  readonly token: Token & { readonly args: string }
  readonly tokenizer: { readonly p: number }
  readonly hash?: Parameters
  readonly args?: Parameters
}

interface Parameters {
  readonly hash?: Readonly<Record<string, Token | undefined>>
}

function leftIn(template: Template): readonly Leftover[] {
  if (template instanceof Output) return leftBehind(template.token, endOf(template.value), 'output')
  if (!(template instanceof Tag) || FREE.has(template.name)) return []
  const { token, tokenizer, hash, args } = template as unknown as TagParts
  const named = template.name === 'block' ? (/^(['"]?)[\w-]*\1/.exec(token.args)?.[0].length ?? 0) : 0
  const left = leftBehind(token, tokenizer.p + named, template.name)
  const known = PARAMETERS[template.name]
  if (left.length > 0 || known === undefined) return left
  return unknownIn(template.name, token, (hash ?? args)?.hash ?? {}, known)
}

/** Where an output has been read to, or -1 for one that is empty. */
function endOf({ initial, filters }: Value): number {
  const written = filters.map((filter) => (filter as unknown as { readonly token?: Token }).token)
  return Math.max(-1, ...[...initial.postfix, ...written].map((token) => token?.end ?? -1))
}

function leftBehind(token: Token, end: number, name: string): readonly Leftover[] {
  const { input, contentRange } = token as Token & { readonly contentRange: readonly [number, number] }
  const left = end === -1 ? '' : input.slice(end, contentRange[1])
  const words = left.trim()
  // A stroke with nothing behind it is no filter that was lost.
  if (words === '' || words === '|') return []
  const hint = words.startsWith('|') ? 'filter it before: `{% assign list = … | … %}`' : undefined
  const problem = `nothing reads \`${words}\` in this ${name === 'output' ? 'output' : `\`${name}\``}`
  return [{ begin: end + left.indexOf(words), length: words.length, problem, hint }]
}

/** The parameters of loops; those of other tags are names of the author's own. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  for: ['limit', 'offset', 'reversed'],
  tablerow: ['limit', 'offset', 'cols'],
}

function unknownIn(
  name: string,
  token: Token,
  given: Readonly<Record<string, Token | undefined>>,
  known: readonly string[],
): readonly Leftover[] {
  const written = token.input.slice(token.begin, token.end)
  const place = (key: string) => ({
    begin: token.begin + Math.max(0, written.lastIndexOf(key)),
    length: key.length,
  })
  const empty = known.find((key) => key !== 'reversed' && key in given && given[key] === undefined)
  if (empty !== undefined)
    return [{ ...place(empty), problem: `\`${empty}\` has no value`, hint: `write \`${empty}: 3\`` }]
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const hint = didYouMean(nearest(key, known)) ?? `there are ${known.join(', ')}`
      return { ...place(key), problem: `\`${name}\` has no parameter \`${key}\``, hint }
    })
}
