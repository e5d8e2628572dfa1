import { frameTitle } from '../../report/html.ts'
import type { Hast } from '../tree.ts'
import type { Compilation } from './compilation.ts'
import { placeOfTag } from './written.ts'

/** What another site's page may do inside ours: all that a player or a map needs, but not lead the reader away. */
const FRAME_MAY =
  'allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts'.split(
    ' ',
  )
const FRAME_MIGHT: ReadonlySet<unknown> = new Set([
  ...FRAME_MAY,
  ...'allow-downloads allow-modals allow-orientation-lock allow-pointer-lock'.split(' '),
])

/** A frame waits until it is near, says only our host to its own, and cannot lead the whole page away. */
export function settleFrame(node: Hast.Element, compilation: Compilation): void {
  const { properties } = node
  const given = properties.sandbox
  const tokens = Array.isArray(given) ? given : given === undefined ? FRAME_MAY : String(given).split(/\s+/)
  properties.loading ??= 'lazy'
  properties.referrerPolicy ??= 'strict-origin-when-cross-origin'
  properties.sandbox = tokens.filter((token) => FRAME_MIGHT.has(token))
  if (!/\S/.test(String(properties.title ?? '')))
    compilation.report(frameTitle(placeOfTag(node, compilation)))
}
