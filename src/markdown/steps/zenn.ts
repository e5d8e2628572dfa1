import { zennEmbed } from '../../report/foreign.ts'
import { ZENN_EMBEDS } from '../leftovers/platforms.ts'
import type { StepContext } from '../step.ts'
import { childrenOf, type Link, type Parents, type Root, type RootContent, sourceOf, walk } from '../tree.ts'

const NAME = new RegExp(`^\\[(${ZENN_EMBEDS})\\]\\(`)

const FILM =
  /^(?:https?:\/\/(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:[^#\s]*&)?v=|embed\/|shorts\/)|youtu\.be\/))?([\w-]+)(?:[?&#]\S*)?$/

/**
 * Embeds of Zenn, `@[youtube](id)`, are links to markdown: films become the component, and what has an address a link that shows it.
 * What has a key alone is no link, and is printed as it is.
 */
export function zennEmbeds(tree: Root, context: StepContext): void {
  if (!context.text.includes('@[') || !/@\[[a-z]+\]\(/.test(context.text)) return
  walk(tree, (node, index, parent) => {
    if (node.type !== 'link') return
    const offset = node.position?.start.offset
    const name = offset === undefined ? undefined : nameOf(node, offset, parent, index, context.text)
    if (offset === undefined || name === undefined) return false
    const id = name === 'youtube' ? FILM.exec(node.url)?.[1] : undefined
    if (id !== undefined) return film(id, node, parent, index, context)
    if (name !== 'youtube' && /^https?:\/\//i.test(node.url)) {
      tell(node, context, 'a link', `write <${node.url}>`)
      withoutSign(parent, index)
      node.children = [{ type: 'text', value: node.url }]
      return false
    }
    const position = node.position && { position: node.position }
    childrenOf(parent)[index] = { type: 'text', value: sourceOf(node, context.text), ...position }
    return false
  })
}

/** The name in an embed; undefined when the link is none. */
function nameOf(
  node: Link,
  offset: number,
  parent: Parents,
  index: number,
  text: string,
): string | undefined {
  const before = parent.children[index - 1]
  if (before?.type !== 'text' || !/(?<![\w@\\])@$/.test(before.value)) return undefined
  if (text.charAt(offset - 1) !== '@' || text.charAt(offset - 2) === '\\') return undefined
  return NAME.exec(sourceOf(node, text))?.[1]
}

/** Alone in its paragraph it is a block, and else parts that. */
function film(id: string, node: Link, parent: Parents, index: number, context: StepContext): number | false {
  const tag = `<YouTube id="${id}"/>`
  const place = tell(node, context, '<YouTube>', `write \`${tag}\` on a line of its own`)
  const at = withoutSign(parent, index)
  const made: RootContent = {
    type: 'component',
    name: 'YouTube',
    props: { id },
    places: { id: place },
    inline: true,
    isShortcode: true,
    place,
    children: [],
    ...(node.position && { position: node.position }),
  }
  childrenOf(parent)[at] = made
  return at + 1
}

/** Take the `@` away; where the link stands then. */
function withoutSign(parent: Parents, index: number): number {
  const before = parent.children[index - 1]
  if (before?.type !== 'text') return index
  before.value = before.value.slice(0, -1)
  if (before.value !== '') return index
  parent.children.splice(index - 1, 1)
  return index - 1
}

function tell(node: Link, { text, place, report, result }: StepContext, as: string, hint: string) {
  const shown = `@${sourceOf(node, text)}`
  const where = place(node, shown.length, -1)
  result.applied.add((node.position?.start.offset ?? 0) - 1)
  report(zennEmbed(where, shown, as, hint))
  return where
}
