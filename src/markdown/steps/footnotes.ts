import { missingNote, repeatedNote, unusedNote } from '../../report/prose.ts'
import { type ElementNode, element } from '../element.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type FootnoteDefinition,
  type FootnoteReference,
  type Node,
  type Parents,
  type Root,
  type RootContent,
  walk,
} from '../tree.ts'

/**
 * Footnotes as a list at the end of the text (THEME 5). Their ids hold the post's slug, so that several
 * posts may stand on one page, and begin with `o-`, so that no heading can have them (SPEC 13.23).
 * Notes are numbered by their first reference; a note may refer to others.
 */
export function footnotes(tree: Root, context: StepContext): void {
  if (!context.text.includes('[^')) return
  const definitions = takeDefinitions(tree, context)
  const notes: Note[] = []
  const numbers = new Map<string, Note>()
  const visit = (parent: Parents): void =>
    walk(parent, (node, index, holder) => {
      if (node.type === 'text') reportMissing(node, context)
      if (node.type !== 'footnoteReference') return
      const definition = definitions.get(node.identifier)
      if (definition === undefined) return
      let note = numbers.get(node.identifier)
      if (note === undefined) {
        note = { number: notes.length + 1, definition, references: [] }
        notes.push(note)
        numbers.set(node.identifier, note)
      }
      childrenOf(holder)[index] = reference(node, note, context.input.slug)
      return index + 1
    })
  visit(tree)
  for (let at = 0; at < notes.length; at++) visit((notes[at] as Note).definition)
  for (const [identifier, definition] of definitions) {
    if (!numbers.has(identifier))
      context.report(unusedNote(context.place(definition), definition.label ?? identifier))
  }
  if (notes.length > 0) tree.children.push(section(notes, context.input.slug))
}

interface Note {
  readonly number: number
  readonly definition: FootnoteDefinition
  /** Ids of the references to it, in order. */
  readonly references: string[]
}

function takeDefinitions(tree: Root, context: StepContext): ReadonlyMap<string, FootnoteDefinition> {
  const found = new Map<string, FootnoteDefinition>()
  walk(tree, (node, index, parent) => {
    if (node.type !== 'footnoteDefinition') return
    if (found.has(node.identifier))
      context.report(repeatedNote(context.place(node), node.label ?? node.identifier))
    else found.set(node.identifier, node)
    childrenOf(parent).splice(index, 1)
    return index
  })
  return found
}

function reportMissing(node: Node & { value: string }, context: StepContext): void {
  for (const match of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    context.report(missingNote(context.place(node, match[0].length, match.index), match[1] ?? ''))
  }
}

function reference(node: FootnoteReference, note: Note, slug: string): ElementNode {
  const again = note.references.length + 1
  const id = `o-ref-${slug}-${note.number}${again === 1 ? '' : `-${again}`}`
  note.references.push(id)
  const text: RootContent = { type: 'text', value: String(note.number) }
  const properties = {
    id,
    href: `#o-note-${slug}-${note.number}`,
    dataNote: String(note.number),
    role: 'doc-noteref',
  }
  return element(
    'sup',
    { className: ['ref'] },
    [element('a', properties, [text], node.position)],
    node.position,
  )
}

function section(notes: readonly Note[], slug: string): ElementNode {
  const id = `o-notes-${slug}`
  const items = notes.map((note) => item(note, slug))
  return element('section', { className: ['notes'], role: 'doc-endnotes', ariaLabelledBy: [id] }, [
    element('h2', { id }, [{ type: 'text', value: 'Notes' }]),
    element('ol', {}, items),
  ])
}

function item({ number, definition, references }: Note, slug: string): ElementNode {
  const children = childrenOf(definition)
  const back = references.flatMap((id, at): RootContent[] => [
    { type: 'text', value: ' ' },
    backLink(id, number, at),
  ])
  const last = children.at(-1)
  if (last?.type === 'paragraph') last.children.push(...(back as typeof last.children))
  else children.push(element('p', {}, back))
  return element('li', { id: `o-note-${slug}-${number}` }, children, definition.position)
}

function backLink(id: string, number: number, at: number): ElementNode {
  const label = `Back to the text at note ${number}${at === 0 ? '' : `, place ${at + 1}`}`
  const properties = { className: ['back'], href: `#${id}`, role: 'doc-backlink', ariaLabel: label }
  return element('a', properties, [{ type: 'text', value: '↩︎' }])
}
