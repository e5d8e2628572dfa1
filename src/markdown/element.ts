import type { Data, Parent, Position, RootContent } from './tree.ts'

/** A node that prints as the HTML element it names and as nothing else: what markdown has no word for. */
export interface ElementNode extends Parent {
  type: 'element'
  children: RootContent[]
  data: Data & { hName: string }
  position?: Position
}

declare module 'mdast' {
  interface RootContentMap {
    element: ElementNode
  }
  interface BlockContentMap {
    element: ElementNode
  }
  interface PhrasingContentMap {
    element: ElementNode
  }
}

/**
 * An element with its properties (hast's names: `className`, `ariaLabel`, `dataNote`) and children.
 * `position` is where findings about it point.
 */
export function element(
  name: string,
  properties: NonNullable<Data['hProperties']>,
  children: RootContent[],
  position?: Position,
): ElementNode {
  const node: ElementNode = { type: 'element', data: { hName: name, hProperties: properties }, children }
  if (position !== undefined) node.position = position
  return node
}
