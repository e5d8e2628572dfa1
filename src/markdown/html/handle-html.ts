import type { Hast, Html } from '../tree.ts'
import type { State } from './compile.ts'
import { behind, closeSelfClosed, isComment } from './html.ts'

/** More pieces than that are handed on in one node: a list is passed as arguments, of which there is no room for all. */
const MANY_PIECES = 1000

/** Raw HTML as the compiler is to get it: without comments, and with what JSX closes by itself closed. */
export function handleHtml(state: State, node: Html): Hast.RootContent[] | Hast.Root | undefined {
  if (isComment(node.value)) return undefined
  const pieces = closeSelfClosed(node.value).map(({ value, at }) => {
    const result: Hast.Nodes = { type: 'raw', value }
    if (at === 0) state.patch(node, result)
    else if (node.position !== undefined) result.position = behind(node.position, node.value, at)
    return result as Hast.RootContent
  })
  return pieces.length > MANY_PIECES ? { type: 'root', children: pieces } : pieces
}
