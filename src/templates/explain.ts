import type { LiquidErrors, TagToken, Token } from 'liquidjs'
import {
  renderFailed,
  templateSyntax,
  tooLarge,
  unknownFilter,
  unknownTag,
  unknownVariable,
} from '../report/template.ts'
import { hintForSyntax } from '../report/template-hints.ts'
import { linesOf, placeAt } from '../text/lines.ts'
import type { Diagnostic, Place } from '../types.ts'
import { ExpressionFault, TemplateFault } from './fault.ts'
import type { Rendering } from './rendering.ts'
import { unclosedBefore } from './unclosed.ts'

/** Names of filters and tags that exist, for suggestions. */
interface Vocabulary {
  readonly filters: readonly string[]
  readonly tags: readonly string[]
}

/** Turn whatever a render threw into findings at template:line:column, with the subject beside them. */
export function explain(thrown: unknown, rendering: Rendering, words: Vocabulary): readonly Diagnostic[] {
  const errors = flatten(thrown).filter((error, at) => at === 0 || !isAftermath(error))
  return errors.map((error) => {
    const cause = causeOf(error)
    const fault = error instanceof TemplateFault ? error : cause
    if (fault instanceof TemplateFault && fault.whose === 'subject')
      return fault.finding(rendering.request.subject)
    const found = describe(error, cause, rendering, words)
    const chain = rendering.chainOf(error, cause).filter((frame) => frame.token !== tokenOf(error))
    const callers = chain.reverse().map((frame) => placeOf(frame.token, rendering))
    const related = [...callers, rendering.request.subject]
    return { ...found, related: related.filter((place) => !isTopOf(found.place, place)) }
  })
}

/** The start of the same file: the tag that names its layout, or the file that could not be read. It says nothing. */
function isTopOf({ path }: Place, other: Place): boolean {
  return other.path === path && other.line === 1 && other.column === 1
}

function flatten(thrown: unknown): readonly unknown[] {
  return isMany(thrown) ? thrown.errors.flatMap(flatten) : [thrown]
}

/** Behind a tag that could not be read, its end stands alone: that is the same fault. */
function isAftermath(error: unknown): boolean {
  return error instanceof Error && /^tag "(?:end\w+|else|elsif|when)" not found/.test(error.message)
}

function isMany(thrown: unknown): thrown is LiquidErrors {
  return thrown instanceof Error && thrown.name === 'LiquidErrors' && 'errors' in thrown
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error ? error.originalError : undefined
}

function tokenOf(error: unknown): Token | undefined {
  return error instanceof Error && 'token' in error ? (error.token as Token) : undefined
}

type At = (part?: string) => Place

function describe(error: unknown, cause: unknown, rendering: Rendering, words: Vocabulary): Diagnostic {
  const token = tokenOf(error)
  const at: At = (part) => (token === undefined ? rendering.request.subject : placeOf(token, rendering, part))
  if (cause instanceof ExpressionFault && token !== undefined) {
    const place = placeOfExpression(token, cause, rendering)
    return say(cause.error, causeOf(cause.error), () => place, rendering, words)
  }
  return say(error, cause, at, rendering, words)
}

function say(error: unknown, cause: unknown, at: At, rendering: Rendering, words: Vocabulary): Diagnostic {
  if (error instanceof TemplateFault) return error.finding(at())
  if (cause instanceof TemplateFault) return cause.finding(at(cause.at))
  const message =
    cause instanceof Error ? cause.message : error instanceof Error ? error.message : String(error)
  const name = error instanceof Error ? error.name : ''
  if (name === 'UndefinedVariableError') return variable(message, at(), rendering, error)
  const problem = message.replace(/(?:, file:[^,]*)?, line:\d+, col:\d+$/, '')
  const filter = /^undefined filter: (.*)$/s.exec(problem)?.[1]
  if (filter !== undefined) return unknownFilter(at(filter), filter, words.filters)
  const tag = /^tag "(.*)" not found$/s.exec(problem)?.[1]
  if (tag !== undefined)
    return unclosed(tag, tokenOf(error), rendering) ?? unknownTag(at(tag), tag, words.tags)
  if (LARGE.test(problem)) return tooLarge(at())
  if (name === 'RenderError') return renderFailed(at(), problem)
  return templateSyntax(at(), problem, hintForSyntax(problem, writtenIn(tokenOf(error))))
}

/** What LiquidJS says at its limit, and V8 at its own. */
const LARGE = /^memory alloc limit exceeded|^Invalid (?:string|array) length$/

/** With the sign before it, where LiquidJS has stopped. */
function writtenIn(token: Token | undefined): string {
  return token === undefined ? '' : token.input.slice(Math.max(0, token.begin - 1), token.end)
}

/** The end of a tag that is met while another is open: that one is the fault. */
function unclosed(end: string, token: Token | undefined, rendering: Rendering): Diagnostic | undefined {
  const open = token === undefined ? undefined : unclosedBefore(token.input, end, token.begin)
  if (token === undefined || open === undefined) return undefined
  const place = placeOf(
    { ...token, begin: open.begin, end: open.begin + open.text.length } as Token,
    rendering,
  )
  return templateSyntax(place, `${open.text} is not closed before {% ${end} %}`)
}

function variable(message: string, place: Place, rendering: Rendering, error: unknown): Diagnostic {
  const path = message.replace(/^undefined variable: /, '')
  const key = path.slice(path.lastIndexOf('.') + 1)
  const miss = rendering.misses.findIndex((candidate) => candidate.key === key)
  const known = miss === -1 ? [] : (rendering.misses.splice(miss, 1)[0]?.known ?? [])
  const caller = path === key ? rendering.chainOf(error).at(-1) : undefined
  const isPartial = (caller?.token as TagToken | undefined)?.name === 'render'
  const isInside = caller !== undefined && rendering.loaded.get(caller.name)?.path === place.path
  return unknownVariable(place, path, known, isPartial && isInside ? caller.name : undefined)
}

/** Where a variable stands in the expression of a filter, or the filter where that is not written in the tag. */
function placeOfExpression(token: Token, { error, filter }: ExpressionFault, rendering: Rendering): Place {
  const inner = tokenOf(error)
  const written = token.input.slice(token.begin, token.end)
  const from = Math.max(0, written.search(new RegExp(`\\|\\s*${filter}\\b`)))
  const quoted = ["'", '"'].map((quote) => written.indexOf(quote + inner?.input + quote, from) + 1)
  const begin = Math.max(...quoted)
  if (inner === undefined || begin === 0) return placeOf(token, rendering, filter)
  const [first, last] = [begin + inner.begin, begin + inner.end].map((offset) => token.begin + offset)
  return placeOf({ ...token, begin: first, end: last } as Token, rendering)
}

/** Where a token stands; `part`, when it is found in the token, is what the finding points at. */
function placeOf(token: Token, rendering: Rendering, part?: string): Place {
  const path = rendering.fileOf(token)
  if (path === undefined) return rendering.request.subject
  const within = part === undefined ? -1 : token.input.slice(token.begin, token.end).indexOf(part)
  const begin = token.begin + Math.max(0, within)
  const length = within === -1 ? token.end - token.begin : (part ?? '').length
  const line = token.input.indexOf('\n', begin)
  const onLine = line === -1 ? length : Math.min(length, line - begin)
  return placeAt(linesOf(token.input), path, begin, onLine)
}
