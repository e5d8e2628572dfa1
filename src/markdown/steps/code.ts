import { brokenRange, codeTooLarge, lineBeyond, unknownLanguage } from '../../report/code.ts'
import { nearest } from '../../text/nearest.ts'
import type { Place } from '../../types.ts'
import { type Lines, mayHoldDirectives, takeDirectives } from '../code/directives.ts'
import { type Fence, readFence } from '../code/fence.ts'
import { knownWords, type Language, languageFor } from '../code/languages.ts'
import { CODE_LIMITS } from '../code/limits.ts'
import type { ListingNode } from '../code/listing.ts'
import { isPatch, keepSigns, takeSigns } from '../code/signs.ts'
import { element } from '../element.ts'
import { withoutControls } from '../holes.ts'
import type { StepContext } from '../step.ts'
import { type Code, childrenOf, type Root, type RootContent, walk } from '../tree.ts'

/** No code block stands in these. */
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table', 'html', 'definition'])

/**
 * Code blocks become figures (THEME 5), and what is to be highlighted is noted. Runs after the summary: length
 * and description know nothing of code. A block that a plugin has given a shape of its own keeps it.
 */
export function code(tree: Root, context: StepContext): void {
  const used: Used = { weight: 0, isOver: false, suggest: suggester() }
  walk(tree, (node, index, parent) => {
    if (node.type !== 'code') return PROSE.has(node.type) ? false : undefined
    if (node.data?.hName !== undefined || node.data?.hChildren !== undefined) return
    const block = read(node, context, used)
    if (block !== undefined) childrenOf(parent)[index] = figure(block, context)
    return index + 1
  })
  walk({ type: 'root', children: [...context.result.excerpt] }, (node) => {
    if (node.type === 'code') read(node, { ...context, report: () => undefined })
  })
}

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

function suggester(): Used['suggest'] {
  const found = new Map<string, string | undefined>()
  return (word) => {
    if (word.length > LONGEST_WORD) return undefined
    if (!found.has(word) && found.size < SUGGESTIONS) found.set(word, nearest(word, knownWords()))
    return found.get(word)
  }
}

interface Block {
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
function read(node: Code, context: StepContext, used?: Used): Block | undefined {
  const isPlain = used === undefined
  if (!node.lang && !node.meta) return undefined
  const fence = readFence([node.lang, node.meta].filter(Boolean).join(' '))
  const told = { ...fence, ...titleOf(fence) }
  const given = withoutControls(node.value)
  const language = languageOf(told, given, (word) => {
    context.report(unknownLanguage(placeOf(node, word, context), word, used?.suggest(word)))
  })
  const shown = isPlain ? fence.word : (fence.inner ?? fence.word)
  node.lang = shown === '' ? null : shown
  node.meta = null
  const texts = given.split('\n')
  const plain: Lines = { texts, kinds: [] }
  const marked = language !== undefined && mayHoldDirectives(given) ? takeDirectives(texts) : plain
  const isDiff = fence.isDiff && !isPlain && !isPatch(given)
  const signed = isDiff ? takeSigns(marked) : fence.isDiff ? keepSigns(marked) : marked
  const lines = withRanges(node, fence, signed, context)
  if (isPlain) node.value = lines.texts.join('\n')
  const isLined = fence.isDiff || fence.from !== undefined || lines.kinds.some((kind) => kind !== undefined)
  if (isPlain || (language === undefined && told.title === undefined && !isLined)) return undefined
  const isSmall = language !== undefined && fits(node, lines.texts, used, context)
  const isSigned = lines.kinds.some((kind) => kind === 'ins' || kind === 'del')
  return {
    node,
    fence: told,
    language: isSmall ? language : undefined,
    lines,
    isLined,
    isDiff: isDiff || (isSigned && !fence.isDiff),
  }
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
  const lineEnd = text.indexOf('\n', start)
  const line = text.slice(start, lineEnd === -1 ? undefined : lineEnd)
  for (let at = line.indexOf(written); at !== -1; at = line.indexOf(written, at + 1)) {
    const isPart =
      /(?:\w|\d-)$/.test(line.slice(0, at)) || /^(?:\w|-\d)/.test(line.slice(at + written.length))
    if (!isPart) return place(node, written.length, at)
  }
  return place(node)
}

function figure(block: Block, context: StepContext): RootContent {
  const { node, fence, language, lines, isLined, isDiff } = block
  const listing: ListingNode = { type: 'listing', value: '' }
  context.result.listings.push({
    node: listing,
    lines,
    isLined,
    from: fence.from === 1 ? undefined : fence.from,
    language,
    onFailure: () => context.report(codeTooLarge(context.place(node), 'it is nested too deep')),
  })
  const ofCode = { ...(node.lang && { className: [`language-${node.lang}`] }), ...node.data?.hProperties }
  const classes = [...(isDiff ? ['diff'] : []), ...(fence.from === undefined ? [] : ['numbers'])]
  const pre = element('pre', classes.length === 0 ? {} : { className: classes }, [
    element('code', ofCode, [listing], node.position),
  ])
  const children = fence.title === undefined ? [pre] : [caption(fence.title, fence, language), pre]
  return element('figure', { className: ['code'] }, children, node.position)
}

function caption(title: string, { link }: Fence, language: Language | undefined): RootContent {
  const name = element('span', {}, [{ type: 'text', value: title }])
  const source: RootContent[] =
    link === undefined
      ? []
      : [{ type: 'link', url: link.url, children: [{ type: 'text', value: link.text }] }]
  const label = language === undefined ? [] : [element('span', {}, [{ type: 'text', value: language.label }])]
  return element('figcaption', {}, [name, ...source, ...label])
}
