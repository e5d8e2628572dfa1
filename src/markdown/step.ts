import type { Heading, Place, Report } from '../types.ts'
import type { Listing } from './code/listing.ts'
import type { BodyInput } from './markdown.ts'
import type { HeadingNode, Located, Root, RootContent } from './tree.ts'

/** What the steps learn about one post, on the way to its `Body`. */
export interface Gathered {
  headings: Heading[]
  words: number
  cjk: number
  description: string
  /** Blocks of a cloned tree; the pipeline compiles them as it compiles the body. */
  excerpt: readonly RootContent[]
  title?: string
  /** The heading that was taken out because it is the title, the blocks beside it, and the id that it would have had. */
  dropped?: {
    readonly heading: HeadingNode
    readonly before: RootContent | undefined
    readonly after: RootContent | undefined
  }
  titleId?: string
  /** Code blocks whose text is still to be written. */
  readonly listings: Listing[]
  /** Offsets of other generators' syntax that a step has read: it is no leftover. */
  readonly applied: Set<number>
}

export interface StepContext {
  readonly input: BodyInput
  /** The text as it was parsed: `node.position.start.offset` counts in it, and in `input.text`, alike. */
  readonly text: string
  readonly report: Report
  readonly dialect: Dialect
  readonly result: Gathered
  /** Values of attributes that signs in the text stand for. */
  readonly kept: readonly string[]
  /** Where a node begins in the author's file; `length` for the caret, `shift` characters after its start. */
  place(node: Located, length?: number, shift?: number): Place
}

/** Our own syntax that is read; not when a plugin of the user's brings syntax with the same signs. */
export interface Ours {
  readonly directives: boolean
  readonly formulas: boolean
}

/** What a text is read as (SPEC 4). */
export interface Dialect {
  readonly ours: Ours
  /** Plugins of the user's have seen the tree: what they read as more than text is no text in it. */
  readonly hasPlugins: boolean
  /** Line ends are printed as line breaks. */
  readonly breaks: boolean
  readonly typography: boolean
  readonly emoji: boolean
}

/**
 * One transform of the tree, in place. Steps do not throw for content; they report and go on. A promise only
 * from one that has to load a library, which most posts do not need.
 */
export type Step = (tree: Root, context: StepContext) => void | Promise<void>
