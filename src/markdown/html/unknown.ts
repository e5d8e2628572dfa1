import { noHtml } from '../../report/prose.ts'
import {
  type Data,
  type Hast,
  holdsPhrasing,
  type Located,
  type Parents,
  type RootContent,
  sourceOf,
} from '../tree.ts'
import type { Compilation } from './compilation.ts'
import { done, type Handler, type State } from './to-hast.ts'

/** Definition lists, ours and those of a plugin, which hands out functions that make HTML: no configuration can name these. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['defList', 'dl'],
  ['defListTerm', 'dt'],
  ['defListDescription', 'dd'],
])

/**
 * A node that a plugin made and nobody makes HTML of, as all of remark-directive's. remark-html would print an empty `<div>`
 * for it, in a sentence too: what has no text of its own is printed as it was written, of the rest the text.
 */
export function unknownHandler(compilation: Compilation): Handler {
  return (state: State, given: unknown, parent: Parents | undefined) => {
    const node = given as Located & {
      type: string
      value?: unknown
      children?: readonly RootContent[]
      spread?: boolean
      data?: Data
    }
    const { hName, hProperties, hChildren } = node.data ?? {}
    const isMeant = hName !== undefined || hProperties !== undefined || hChildren !== undefined
    const known = hName === undefined && hChildren === undefined ? KNOWN.get(node.type) : undefined
    if (known !== undefined) {
      const all = state.all(given as Parents)
      const children = node.type !== 'defList' && node.spread !== true ? all.flatMap(unwrapped) : all
      return done(state, node, { type: 'element', tagName: known, properties: {}, children })
    }
    const isInLine = parent !== undefined && isOfWords(parent)
    const isBare = !isMeant && (node.children ?? []).length === 0
    const { value } = node
    const written = isBare && typeof value !== 'string' ? sourceOf(node, compilation.written.text) : ''
    if (!isMeant) compilation.report(noHtml(compilation.place(node), node.type, isBare))
    const text = !isBare ? undefined : typeof value === 'string' ? value : written
    const children =
      text === undefined ? state.all(given as Parents) : [{ type: 'text' as const, value: text }]
    if (text !== undefined && (isInLine || written === '')) return done(state, node, children[0] as Hast.Text)
    const tagName = text !== undefined ? 'p' : !isMeant && isInLine ? 'span' : 'div'
    return done(state, node, { type: 'element', tagName, properties: {}, children })
  }
}

/** Whether no block may stand in it, a directive of a plugin's among words included. */
function isOfWords(parent: { readonly type: string }): boolean {
  return holdsPhrasing(parent) || parent.type === 'textDirective'
}

/** As in a list without blank lines, a paragraph is its words. */
function unwrapped(node: Hast.ElementContent): Hast.ElementContent[] {
  return node.type === 'element' && node.tagName === 'p' ? node.children : [node]
}
