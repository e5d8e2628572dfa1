import {
  includeBlocks,
  includeCycle,
  includeForm,
  includeMissing,
  includeOutside,
  includeTooMuch,
  snippetEncoding,
  snippetMatter,
} from '../../report/include.ts'
import { didYouMean, topOf } from '../../report.ts'
import { withoutControls } from '../../text/controls.ts'
import { blank, linesOf, placeAt, unifyLineEnds } from '../../text/lines.ts'
import { nearest } from '../../text/nearest.ts'
import { isMarkdown, joinPath } from '../../text/paths.ts'
import type { Report } from '../../types.ts'
import type { Nesting } from '../components/parse-masked.ts'
import { readComponents } from '../components/read-components.ts'
import { reportExcess } from '../limits/report-excess.ts'
import type { BodyInput, Limits } from '../markdown.ts'
import type { Ours } from '../step.ts'
import {
  type ComponentNode,
  childrenOf,
  holdsPhrasing,
  type Parents,
  type Parse,
  type Root,
  type RootContent,
  replaceAt,
} from '../tree.ts'
import type { Mended, Sheet } from './sheet.ts'
import { adopt } from './snippet.ts'

/** Where snippets stand: a folder that no page is made of. */
const SNIPPETS = 'content/_snippets'

/** More than any post needs; ten snippets that include each other ten times would be ten thousand million. */
const MOST = 500

export interface Including {
  readonly input: BodyInput
  readonly sheet: Sheet
  readonly parse: Parse
  readonly report: Report
  readonly ours: Ours
  readonly limits: Limits
  readonly nesting: Nesting
  /** Throws where so many characters are to be read in a process that can be ended. */
  readonly checkLength: (characters: number) => void
  /** A snippet's text with what other generators write mended, of the same length. */
  readonly mend: (text: string, path: string) => Mended
}

interface Count {
  times: number
  characters: number
}

/** Put the blocks of snippets in the place of `<Include file="name.md"/>` (SPEC 4), and theirs in them. */
export function includeSnippets(root: Root, including: Including): void {
  expand(root, { ...including, chain: [], count: { times: 0, characters: including.input.text.length } })
}

interface Expanding extends Including {
  /** Paths of the snippets around. */
  readonly chain: readonly string[]
  readonly count: Count
}

function expand(parent: Parents, expanding: Expanding): void {
  const children = childrenOf(parent)
  for (let at = 0; at < children.length; at++) {
    const node = children[at]
    if (node?.type === 'component' && node.name === 'Include') {
      const blocks = contentOf(node, isInSentence(node, parent), expanding)
      replaceAt(children, at, blocks)
      at += blocks.length - 1
    } else if (node !== undefined && 'children' in node) expand(node, expanding)
  }
}

/** Among words; alone between the tags of a component it is none of a sentence, though the line is. */
function isInSentence(node: ComponentNode, parent: Parents): boolean {
  if (holdsPhrasing(parent)) return true
  const isAlone = childrenOf(parent).every((other) => other.type !== 'text' || other.value.trim() === '')
  return node.inline && !(parent.type === 'component' && !parent.inline && isAlone)
}

function contentOf(node: ComponentNode, inSentence: boolean, expanding: Expanding): RootContent[] {
  const { report } = expanding
  const place = node.places.file ?? node.place
  const path = pathOf(node, expanding)
  const text = path === undefined ? undefined : textOf(path, node, expanding)
  if (path === undefined || text === undefined) return []
  const root = parseSnippet(path, text, expanding)
  expand(root, { ...expanding, chain: [...expanding.chain, path] })
  const [only] = root.children
  if (!inSentence) return root.children
  if (root.children.length === 0) return []
  if (root.children.length === 1 && only?.type === 'paragraph') return only.children
  report(includeBlocks(place, path))
  return []
}

/** The snippet that is meant, if one can be. */
function pathOf(node: ComponentNode, { report, chain, count, limits }: Expanding): string | undefined {
  const { file, ...others } = node.props
  const place = node.places.file ?? node.place
  node.faults?.forEach(report)
  if (typeof file !== 'string' || node.unclosed !== undefined || node.children.length > 0) {
    report(includeForm(node.place))
    return undefined
  }
  for (const name of Object.keys(others)) report(includeForm(node.places[name] ?? node.place))
  const path = joinPath(SNIPPETS, file.trim())
  if (path === undefined || !path.startsWith(`${SNIPPETS}/`) || !isMarkdown(path)) {
    report(includeOutside(place, file))
    return undefined
  }
  if (chain.includes(path)) {
    const links = [...chain.slice(chain.indexOf(path)), path].map((name) => name.slice(SNIPPETS.length + 1))
    report(includeCycle(place, links))
    return undefined
  }
  count.times++
  if (count.times <= MOST && count.characters <= limits.characters) return path
  // Once: what is left out after that is the same fault.
  if (count.times !== Number.POSITIVE_INFINITY) report(includeTooMuch(place, MOST))
  count.times = Number.POSITIVE_INFINITY
  return undefined
}

function textOf(
  path: string,
  node: ComponentNode,
  { input, report, count, checkLength }: Expanding,
): string | undefined {
  const text = input.read?.(path)
  if (text === undefined) {
    const known = input.list?.(SNIPPETS).filter(isMarkdown) ?? []
    const name = path.slice(SNIPPETS.length + 1)
    report(includeMissing(node.places.file ?? node.place, path, didYouMean(nearest(name, known))))
    return undefined
  }
  count.characters += text.length
  checkLength(count.characters)
  return text
}

function parseSnippet(path: string, raw: string, expanding: Expanding): Root {
  const { sheet, parse, report, mend, count, ours, limits, nesting } = expanding
  const unix = unifyLineEnds(raw.replace(/^\ufeff/, ''))
  const matter =
    /^(?:---[ \t]*\n(?:[\w-]+[ \t]*:[^\n]*\n(?:[ \t#-][^\n]*\n|\n)*)+---|\+\+\+[ \t]*\n[\s\S]*?\n\+\+\+)[ \t]*(?:\n|$)/.exec(
      unix,
    )
  if (matter !== null) report(snippetMatter(topOf(path)))
  const odd = unix.indexOf('\ufffd')
  if (odd !== -1) report(snippetEncoding(placeAt(linesOf(unix), path, odd, 1)))
  const written = withoutControls(unix.replace(matter?.[0] ?? '', blank))
  const mended = mend(written, path)
  const { text } = mended
  const start = sheet.add(path, mended)
  if (reportExcess({ path, text, line: 1 }, limits, report)) return { type: 'root', children: [] }
  const lines = linesOf(text)
  const workshop = {
    report,
    ours,
    placeAt: (offset: number, length?: number) => sheet.placeAt(start + offset, length),
    pointAt: (offset: number) => {
      const { line, column } = placeAt(lines, '', offset)
      return { line, column, offset }
    },
    names: mended.names,
  }
  const onDeeper = (offset: number) => nesting.onDeeper(start + offset)
  const root = readComponents(text, parse, workshop, { ...nesting, onDeeper })
  // What references repeat counts as if it were written.
  const spend = (length: number) => {
    count.characters += length
    return count.characters <= limits.characters
  }
  adopt(root, { start, pointAt: sheet.pointAt, nth: count.times, spend })
  return root
}
