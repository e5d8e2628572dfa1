import { brokenTag, openTag } from '../../report/markdown.ts'
import { lettersBeside, unclosedFormula } from '../../report/writing.ts'
import { isWithin } from '../../text/ranges.ts'
import type { Diagnostic, Place } from '../../types.ts'
import { strayDirective } from '../callout.ts'
import { codeRanges } from '../code-ranges.ts'
import { labelsWithFormulas, readLabels } from '../formulas/labels.ts'
import { mayHoldFormulas } from '../formulas/scan-formulas.ts'
import { type Parse, type Root, type RootContent, walk } from '../tree.ts'
import type { Workshop } from './component-node.ts'
import { cutHtml } from './cut-html.ts'
import { pairTags } from './pair-tags.ts'
import { type Masked, mayNeedMasks, type Nesting, parseMasked } from './parse-masked.ts'
import { partDirectives } from './part-directives.ts'
import { type Region, relocate, sourceOffset, wholeRegion } from './region.ts'

interface Reading extends Workshop {
  readonly parse: Parse
  readonly nesting: Nesting
  /** Offsets of the faults that were reported: a stretch may be scanned twice. */
  readonly reported: Set<number>
  /** Definitions of the whole post, so that references work in the parts that are parsed alone. */
  stubs: string | undefined
}

/** Parse a text with components, directives and formulas in it (SPEC 4): mask, parse, cut, pair. */
export function readComponents(text: string, parse: Parse, workshop: Workshop, nesting: Nesting): Root {
  if (!mayNeedMasks(text, workshop.ours)) return parse(text)
  const reading: Reading = { ...workshop, parse, nesting, reported: new Set(), stubs: undefined }
  return readRegion(wholeRegion(text), reading, 0)
}

function readRegion(given: Region, reading: Reading, depth: number): Root {
  const region = reading.ours.directives ? partDirectives(given, reading.parse) : given
  const stubs = depth > 0 && region.text.includes('[') ? (reading.stubs ?? '') : ''
  const parse = stubs === '' ? reading.parse : (text: string) => parseWithStubs(text, stubs, reading.parse)
  const masked = parseMasked(region.text, parse, reading)
  const { tree, tags, hasMasks, isBare } = masked
  if (isBare && depth === 0) return tree
  reading.stubs ??= stubsOf(tree)
  reportFaults(masked, region, reading)
  const cuts = cutHtml(tree, region, tags, reading.pointAt)
  const labels = reading.ours.formulas && mayHoldFormulas(region.text) ? labelsWithFormulas(tree, region) : []
  if (depth > 0 || hasMasks || region !== given) relocate(tree, region, reading.pointAt)
  const parseInner = (inner: Region): readonly RootContent[] =>
    // Deeper than the limit nothing is parsed: the tree is refused by its depth all the same.
    depth > reading.nesting.limit ? [] : readRegion(inner, reading, depth + 1).children
  readLabels(labels, parseInner)
  pairTags(tree, { ...reading, cuts, parse: parseInner })
  return tree
}

/** Say what looks like ours and is not; the tree knows which of it stands in code. */
function reportFaults(
  { tree, faults, strays, unclosed, beside }: Masked,
  region: Region,
  reading: Reading,
): void {
  if (faults.length + strays.length + unclosed.length + beside.length === 0) return
  const code = codeRanges(tree, region.text)
  const tell = (start: number, length: number, finding: (place: Place) => Diagnostic) => {
    const offset = sourceOffset(region, start)
    if (isWithin(code, start) || reading.reported.has(offset)) return
    reading.reported.add(offset)
    reading.report(finding(reading.placeAt(offset, length)))
  }
  for (const { name, start, reason, isSevere } of faults)
    tell(start, name.length + 1, (place) =>
      isSevere ? brokenTag(place, name, reason) : openTag(place, name),
    )
  for (const { start, end, directive } of strays)
    tell(start, end - start, (place) => strayDirective(place, directive))
  for (const start of unclosed) tell(start, 2, unclosedFormula)
  for (const [start, end] of beside)
    tell(start, end - start, (place) => lettersBeside(place, region.text.slice(start, end)))
}

/** `[label]: x` for every definition of the post, and the like for notes: enough for the parser to see references. */
function stubsOf(tree: Root): string {
  const stubs: string[] = []
  walk(tree, (node) => {
    if (node.type === 'definition') stubs.push(`[${node.label ?? node.identifier}]: <x>\n`)
    else if (node.type === 'footnoteDefinition') stubs.push(`[^${node.label ?? node.identifier}]: x\n\n`)
  })
  return stubs.length === 0 ? '' : `${stubs.join('')}\n`
}

function parseWithStubs(text: string, stubs: string, parse: Parse): Root {
  const tree = parse(stubs + text)
  const { length } = stubs
  tree.children = tree.children.filter((node) => (node.position?.start.offset ?? length) >= length)
  walk(tree, ({ position }) => {
    if (position === undefined) return
    position.start.offset = (position.start.offset ?? 0) - length
    position.end.offset = (position.end.offset ?? 0) - length
  })
  return tree
}
