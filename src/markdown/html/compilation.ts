import type { Place, PlacedId, Report } from '../../types.ts'
import type { Hast, Located } from '../tree.ts'
import type { Hole } from './holes.ts'
import type { Rules } from './sanitize.ts'
import type { Written } from './written.ts'

/** One text on its way from the tree to chunks. */
export interface Compilation {
  readonly rules: Rules
  /** Whether control characters may stand in it: the text has none, but references and plugins may bring some. */
  readonly mayHoldControls: boolean
  readonly holes: Hole[]
  readonly ids: Set<string>
  /** What the layout may give the title of the page as its id. */
  readonly titleId: string | undefined
  /** Ids of raw HTML that the layout may have too. */
  readonly reserved: PlacedId[]
  /** An excerpt has no ids, images or components (SPEC 13.22), and reports nothing: its findings are those of the body. */
  readonly isExcerpt: boolean
  readonly report: Report
  readonly place: (node: Located) => Place
  /** The author's text, and the place of an offset in it: tags and attributes are looked up there. */
  readonly written: Written
  readonly at: (offset: number, length: number) => Place
  /** Values of attributes that signs in the text stand for. */
  readonly kept: readonly string[]
  /** Ids that got a prefix, and the attributes that may speak of them. */
  readonly renamed: Map<string, string>
  readonly mentions: Mention[]
}

/** What the body and the excerpt of a post have in common. */
type Shared = Omit<Compilation, 'holes' | 'ids' | 'isExcerpt'>

/** A compilation that has noted nothing yet; key by key, for spreading takes long and is done for each post. */
export function compilationOf(shared: Shared, isExcerpt: boolean): Compilation {
  const { rules, mayHoldControls, titleId, reserved, report, place, written, at, kept, renamed, mentions } =
    shared
  return {
    rules,
    mayHoldControls,
    holes: [],
    ids: new Set(),
    titleId,
    reserved,
    isExcerpt,
    report: isExcerpt ? () => undefined : report,
    place,
    written,
    at,
    kept,
    renamed,
    mentions,
  }
}

/** An attribute that names ids. */
interface Mention {
  readonly properties: Hast.Properties
  readonly name: string
}

/** The text of a code block, written as HTML by us. */
export interface ListingElement extends Hast.Literal {
  type: 'listing'
  value: string
}

/** A component in the HTML tree: `hole` is its token, its children follow. */
export interface ComponentElement extends Hast.Parent {
  type: 'component'
  hole: Extract<Hole, { kind: 'component' }>
  children: Hast.ElementContent[]
}

/** The title of another post, as the words of a link. */
export interface PostTitleElement extends Hast.Literal {
  type: 'postTitle'
  target: string
}

/** A formula that was typeset here: it has no places and no addresses, and nothing of it is the author's HTML. */
interface FormulaElement extends Hast.Node {
  type: 'formula'
  element: Hast.Element
}

declare module 'hast' {
  interface RootContentMap {
    component: ComponentElement
    formula: FormulaElement
    listing: ListingElement
    postTitle: PostTitleElement
  }
  interface ElementContentMap {
    component: ComponentElement
    formula: FormulaElement
    listing: ListingElement
    postTitle: PostTitleElement
  }
}
