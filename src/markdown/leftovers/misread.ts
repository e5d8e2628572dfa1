import { restOfLine, startOfLine } from '../../text/lines.ts'
import { type Parents, type Root, type RootContent, walk } from '../tree.ts'
import type { Leftover } from './form.ts'

/** What is read as something else than it means: captions of tables, subscripts, ranges of numbers, and tags of Vue. */
export function misread(tree: Root, text: string): readonly Leftover[] {
  const found: Leftover[] = []
  const mayHaveCaption = text.includes('|') && /\n[ \t>|]*:[ \t]/.test(text)
  const mayHaveSubscript = text.includes('~') && /[^\s~]~[^\s~]/.test(text)
  const mayHaveTag = text.includes('="') && /[ \t]@[a-z][\w.:-]{0,40}="/.test(text)
  if (!mayHaveCaption && !mayHaveSubscript && !mayHaveTag) return found
  walk(tree, (node, index, parent) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    if (node.type === 'table') {
      const range = captionBelow(parent, index, text) ?? captionIn(text, start, end)
      if (range !== undefined) found.push({ ...CAPTION, ...range })
    } else if (node.type === 'delete') {
      const as = isRange(text, start, end) ? RANGE : isSubscript(text, start, end) ? SUBSCRIPT : undefined
      if (as !== undefined) found.push({ ...as, index: start, whole: text.slice(start, end) })
    } else if (mayHaveTag && node.type === 'text') {
      const tag = TAG.exec(text.slice(start, end))
      if (tag !== null) found.push({ ...VUE, index: start + tag.index, whole: tag[0] })
    }
  })
  return found
}

const CAPTION = {
  whose: 'the caption of a table for Pandoc',
  hint: 'write it as a paragraph, without the colon',
}

const SUBSCRIPT = {
  whose: 'a subscript of Pandoc',
  hint: 'write <sub>…</sub>, `~~` on both sides to strike it out, or `\\~` for the sign',
  printed: 'struck out',
}

const RANGE = {
  whose: 'the text between two ranges',
  hint: 'write `\\~` for the sign, or `–`',
  printed: 'struck out',
}

const VUE = {
  whose: 'a tag of Vue',
  hint: 'take what begins with `@` out: nothing in a post is run',
}

/** No attribute begins with that sign, so that all of the tag is words. */
const TAG =
  /<[a-z][\w-]{0,60}(?=[ \t])[^<>\n]{0,300}?[ \t]@[a-z][\w.:-]{0,40}="[^"\n]{0,300}"[^<>\n]{0,300}>/i

type Hit = Pick<Leftover, 'index' | 'whole'>

/** A paragraph behind the table that begins with a colon. */
function captionBelow({ children }: Parents, index: number, text: string): Hit | undefined {
  const below = children[index + 1] as RootContent | undefined
  const start = below?.type === 'paragraph' ? below.position?.start.offset : undefined
  if (start === undefined || !/^:[ \t]+\S/.test(text.slice(start, start + 40))) return undefined
  return { index: start, whole: restOfLine(text, start) }
}

/** Right below its rows, it is the last of them. */
function captionIn(text: string, start: number, end: number): Hit | undefined {
  const from = startOfLine(text, end)
  const marks = /^[ \t>]*(?=:[ \t]+\S)/.exec(text.slice(from, end))?.[0].length
  if (from <= start || marks === undefined || text.slice(from, end).includes('|')) return undefined
  return { index: from + marks, whole: restOfLine(text, from + marks) }
}

/** From a tilde between numbers to the next one: `2~3 and 4~5`. */
function isRange(text: string, start: number, end: number): boolean {
  const isSingle = text.charAt(start) === '~' && text.charAt(start + 1) !== '~'
  const isBehind = /[\p{L}\p{N}]/u.test(text.charAt(start - 1))
  return isSingle && isBehind && /\d/.test(text.charAt(start + 1)) && /\d/.test(text.charAt(end))
}

/** One tilde on each side, behind a letter or digit, as in `H~2~O`. */
function isSubscript(text: string, start: number, end: number): boolean {
  return /^~[^\s~]{1,12}~$/u.test(text.slice(start, end)) && /[\p{L}\p{N})\]]/u.test(text.charAt(start - 1))
}
