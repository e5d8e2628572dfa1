import { alertIsQuote } from '../../report/writing.ts'
import { isCallout, kindLike } from '../../text/callouts.ts'
import { calloutNode, noKind } from '../callout.ts'
import type { StepContext } from '../step.ts'
import {
  type Blockquote,
  childrenOf,
  type Paragraph,
  type Parents,
  type PhrasingContent,
  type Root,
  type RootContent,
  walk,
} from '../tree.ts'

/** Behind a bar, Obsidian's themes have words of their own. */
const MARK = /^\[!([A-Za-z][\w-]*)(?:\|[^[\]\n]*)?\]([+-]?)(?=\s|$)/
/** Below these GitHub makes no callout of a quote. */
const CLOSED: ReadonlySet<string> = new Set(['blockquote', 'listItem', 'footnoteDefinition'])

/**
 * Make callouts of quotes that begin with `[!NOTE]`, as GitHub does (SPEC 4): the mark alone on the first line, in
 * any case of letters, with text after it, in no list and no other quote. Words behind the mark are its title, as
 * Obsidian has it, whose further kinds are the nearest of ours by their own name.
 */
export function alerts(tree: Root, context: StepContext): void {
  if (context.text.includes('[!')) within(tree, '', context)
}

function within(parent: Parents, container: string, context: StepContext): void {
  walk(parent, (node, index, owner) => {
    const name = node.type === 'blockquote' ? nameOf(node, context.text) : undefined
    if (node.type === 'blockquote' && name !== undefined) {
      const made = callout(node, name, container, context)
      if (made !== undefined) {
        childrenOf(owner)[index] = made
        within(made, 'blockquote', context)
        return false
      }
    }
    if (!CLOSED.has(node.type)) return
    within(node as Parents, node.type, context)
    return false
  })
}

/** The name in the mark of a quote, unless its bracket is escaped. */
function nameOf({ children: [head] }: Blockquote, text: string): string | undefined {
  const first = head?.type === 'paragraph' ? head.children[0] : undefined
  if (first?.type !== 'text' || !first.value.startsWith('[!')) return undefined
  // Where the paragraph begins: its text may be in pieces of a plugin's (remark-breaks), which stand nowhere.
  const offset = head?.position?.start.offset
  if (offset === undefined || !text.startsWith('[!', offset)) return undefined
  return MARK.exec(first.value)?.[1]
}

function callout(
  quote: Blockquote,
  name: string,
  container: string,
  context: StepContext,
): ReturnType<typeof calloutNode> | undefined {
  const [first, ...blocks] = quote.children as [Paragraph, ...RootContent[]]
  const mark = `[!${name}]`
  const place = context.place(first, mark.length)
  const kind = isCallout(name) ? name : kindLike(name)
  if (kind === undefined) {
    context.report(noKind(place, name, mark))
    return undefined
  }
  const { title, rest } = cutLine(first.children)
  const isEmpty = rest.length === 0 && blocks.length === 0
  if (container !== '' || isEmpty) {
    context.report(alertIsQuote(place, name, isEmpty ? 'no text follows it' : (WHERE[container] ?? '')))
    return undefined
  }
  const body: RootContent[] = rest.length === 0 ? blocks : [{ ...first, children: rest }, ...blocks]
  const label = kind === name ? {} : { label: labelOf(name) }
  const { id, className } = quote.data?.hProperties ?? {}
  const given = {
    ...(typeof id === 'string' && { id }),
    classes: Array.isArray(className) ? className.map(String) : [],
  }
  return calloutNode({ kind, ...label, title, ...given, position: quote.position }, body)
}

/** `help-me` is `Help me`. */
function labelOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase().replaceAll('-', ' ')
}

const WHERE: Readonly<Record<string, string>> = {
  blockquote: 'it stands in another quote',
  listItem: 'it stands in a list',
  footnoteDefinition: 'it stands in a note',
}

/** The first line without the mark, and all that follows it. */
function cutLine(nodes: readonly PhrasingContent[]): { title: PhrasingContent[]; rest: PhrasingContent[] } {
  const title: PhrasingContent[] = []
  for (const [at, node] of nodes.entries()) {
    const value = node.type === 'text' ? (at === 0 ? node.value.replace(MARK, '') : node.value) : ''
    const end = value.indexOf('\n')
    if (node.type === 'break' || end !== -1) {
      const line = end === -1 ? '' : value.slice(0, end).trimEnd()
      const head = at === 0 ? line.trimStart() : line
      const tail = value.slice(end + 1)
      if (head !== '') title.push({ ...node, value: head } as PhrasingContent)
      const after = nodes.slice(at + 1)
      const rest = end === -1 || tail === '' ? after : [{ ...node, value: tail } as PhrasingContent, ...after]
      return { title, rest }
    }
    const words = at === 0 ? value.trimStart() : value
    if (node.type !== 'text') title.push(node)
    else if (words !== '') title.push({ ...node, value: words })
  }
  return { title, rest: [] }
}
