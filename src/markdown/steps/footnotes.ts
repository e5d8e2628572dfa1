import { missingNote, repeatedNote, unusedNote } from '../../report/prose.ts'
import { element } from '../element.ts'
import type { StepContext } from '../step.ts'
import {
  append,
  childrenOf,
  type FootnoteDefinition,
  type Link,
  labelKey,
  type Parents,
  type Position,
  type Root,
  type RootContent,
  type Text,
  walk,
} from '../tree.ts'
import { bracketed } from './brackets.ts'
import { cutRows } from './tables.ts'

interface Note {
  readonly definition: FootnoteDefinition
  /** From 1, in the order of first references; 0: nobody has referred to it yet. */
  number: number
  /** Ids of the references, in the order of the text. */
  readonly references: string[]
}

interface Book {
  readonly context: StepContext
  readonly notes: ReadonlyMap<string, Note>
  readonly order: Note[]
}

/**
 * Turn references and notes into links and a section at the end (THEME 5).
 *
 * Every id holds the post's slug, so several posts may share a page. Notes are numbered by their first
 * reference, those inside notes included; what nobody refers to is not printed. A reference that the
 * parser left as text, since its note stands outside a component, is one all the same. Runs after the
 * headings, whose ids and contents know nothing of notes.
 */
export function footnotes(tree: Root, context: StepContext): void {
  if (!context.text.includes('[^')) return
  // A reference in a cell that is never printed is none.
  cutRows(tree, context)
  const notes = takeNotes(tree, context)
  const book: Book = { context, notes, order: [] }
  refer(tree, book, undefined)
  for (let next = 0; next < book.order.length; next++) {
    const note = book.order[next]
    if (note !== undefined) refer(note.definition, book, undefined)
  }
  for (const { definition, number } of notes.values()) {
    if (number === 0) context.report(unusedNote(context.place(definition), labelOf(definition)))
  }
  if (book.order.length > 0) tree.children.push(section(book))
}

function takeNotes(
  tree: Parents,
  context: StepContext,
  notes = new Map<string, Note>(),
): ReadonlyMap<string, Note> {
  walk(tree, (node, index, parent) => {
    if (node.type !== 'footnoteDefinition') return
    parent.children.splice(index, 1)
    const key = labelKey(node.identifier)
    if (notes.has(key)) context.report(repeatedNote(context.place(node), labelOf(node)))
    else notes.set(key, { definition: node, number: 0, references: [] })
    // A note may stand inside a note; it is taken out of it as well.
    takeNotes(node, context, notes)
    return index
  })
  return notes
}

function labelOf(definition: FootnoteDefinition): string {
  return definition.label ?? definition.identifier
}

/**
 * Replace every reference below `parent`, in reading order. Inside a link the reference goes to `after`
 * instead, which the link's parent puts behind it: links cannot nest.
 */
function refer(parent: Parents, book: Book, after: RootContent[] | undefined): void {
  const children: RootContent[] = []
  for (const child of childrenOf(parent)) {
    if (child.type === 'footnoteReference') {
      const note = book.notes.get(labelKey(child.identifier))
      if (note !== undefined) (after ?? children).push(reference(note, book, child.position))
    } else if (child.type === 'text' && child.value.includes('[^')) {
      append(children, splitText(child, book, after))
    } else {
      children.push(child)
      const behind = child.type === 'link' || child.type === 'linkReference' ? [] : after
      if ('children' in child) refer(child, book, behind)
      if (behind !== after) append(after ?? children, behind ?? [])
    }
  }
  parent.children = children as typeof parent.children
}

/** A text with `[^label]` in it: references where there is such a note, else the text as it is and a finding. */
function splitText(node: Text, book: Book, after: RootContent[] | undefined): RootContent[] {
  const parts: RootContent[] = []
  let end = 0
  for (const { label, index, shift, isNoteLike } of bracketed(node, book.context.text)) {
    const note = book.notes.get(labelKey(label))
    if (note === undefined) {
      const place = book.context.place(node, label.length + 3, shift)
      if (isNoteLike) book.context.report(missingNote(place, label))
      continue
    }
    if (index > end) parts.push({ ...node, value: node.value.slice(end, index) })
    ;(after ?? parts).push(reference(note, book, node.position))
    end = index + label.length + 3
  }
  if (end === 0) return [node]
  if (end < node.value.length) parts.push({ ...node, value: node.value.slice(end) })
  return parts
}

function reference(note: Note, book: Book, position: Position | undefined): RootContent {
  if (note.number === 0) note.number = book.order.push(note)
  const { number, references } = note
  const isFirst = references.length === 0
  // The point keeps a second reference apart from another post's note: slugs may end in a number.
  const id = `o-ref-${book.context.input.slug}-${number}${isFirst ? '' : `.${references.length + 1}`}`
  references.push(id)
  // Only the first carries `data-note`: the styles set the note beside the element that has it.
  const properties = { id, ...(isFirst && { dataNote: String(number) }), role: 'doc-noteref' }
  const anchor = linkTo(`o-note-${book.context.input.slug}-${number}`, properties, String(number), position)
  // A node of a line, unlike `element`: nothing sets white space around it.
  const sup: RootContent = {
    type: 'emphasis',
    data: { hName: 'sup', hProperties: { className: ['ref'] } },
    children: [anchor],
  }
  return position === undefined ? sup : { ...sup, position }
}

type Properties = Parameters<typeof element>[1]

function linkTo(id: string, properties: Properties, text: string, position: Position | undefined): Link {
  const link: Link = {
    type: 'link',
    url: `#${id}`,
    data: { hProperties: properties },
    children: [{ type: 'text', value: text }],
  }
  if (position !== undefined) link.position = position
  return link
}

function section({ context, order }: Book): RootContent {
  const slug = context.input.slug
  const id = `o-notes-${slug}`
  const heading = element('h2', { id }, [{ type: 'text', value: 'Notes' }])
  const list = element(
    'ol',
    {},
    order.map((note) =>
      element('li', { id: `o-note-${slug}-${note.number}` }, content(note), note.definition.position),
    ),
  )
  return element('section', { className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: [id] }, [
    heading,
    list,
  ])
}

/** The note's text with the way back at its end: in its last paragraph, which stands bare when it is the only block. */
function content(note: Note): RootContent[] {
  const blocks: RootContent[] = note.definition.children
  const last = blocks.at(-1)
  const back = backLinks(note)
  if (last?.type !== 'paragraph') return [...blocks, element('p', {}, back.slice(1))]
  if (blocks.length === 1) return [...last.children, ...back]
  return [...blocks.slice(0, -1), { ...last, children: [...last.children, ...back] as typeof last.children }]
}

function backLinks({ number, references, definition }: Note): RootContent[] {
  return references.flatMap((id, index): RootContent[] => {
    const label = `Back to the text at note ${number}${index > 0 ? `, place ${index + 1}` : ''}`
    const properties = { className: ['back'], role: 'doc-backlink', ariaLabel: label }
    const link = linkTo(id, properties, '↩︎', definition.position)
    if (index > 0) link.children.push(element('sup', {}, [{ type: 'text', value: String(index + 1) }]))
    // The first arrow never stands alone in a line.
    return [{ type: 'text', value: index === 0 ? '\u00a0' : ' ' }, link]
  })
}
