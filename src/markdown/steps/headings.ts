import GithubSlugger from 'github-slugger'
import { emptyHeading } from '../../report/prose.ts'
import { isAscii } from '../../text/ascii.ts'
import { collapse, headingText, holds, plainText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import type { HeadingNode, Link, Parents, PhrasingContent, Root, RootContent } from '../tree.ts'
import { walk } from '../tree.ts'
import { dropAnchors, hasAnchor } from './anchors.ts'

/**
 * Give headings GitHub's ids, make each its own link, and gather those that contents may show.
 *
 * An id that a plugin has set stays. A heading that holds a link, a note or a component gets no
 * link of its own, since links cannot nest; with `hideAnchor` none does. Headings in quotes and notes
 * have ids but are no part of the post's outline. The title that was taken out has its id all the same,
 * so that those behind it count on. Runs before the footnotes.
 */
export function headings(tree: Root, context: StepContext): void {
  const slugger = new GithubSlugger()
  const holdsAnchors = /<a\s/i.test(context.text)
  const { result } = context
  let { dropped } = result
  if (dropped !== undefined) keepOwn(dropped.heading, slugger)
  if (context.dialect.hasPlugins || OWN_SIGN.test(context.text)) walk(tree, (node) => keepOwn(node, slugger))
  const passTitle = () => {
    if (dropped === undefined) return
    const { heading, before, after } = dropped
    const id = identify(heading, slugger)?.id
    // An anchor that the author has put beside it leads there already, whatever the layout prints.
    const isAnchored = id !== undefined && (hasAnchor(before, true, id) || hasAnchor(after, false, id))
    if (id !== undefined && !isAnchored) result.titleId = id
    dropped = undefined
  }
  const mark = (parent: Parents, isOutline: boolean): void => {
    walk(parent, (node, index, around) => {
      if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
        mark(node, false)
        return false
      }
      if (node.type === 'paragraph') return false
      if (node.type !== 'heading') return
      if (dropped !== undefined && offsetOf(node) > offsetOf(dropped.heading)) passTitle()
      const heading = identify(node, slugger)
      if (!heading?.text && !node.children.some((child) => holds(child, maySpeak)))
        context.report(emptyHeading(context.place(node)))
      if (heading === undefined) return false
      const { id, text } = heading
      if (isOutline && text !== '')
        result.headings.push(
          id.startsWith('o-') || id === result.titleId
            ? { level: node.depth, id, text, place: context.place(node) }
            : { level: node.depth, id, text },
        )
      const isUp = holdsAnchors && dropAnchors(node, index, around, id)
      if (!context.input.hideAnchor && !node.children.some((child) => holds(child, opensLink))) link(node, id)
      return isUp ? index : false
    })
  }
  mark(tree, true)
  passTitle()
}

function offsetOf({ position }: HeadingNode): number {
  return position?.start.offset ?? 0
}

/** Every id of the author's begins with one of these, or with more; a plugin may set any. */
const OWN_SIGN = /\{|\[#/

/** Ids that are given count first: no heading before them may take one by its words. */
function keepOwn(node: RootContent, slugger: GithubSlugger): false | undefined {
  if (node.type !== 'heading') return node.type === 'paragraph' ? false : undefined
  const own = ownId(node)
  if (own !== undefined) slugger.slug(own, true)
  return false
}

/** What the author or a plugin has set. */
function ownId({ data }: HeadingNode): string | undefined {
  const id = data?.hProperties?.id
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** Set the heading's id; undefined when it has nothing that an id could be made from. */
function identify(node: HeadingNode, slugger: GithubSlugger): { id: string; text: string } | undefined {
  const [only, more] = node.children
  // Most headings are a few words and nothing else.
  const plain =
    only?.type === 'text' && more === undefined && !only.value.includes('\n') ? only.value : undefined
  const text = plain === undefined ? plainText(node, true) : collapse(plain)
  const own = ownId(node)
  if (own !== undefined) return { id: own, text }
  if (node.children.length === 0) return undefined
  // Signs and pictures alone have an empty slug at GitHub, and an empty id is no id.
  const said = node.data?.words ?? plain ?? headingText(node)
  const words = [said, text].find(names) ?? 'section'
  const id = slugger.slug(isAscii(words) ? words : words.normalize('NFC'))
  node.data =
    node.data === undefined
      ? { hProperties: { id } }
      : { ...node.data, hProperties: { ...node.data.hProperties, id } }
  return { id, text }
}

function names(words: string): boolean {
  return /[A-Za-z0-9]/.test(words) || /[\p{L}\p{N}]/u.test(words)
}

const LINKS: ReadonlySet<string> = new Set(['link', 'linkReference', 'footnoteReference', 'component'])

/** What a component prints and a tag shows nobody knows here. */
function maySpeak(node: RootContent): boolean {
  return node.type === 'component' || (node.type === 'html' && !node.value.startsWith('<!--'))
}

function opensLink(node: RootContent): boolean {
  if (node.type === 'html') return /^<a\b/i.test(node.value)
  return LINKS.has(node.type)
}

function link(node: HeadingNode, id: string): void {
  const anchor: Link = {
    type: 'link',
    url: `#${id}`,
    data: { hProperties: { className: ['anchor'] } },
    children: node.children as Exclude<PhrasingContent, Link>[],
  }
  if (node.position !== undefined) anchor.position = node.position
  node.children = [anchor]
}
