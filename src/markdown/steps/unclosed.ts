import { unclosedTag } from '../../report/html.ts'
import type { Place } from '../../types.ts'
import { STRIP } from '../sanitize.ts'
import { offsetOf } from '../source.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/** Elements whose inside no reader sees, or sees as another thing than prose. */
const SWALLOWING = [...STRIP, 'select', 'plaintext', 'textarea', 'video', 'audio', 'canvas']
const TAGS = new RegExp(
  `<!--[\\s\\S]*?-->|<(/?)(${SWALLOWING.join('|')})\\b(?:[^>"']|"[^"]*"|'[^']*')*>`,
  'gi',
)

/** Name the tags that are never closed and would take the rest of the post with them. */
export function unclosedTags(tree: Root, context: StepContext): void {
  if (!context.text.includes('<') || context.text.search(TAGS) === -1) return
  let open: { readonly name: string; readonly place: Place } | undefined
  walk(tree, (node) => {
    if (node.type !== 'html') return
    for (const { index, 0: tag, 1: slash, 2: name = '' } of node.value.matchAll(TAGS)) {
      const lower = name.toLowerCase()
      if (slash === '/') {
        if (open?.name === lower) open = undefined
      } else if (lower !== '' && open === undefined && !tag.endsWith('/>')) {
        const start = node.position?.start.offset
        const at = start === undefined ? undefined : offsetOf(context.text, start, node.value, index)
        const place = at === undefined ? context.place(node) : context.place({}, name.length + 1, at)
        open = { name: lower, place }
      }
    }
  })
  if (open !== undefined) context.report(unclosedTag(open.place, open.name))
}
