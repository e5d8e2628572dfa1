import { strayColons, unclosedCallout, unknownCallout } from '../report/writing.ts'
import { isCallout, isFold, nearCallout } from '../text/callouts.ts'
import type { Diagnostic, Place } from '../types.ts'
import type { Directive } from './components/directives.ts'
import { type ElementNode, element } from './element.ts'
import type { Position, RootContent } from './tree.ts'

/** What each kind of callout is called, and which class of the theme's it has. */
const KINDS: ReadonlyMap<string, { readonly label: string; readonly style: string }> = new Map([
  ['note', { label: 'Note', style: 'note' }],
  ['tip', { label: 'Tip', style: 'tip' }],
  ['info', { label: 'Info', style: 'note' }],
  ['important', { label: 'Important', style: 'important' }],
  ['warning', { label: 'Warning', style: 'warning' }],
  ['caution', { label: 'Caution', style: 'caution' }],
  ['danger', { label: 'Danger', style: 'caution' }],
])

/** The finding for a kind that there is not. */
export function noKind(place: Place, name: string, written: string): Diagnostic {
  return unknownCallout(place, written, nearCallout(name))
}

/** The finding for a `:::` line that has no partner. */
export function strayDirective(place: Place, { name, as = name, colons }: Directive): Diagnostic {
  const written = ':'.repeat(colons) + name
  if (name === '') return strayColons(place, written)
  return isCallout(as) || isFold(as) ? unclosedCallout(place, written) : noKind(place, name, written)
}

/** `:::details A title`, which folds; `{open}` behind the title unfolds it, as for VitePress. */
export function foldNode(
  { title: given, id, classes = [], position }: Pick<Callout, 'title' | 'id' | 'classes' | 'position'>,
  children: RootContent[],
): ElementNode {
  const last = given.at(-1)
  const isOpen = last?.type === 'text' && OPEN.test(last.value)
  const words = isOpen ? last.value.replace(OPEN, '') : ''
  const title = isOpen ? [...given.slice(0, -1), ...(words === '' ? [] : [{ ...last, value: words }])] : given
  const summary = element('summary', {}, [...title], position)
  if (title.length === 0) summary.data.hChildren = [{ type: 'text', value: 'More' }]
  const properties = {
    ...(isOpen && { open: true }),
    ...(id !== undefined && { id }),
    ...(classes.length > 0 && { className: [...classes] }),
  }
  return element('details', properties, [summary, ...children], position)
}

/** Linear: a run of blanks is looked through but once. */
const OPEN = /(?<![ \t])[ \t]*\{open\}$/

export interface Callout {
  /** Whether a heading that it begins with is its title, as Quarto has it. */
  readonly takesHeading?: boolean
  /** In any case of letters. */
  readonly kind: string
  /** What it is called, if not as its kind. */
  readonly label?: string
  /** Own words in place of the label; empty: none. */
  readonly title: readonly RootContent[]
  readonly id?: string | undefined
  readonly classes?: readonly string[]
  readonly position?: Position | undefined
}

/** A callout as the theme prints it (THEME 5); `kind` must be one. */
export function calloutNode(
  { kind, label: own, title: given, takesHeading = false, id, classes = [], position }: Callout,
  children: RootContent[],
): ElementNode {
  const [first, ...rest] = children
  const isTitle = takesHeading && given.length === 0 && first?.type === 'heading'
  const [title, content] = isTitle ? [first.children, rest] : [given, children]
  const { label, style } = KINDS.get(kind.toLowerCase()) ?? { label: kind, style: 'note' }
  const head = element('p', { className: ['label'] }, [...title], isTitle ? first.position : position)
  if (isTitle) head.data.wasHeading = true
  // The label is no word of the author's: only the page shows it, and nothing counts or quotes it.
  if (title.length === 0) head.data.hChildren = [{ type: 'text', value: own ?? label }]
  const properties = {
    className: ['callout', style, ...classes],
    role: 'note',
    ...(id !== undefined && { id }),
  }
  return element('div', properties, [head, ...content], position)
}
