import type { VFile } from 'vfile'
import { tooDeep, tooMuchOutput } from '../../report/limits.ts'
import type { Body, Diagnostic, PlacedId } from '../../types.ts'
import { mayNeedMasks } from '../components/parse-masked.ts'
import { amplified, roomOf } from '../limits/growth.ts'
import { tooDeepHtml } from '../limits/nesting.ts'
import type { Limits } from '../markdown.ts'
import type { Processor } from '../processor.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'
import { compilationOf } from './compilation.ts'
import { rootOf } from './compile.ts'
import { BETWEEN, chunk } from './holes.ts'
import { leadToRenamed } from './names.ts'
import type { Rules } from './sanitize.ts'

/** What every body of a markdown line is made with. */
export interface BodyTools {
  readonly processor: Processor
  readonly rules: Rules
  readonly limits: Limits
}

/** The body of a post out of its finished tree: HTML with holes. Undefined after an error: it would be too deep or too long. */
export function compileBody(
  { processor, rules, limits }: BodyTools,
  tree: Root,
  file: VFile,
  context: StepContext,
): Body | undefined {
  const { headings, words, cjk, description, title, titleId, excerpt } = context.result
  const { report, place, text, dialect, kept } = context
  const refuse = (finding: Diagnostic): undefined => {
    report(finding)
  }
  const room = roomOf(text, limits.growth)
  const long = amplified(tree, text, room)
  if (long !== undefined) return refuse(tooMuchOutput(place(long), room))
  const deep = tooDeepHtml(tree, text, limits.nesting)
  if (deep !== undefined) return refuse(tooDeep(place(deep), limits.nesting))
  // What hides a component's tag from the parser are control characters too.
  const mayHoldControls = dialect.hasPlugins || text.includes('&#') || mayNeedMasks(text, dialect.ours)
  const renamed = new Map<string, string>()
  const at = (offset: number, length: number) => place({}, length, offset)
  const reserved: PlacedId[] = []
  const marks = { titleId, reserved, renamed, mentions: [], written: { text } }
  const shared = { rules, mayHoldControls, report, place, at, kept, ...marks }
  const body = compilationOf(shared, false)
  const excerptBody = compilationOf(shared, true)
  const html = processor.stringify(rootOf({ tree, body, excerpt, excerptBody, file }))
  if (html.length > room) return refuse(tooMuchOutput(place({}), room))
  if (renamed.size > 0) for (const { holes } of [body, excerptBody]) leadToRenamed(holes, renamed, body.ids)
  const between = excerpt.length > 0 ? html.indexOf(BETWEEN) : -BETWEEN.length
  const chunks = chunk(html.slice(between + BETWEEN.length), body.holes)
  const chunksOfExcerpt = excerpt.length > 0 ? chunk(html.slice(0, between), excerptBody.holes) : []
  const made = { headings, words, cjk, description, chunks, excerpt: chunksOfExcerpt, ids: [...body.ids] }
  if (title === undefined && reserved.length === 0) return made
  const ofTitle = title === undefined ? {} : { title, ...(titleId !== undefined && { titleId }) }
  return { ...made, ...ofTitle, ...(reserved.length > 0 && { reserved }) }
}
