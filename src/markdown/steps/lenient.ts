import {
  mojibake,
  oddSpace,
  placeholder,
  repairedHeading,
  setextBullet,
  strayStars,
} from '../../report/prose.ts'
import { plainText } from '../plain.ts'
import type { StepContext } from '../step.ts'
import {
  childrenOf,
  type HeadingNode,
  type Paragraph,
  type PhrasingContent,
  type Root,
  type Text,
  walk,
} from '../tree.ts'

const REPAIRED = /^(#{1,6})(?:Â\u00a0|\u00a0)\s*/
const ODD = /^(#{1,6}|-)([\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff])/
const MOJIBAKE = /Ã[\u0080-\u00bf\u0152-\u0192\u2010-\u203a]|â€[\u0098-\u009d™œ˜“”¦]|Â[\u00a0-\u00bf]/g

/** Read `##` and a no-break space as a heading, with a finding (SPEC 4): many editors write one unseen. */
export function repair(tree: Root, context: StepContext): void {
  if (!/#(?:Â)?\u00a0/.test(context.text)) return
  walk(tree, (node, index, parent) => {
    if (node.type !== 'paragraph') return
    const first = node.children[0]
    const match = first?.type === 'text' ? REPAIRED.exec(first.value) : null
    if (first?.type !== 'text' || match === null) return
    const signs = match[1] ?? ''
    context.report(repairedHeading(context.place(node, match[0].length), signs))
    first.value = first.value.slice(match[0].length)
    const [line, rest] = splitLine(node)
    const heading: HeadingNode = {
      type: 'heading',
      depth: signs.length as HeadingNode['depth'],
      children: line,
    }
    if (node.position !== undefined) heading.position = node.position
    const remaining: Paragraph[] = rest.length === 0 ? [] : [{ ...node, children: rest }]
    childrenOf(parent).splice(index, 1, heading, ...remaining)
    return index + 1
  })
}

/** A heading is one line; what follows it in the paragraph stays a paragraph. */
function splitLine({ children }: Paragraph): [PhrasingContent[], PhrasingContent[]] {
  const at = children.findIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  )
  const end = children[at]
  if (end === undefined) return [children, []]
  if (end.type !== 'text') return [children.slice(0, at), children.slice(at + 1)]
  const cut = end.value.indexOf('\n')
  const before: Text = { ...end, value: end.value.slice(0, cut) }
  const after: Text = { ...end, value: end.value.slice(cut + 1) }
  return [
    [...children.slice(0, at), before],
    [after, ...children.slice(at + 1)],
  ]
}

/** Report what is most likely a slip of the writer's. Code is never looked into. */
export function suspicions(tree: Root, context: StepContext): void {
  let wrong: { node: Text; at: number; found: string } | undefined
  let times = 0
  walk(tree, (node) => {
    if (node.type === 'text') {
      const found = [...node.value.matchAll(MOJIBAKE)]
      times += found.length
      if (wrong === undefined && found[0] !== undefined)
        wrong = { node, at: found[0].index, found: found[0][0] }
      reportStars(node, context)
    } else if (node.type === 'paragraph') reportSpace(node, context)
    else if (node.type === 'heading') reportSetext(node, context)
    else if (node.type === 'component') reportPlaceholder(node, context)
  })
  if (wrong !== undefined)
    context.report(mojibake(context.place(wrong.node, wrong.found.length, wrong.at), wrong.found, times))
}

function reportStars(node: Text, context: StepContext): void {
  const at = node.value.search(/(?<![\d*\\])\*\*(?![\d*])/)
  const written = context.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  if (at !== -1 && !written.includes('\\*')) context.report(strayStars(context.place(node, 2, at)))
}

function reportSpace(node: Paragraph, context: StepContext): void {
  const first = node.children[0]
  const match = first?.type === 'text' ? ODD.exec(first.value) : null
  if (match !== null)
    context.report(
      oddSpace(context.place(node, match[0].length), match[1] ?? '', match[2]?.codePointAt(0) ?? 0),
    )
}

function reportSetext(node: HeadingNode, context: StepContext): void {
  const written = context.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  if (node.depth === 2 && /\n[ \t]*-[ \t]*$/.test(written)) context.report(setextBullet(context.place(node)))
}

/** `<PUT GRAPH HERE>` reads as a tag whose attributes are words in capitals. */
function reportPlaceholder(
  node: { name: string; props: object; unclosed?: string; position?: Paragraph['position'] },
  context: StepContext,
): void {
  const words = [node.name, ...Object.keys(node.props)]
  if (node.unclosed === undefined || words.length < 2 || !words.every((word) => /^[A-Z]{2,}$/.test(word)))
    return
  context.report(placeholder(context.place(node), plainText({ type: 'text', value: node.unclosed } as Text)))
}
