import { frameTitle, removedFrame } from '../../report/html.ts'
import { asTag, filmInFrame } from '../../text/films.ts'
import type { Hast, Located } from '../tree.ts'
import type { Compilation, ComponentElement } from './compilation.ts'
import { dig, END_OF_CHILDREN } from './holes.ts'
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

/** Elements that hold blocks; what is none stands in a sentence. */
const FLOW: ReadonlySet<string> = new Set(
  'article aside blockquote center dd details div figure footer header li main nav section td th'.split(' '),
)

/** What is printed of a frame that is not allowed: the component of a film, where blocks stand. */
export function insteadOfFrame(
  node: Hast.Element,
  compilation: Compilation,
  parent: Located,
): readonly Hast.Text[] {
  const { src, title } = node.properties
  const film = filmInFrame(String(src ?? ''), String(title ?? ''))
  const { tagName } = parent as Partial<Hast.Element>
  const { hole } = parent as Partial<ComponentElement>
  const isPrinted = tagName === undefined ? hole?.inline !== true : FLOW.has(tagName)
  const place = placeOfTag(node, compilation)
  compilation.report(removedFrame(place, String(src ?? ''), film && { tag: asTag(film), isPrinted }))
  if (film === undefined || !isPrinted || compilation.isExcerpt) return []
  const { name, props } = film
  const places = Object.fromEntries(Object.keys(props).map((prop) => [prop, place]))
  const token = dig(compilation.holes, { kind: 'component', name, props, places, inline: false, place })
  return [{ type: 'text', value: token + END_OF_CHILDREN }]
}
