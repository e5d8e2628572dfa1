import { leftOpen, unclosedTag } from '../../report/html.ts'
import type { Place } from '../../types.ts'
import { ENDLESS, placeInHtml, VOID } from '../html/html.ts'
import { STRIP, TAGS } from '../html/sanitize.ts'
import type { StepContext } from '../step.ts'
import { type Html, holdsPhrasing, type Root, walk } from '../tree.ts'

/** Elements whose inside no reader sees, or sees as another thing than prose. */
const SWALLOWING = [...STRIP, 'select', 'plaintext', 'textarea', 'video', 'audio', 'canvas']

const LASTING = TAGS.filter((tag) => !VOID.test(tag) && !ENDLESS.test(tag) && !SWALLOWING.includes(tag))

const PATTERN = new RegExp(
  `<!--[\\s\\S]*?(?:-->|$)|<(/?)(${[...SWALLOWING, ...LASTING].join('|')})(?![\\w-])(?:[^<>"']|"[^"]*"|'[^']*')*>`,
  'gi',
)
/** What lasts beyond the block of HTML that it stands in, and the element around it too: all that follows is bold, or a link. */
const OUTLASTING = /^(?:a|b|big|code|details|em|h[1-6]|i|pre|s|small|strike|strong|tt|u)$/
const IS_SWALLOWING: ReadonlySet<string> = new Set(SWALLOWING)

interface Open {
  readonly name: string
  readonly node: Html
  /** Where it begins in the node. */
  readonly index: number
  /** In a block of HTML authors know that they write tags, and what is a mere frame does no harm. */
  readonly isTold: boolean
}

/** Name the tags that are never closed and would take the rest of the post with them, or make another thing of it. */
export function unclosedTags(tree: Root, context: StepContext): void {
  if (!context.text.includes('<') || context.text.search(PATTERN) === -1) return
  let swallowing: Open | undefined
  const open = new Map<string, Open[]>()
  walk(tree, (node, _, parent) => {
    if (node.type !== 'html') return
    for (const { index, 0: tag, 1: slash, 2: name = '' } of node.value.matchAll(PATTERN)) {
      const lower = name.toLowerCase()
      if (lower === '' || (slash === '' && tag.endsWith('/>'))) continue
      if (IS_SWALLOWING.has(lower)) {
        if (slash === '/') swallowing = swallowing?.name === lower ? undefined : swallowing
        else swallowing ??= { name: lower, node, index, isTold: true }
      } else if (swallowing !== undefined) continue
      else if (slash === '/') open.get(lower)?.pop()
      else {
        const of = open.get(lower) ?? []
        // One block of HTML may hold many, and the first says it.
        const isTold = holdsPhrasing(parent) || (OUTLASTING.test(lower) && of.at(-1)?.node !== node)
        of.push({ name: lower, node, index, isTold })
        open.set(lower, of)
      }
    }
  })
  if (swallowing !== undefined) context.report(unclosedTag(placeOf(swallowing, context), swallowing.name))
  for (const tag of [...open.values()].flat())
    if (tag.isTold) context.report(leftOpen(placeOf(tag, context), tag.name))
}

function placeOf({ name, node, index }: Open, context: StepContext): Place {
  return placeInHtml(node, index, name.length + 1, context)
}
