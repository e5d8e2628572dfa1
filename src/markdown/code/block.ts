import { brokenRange, codeTooLarge, lineBeyond, openQuote, unknownLanguage } from '../../report/code.ts'
import { withoutStrays } from '../../text/controls.ts'
import { restOfLine } from '../../text/lines.ts'
import { nearest } from '../../text/nearest.ts'
import type { Place } from '../../types.ts'
import type { StepContext } from '../step.ts'
import type { Code } from '../tree.ts'
import { isPatch, keepSigns, takeSigns } from './diff-signs.ts'
import { type Fence, readFence } from './fence.ts'
import { knownWords, type Language, languageFor } from './languages.ts'
import { CODE_LIMITS } from './limits.ts'
import { type Lines, mayHoldMarks, takeMarks } from './line-marks.ts'

/** How much code of a post has been highlighted, and whether it has been said that this is all. */
interface Used {
  weight: number
  isOver: boolean
  /** The known word that an unknown one most likely means. */
  readonly suggest: (word: string) => string | undefined
}

/** A post may hold thousands of odd words: only so many are looked at, and none that is too long to be a slip. */
const SUGGESTIONS = 100
const LONGEST_WORD = 30

export function nothingUsed(): Used {
  return { weight: 0, isOver: false, suggest: suggester() }
}

function suggester(): Used['suggest'] {
  const found = new Map<string, string | undefined>()
  return (word) => {
    if (word.length > LONGEST_WORD) return undefined
    if (!found.has(word) && found.size < SUGGESTIONS) found.set(word, nearest(word, knownWords()))
    return found.get(word)
  }
}

/** A code block that becomes a figure. */
export interface Block {
  readonly node: Code
  readonly fence: Fence
  readonly language: Language | undefined
  readonly lines: Lines
  readonly isLined: boolean
  /** Whether the style sheet sets the signs of a diff. */
  readonly isDiff: boolean
}

/**
 * What a fence says about its code; undefined when it stays as plain as markdown has it, with its language alone.
 *
 * @param used absent: it stays plain in any case, and its lines keep the signs of a diff
 */
export function readBlock(node: Code, context: StepContext, used?: Used): Block | undefined {
  const isPlain = used === undefined
  if (!node.lang && !node.meta) return undefined
  const fence = readFence([node.lang, node.meta].filter(Boolean).join(' '))
  const told = { ...fence, ...titleOf(fence) }
  const given = withoutStrays(node.value)
  const language = languageOf(told, given, (word) => {
    context.report(unknownLanguage(placeOf(node, word, context), word, used?.suggest(word)))
  })
  for (const written of fence.open) context.report(openQuote(placeOf(node, written, context), written))
  const shown = isPlain ? fence.word : (fence.inner ?? fence.word)
  node.lang = shown === '' ? null : shown
  node.meta = null
  const texts = given.split('\n')
  const plain: Lines = { texts, kinds: [] }
  if (!isPlain && (language !== undefined || isMarked(fence)) && !fits(node, texts, used, context))
    return told.title === undefined ? undefined : plainBlock(node, told, plain)
  const marked = language !== undefined && mayHoldMarks(given) ? takeMarks(texts) : plain
  const hasSigns = fence.isDiff && (isPlain || isPatch(given))
  const signed = hasSigns ? keepSigns(marked) : fence.isDiff ? takeSigns(marked) : marked
  const lines = withRanges(node, fence, signed, context)
  if (isPlain) node.value = lines.texts.join('\n')
  const isLined = fence.isDiff || fence.from !== undefined || lines.kinds.some((kind) => kind !== undefined)
  if (isPlain || (language === undefined && told.title === undefined && !isLined)) return undefined
  const isDiff = !hasSigns && (fence.isDiff || lines.kinds.some((kind) => kind === 'ins' || kind === 'del'))
  return { node, fence: told, language, lines, isLined, isDiff }
}

function isMarked({ isDiff, from, ranges }: Fence): boolean {
  return isDiff || from !== undefined || ranges.length > 0
}

function plainBlock(node: Code, { from: _, ...fence }: Fence, lines: Lines): Block {
  return { node, fence, language: undefined, lines, isLined: false, isDiff: false }
}

/** ```` ```index.js ```` names its file by the way. */
function titleOf({ word, title }: Fence): { readonly title?: string } {
  return title === undefined && /\w\.\w+$/.test(word) ? { title: word } : {}
}

/** The language to highlight. Of a diff it is the one inside; a patch is one itself. */
function languageOf(
  { word, inner, isDiff }: Fence,
  given: string,
  onUnknown: (word: string) => void,
): Language | undefined {
  const name = inner ?? (isDiff && /^diff$/i.test(word) && !isPatch(given) ? '' : word)
  if (name === '') return undefined
  const language = languageFor(name)
  if (language === undefined) onUnknown(name)
  return language === 'plain' ? undefined : language
}

function withRanges(node: Code, fence: Fence, lines: Lines, context: StepContext): Lines {
  for (const written of fence.broken) context.report(brokenRange(placeOf(node, written, context), written))
  if (fence.ranges.length === 0) return lines
  const kinds = lines.texts.map((_, at) => lines.kinds[at])
  const count = lines.texts.length
  for (const { kind, first, last, written } of fence.ranges) {
    if (last > count) context.report(lineBeyond(placeOf(node, written, context), written, count))
    for (let line = first; line <= Math.min(last, count); line++) kinds[line - 1] ??= kind
  }
  return { texts: lines.texts, kinds }
}

function fits(node: Code, texts: readonly string[], used: Used, context: StepContext): boolean {
  const { fence, line, post, heavy } = CODE_LIMITS
  let weight = 0
  for (const { length } of texts) weight += length * (1 + length / heavy)
  const long = texts.findIndex((text) => text.length > line)
  const inKilobytes = (length: number) => `${Math.ceil(length / 1024)} KB`
  let reason: string | undefined
  if (node.value.length > fence)
    reason = `it has ${inKilobytes(node.value.length)}, at most ${inKilobytes(fence)} are`
  else if (long !== -1) reason = `its line ${long + 1} is longer than ${line} characters`
  else if (used.weight + weight > post) reason = 'the post holds too much of it up to here'
  else {
    used.weight += weight
    return true
  }
  if (!used.isOver) context.report(codeTooLarge(context.place(node), reason))
  used.isOver ||= used.weight + weight > post
  return false
}

/** Where a piece of the words behind a fence stands. */
function placeOf(node: Code, written: string, { text, place }: StepContext): Place {
  const start = node.position?.start.offset
  if (start === undefined) return place(node)
  const line = restOfLine(text, start)
  for (let at = line.indexOf(written); at !== -1; at = line.indexOf(written, at + 1)) {
    const isPart =
      /(?:\w|\d-)$/.test(line.slice(0, at)) || /^(?:\w|-\d)/.test(line.slice(at + written.length))
    if (!isPart) return place(node, written.length, at)
  }
  return place(node)
}
