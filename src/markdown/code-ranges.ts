import type { Range } from '../text/ranges.ts'
import { CODE_TAGS } from './html/html.ts'
import { type Root, type RootContent, walk } from './tree.ts'

/** Raw HTML of which the parser knows the end. */
export const OPAQUE = /^ {0,3}<(?:pre|script|style|textarea|\?|![A-Z[])/i

/** Where the parser saw code or HTML whose inside is text, in order. */
export function codeRanges(root: Root, text: string): Range[] {
  return rangesOf(root, text, () => undefined)
}

/** Further ranges of a node, which begins and ends there; undefined: it is looked at as always. */
type More = (node: RootContent, start: number, end: number) => Range | undefined

function rangesOf(root: Root, text: string, more: More): Range[] {
  const ranges: Range[] = []
  walk(root, (node) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    const own = more(node, start, end)
    const isCode = node.type === 'code' || node.type === 'inlineCode'
    if (own !== undefined) ranges.push(own)
    else if (isCode || (node.type === 'html' && OPAQUE.test(node.value))) ranges.push([start, end])
    else if (node.type === 'html' && /^\s*<\/?[A-Z]/.test(node.value))
      for (const range of codeInside(text, start, end)) ranges.push(range)
  })
  return ranges
}

/** Where nodes of a type stand, but for those in nodes of the types `outside`. */
export function rangesOfType(
  root: Root,
  type: 'text' | 'html',
  outside: readonly RootContent['type'][] = [],
): readonly Range[] {
  const ranges: Range[] = []
  walk(root, (node) => {
    if (node.type === type && node.position !== undefined)
      ranges.push([node.position.start.offset ?? 0, node.position.end.offset ?? 0])
    return outside.includes(node.type) ? false : undefined
  })
  return ranges
}

const RAW_CODE = new RegExp(`^<(${CODE_TAGS})\\b`, 'i')

/** Where nobody writes prose: the same, formulas, comments, and raw elements whose text is code, to their end. */
export function quietRanges(tree: Root, text: string): readonly Range[] {
  return rangesOf(tree, text, (node, start, end) => {
    if (node.type === 'math' || (node.type as string) === 'inlineMath') return [start, end]
    if (node.type !== 'html') return undefined
    if (node.value.startsWith('<!--')) return [start, end]
    const name = RAW_CODE.exec(node.value)?.[1]
    if (name === undefined) return undefined
    const close = text.indexOf(`</${name}`, start)
    return [start, close === -1 ? end : close]
  })
}

/** CommonMark sees no code in a block that a component's tag begins; we do, for the children are markdown. */
function codeInside(text: string, from: number, to: number): Range[] {
  const code =
    /(?<=^[ \t>]{0,40})(`{3,}|~{3,})[^`\n]*\n(?:[\s\S]*?\n)??[ \t>]*\1[`~]*[ \t]*$|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\2(?!`)/gm
  return [...text.slice(from, to).matchAll(code)].map(({ index, 0: found }) => {
    return [from + index, from + index + found.length]
  })
}
