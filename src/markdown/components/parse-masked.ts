import type { Range } from '../../text/ranges.ts'
import { quietRanges } from '../code-ranges.ts'
import { type Covered, coveredTexts, placeFormulas } from '../formulas/place-formulas.ts'
import { type Formula, type FormulaScan, mayHoldFormulas, scanFormulas } from '../formulas/scan-formulas.ts'
import type { Ours } from '../step.ts'
import { offsetOfHtml, type Parse, type Root, walk } from '../tree.ts'
import { type DirectiveTag, isDirective, mayHoldDirectives, scanDirectives } from './directives.ts'
import { groundOf } from './ground.ts'
import { type Mask, masksOf, maskText, tooDeepTag } from './mask.ts'
import { mayHoldTags, type Scan, scanTags } from './scan-tags.ts'
import type { Tag } from './tags.ts'

/** A text's tree with masks on, and what the masks hide. */
export interface Masked {
  readonly tree: Root
  /** Tags of components and lines of directives, in order. */
  readonly tags: readonly Tag[]
  readonly faults: Scan['faults']
  /** `:::` lines without a partner. */
  readonly strays: readonly DirectiveTag[]
  /** `$$` lines without an end. */
  readonly unclosed: readonly number[]
  /** TeX between dollars that a letter or digit beside them makes text. */
  readonly beside: readonly Range[]
  readonly hasMasks: boolean
  /** Whether there is nothing of ours at all: what looked like it is code. */
  readonly isBare?: boolean
}

/** How deep components may be nested, and who is told the offset of one that lies deeper. */
export interface Nesting {
  readonly limit: number
  readonly onDeeper: (offset: number) => void
}

/** Whether a text can hold anything that has to be masked. */
export function mayNeedMasks(text: string, { directives, formulas }: Ours): boolean {
  return mayHoldTags(text) || (directives && mayHoldDirectives(text)) || (formulas && mayHoldFormulas(text))
}

/**
 * Parse with masks on. A mask that does not come out where it belongs hid text that is none of ours (it stands
 * in code, say): it is withdrawn and the text parsed again, so that such text comes back byte for byte.
 */
export function parseMasked(
  text: string,
  parse: Parse,
  { ours, nesting }: { readonly ours: Ours; readonly nesting: Nesting },
): Masked {
  const { code, plain } = groundOf(text, parse)
  if (code.length > 0 && !mayNeedMasks(outside(text, code), ours)) {
    const bare = { ...NOTHING, hasMasks: false, isBare: true }
    return { tree: plain ?? parse(text), ...bare }
  }
  const { tags: components, faults } = scanTags(text, code)
  const isDirected = ours.directives && mayHoldDirectives(text)
  // A line of colons in a comment or in raw HTML is part of it.
  const raw =
    isDirected && text.includes('<') ? rawHtmlIn(underTags(text, components, plain, parse).tree, text) : []
  const closed = raw.length === 0 ? code : inOrderOf([...code, ...raw])
  const { strays, ...directed } = isDirected ? scanDirectives(text, closed, components) : NONE
  let tags = inOrder(components, directed.tags)
  const deep = tooDeepTag(components, nesting.limit)
  if (deep !== undefined) {
    nesting.onDeeper(deep.start)
    const tree: Root = { type: 'root', children: [] }
    return { tree, ...NOTHING, hasMasks: false }
  }
  const ground = ours.formulas && mayHoldFormulas(text) ? underTags(text, tags, plain, parse) : undefined
  const found = ground === undefined ? NO_FORMULAS : findFormulas(text, tags, ground.tree)
  let { formulas } = found
  const rest = { faults, strays, unclosed: found.unclosed, beside: found.beside }
  for (let round = 0; round < ROUNDS; round++) {
    const masks = masksOf(text, tags, formulas)
    if (masks.length === 0) break
    const isReady = round === 0 && formulas.length === 0 && ground !== undefined
    const tree = isReady ? ground.tree : parse(maskText(text, masks))
    const covered = coveredTexts(tree, masks)
    const wrong = misplaced(tree, masks, covered)
    if (wrong.size === 0) {
      placeFormulas(tree, formulas, covered)
      return { tree, tags, ...rest, hasMasks: true }
    }
    tags = tags.filter((tag) => !wrong.has(tag))
    formulas = formulas.filter((formula) => !wrong.has(formula))
  }
  // Without a mask a directive is text.
  const left = tags.filter((tag) => !isDirective(tag))
  return {
    tree: plain ?? (ground?.isPlain === true ? ground.tree : parse(text)),
    tags: left,
    ...rest,
    hasMasks: false,
  }
}

/** What lies between the ranges. A line stays a line. */
function outside(text: string, ranges: readonly Range[]): string {
  let at = 0
  const parts: string[] = []
  for (const [start, end] of ranges) {
    if (start > at) parts.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  return [...parts, text.slice(at)].join('\n')
}

/** Raw HTML and comments, where no line is a directive's: those of components are masked. */
function rawHtmlIn(tree: Root, text: string): readonly Range[] {
  return htmlRanges(tree).filter(([start]) => /[a-z/!]/.test(text.charAt(start + 1)))
}

interface UnderTags {
  /** The tree in which tags alone are masked. */
  readonly tree: Root
  /** Whether there was no tag to mask. */
  readonly isPlain: boolean
}

function underTags(text: string, tags: readonly Tag[], known: Root | undefined, parse: Parse): UnderTags {
  const masks = masksOf(text, tags, [])
  const isPlain = masks.length === 0
  return { tree: isPlain ? (known ?? parse(text)) : parse(maskText(text, masks)), isPlain }
}

/** What blocks there are is told by the tree in which tags are masked: a tag would make HTML of the lines below it. */
function findFormulas(text: string, tags: readonly Tag[], tree: Root): FormulaScan {
  const ranges = tags.map(({ start, end }): Range => [start, end])
  return scanFormulas(text, tree, inOrderOf([...quietRanges(tree, text), ...ranges]))
}

const ROUNDS = 10
const NONE = { tags: [], strays: [] } as const
const NO_FORMULAS: FormulaScan = { formulas: [], unclosed: [], beside: [] }
const NOTHING = { ...NONE, faults: [], unclosed: [], beside: [] } as const

function inOrder(some: readonly Tag[], more: readonly Tag[]): readonly Tag[] {
  return more.length === 0 ? some : [...some, ...more].sort((one, other) => one.start - other.start)
}

function inOrderOf(ranges: Range[]): Range[] {
  return ranges.sort(([one], [other]) => one - other)
}

/** What the masks hid that was none of ours. */
function misplaced(tree: Root, masks: readonly Mask[], covered: Covered): ReadonlySet<Tag | Formula> {
  const html = htmlRanges(tree)
  const inText = new Set([...covered.values()].flat())
  const wrong = new Set<Tag | Formula>()
  let next = 0
  for (const mask of masks) {
    while (next < html.length && (html[next]?.[1] ?? 0) <= mask.start) next++
    if (mask.kind === 'formula' ? inText.has(mask) : isAtHome(mask, html[next])) continue
    wrong.add(mask.tag)
  }
  return wrong
}

function htmlRanges(tree: Root): readonly Range[] {
  const html: Range[] = []
  walk(tree, (node) => {
    const end = node.position?.end.offset
    if (node.type === 'html' && end !== undefined) html.push([offsetOfHtml(node), end])
  })
  return html
}

/** The tag of a component may stand in any HTML, but a line of a directive or formula only where it begins a block. */
function isAtHome({ start, tag }: Mask, range: Range | undefined): boolean {
  if (range === undefined) return false
  return 'name' in tag && !isDirective(tag) ? range[0] <= start : range[0] === start
}
