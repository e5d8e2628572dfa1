import { linesOf, placeAt } from '../text/lines.ts'
import type { Body, Config, Diagnostic, Place, Report } from '../types.ts'

/** A post's text without its front matter, and what front matter says that the text depends on. */
export interface BodyInput {
  readonly path: string
  readonly text: string
  /** Number of the first line of `text` in the file, from 1. */
  readonly line: number
  readonly slug: string
  readonly title?: string | undefined
  readonly hideAnchor: boolean
  /** Language tag of the text. Absent: English. */
  readonly lang?: string
  /** A file of the project by its path from the root, as text: `file.data.read` of plugins. What is read so is tracked. */
  readonly read?: ((path: string) => string | undefined) | undefined
  /** The paths of all files below a folder, without it; tracked as well. */
  readonly list?: ((folder: string) => readonly string[]) | undefined
}

/** The markdown line, made once per build by `createMarkdown`. */
export interface Markdown {
  /** Which parser runs. */
  readonly parser: 'native' | 'remark'
  /**
   * Make the body of one post. A promise when a plugin of the user's works asynchronously, when something must be
   * loaded for it (a grammar, formulas, emoji), and when it is made in another process;
   * undefined when the text could not be rendered at all, after an error has been reported.
   */
  body(input: BodyInput, report: Report): Body | undefined | Promise<Body | undefined>
}

/**
 * Make a body where the work can be ended: in another process, which has the same configuration and plugins.
 * Native code hears no signal of its own process, and no thread can be stopped inside of it.
 */
export type Apart = (input: BodyInput) => Promise<ApartResult>

/**
 * What became of it. `unavailable`: no other process could be started in time; `itself`: a plugin ended the process, or
 * made it fail.
 */
export type ApartResult =
  | { readonly body: Body | undefined; readonly findings: readonly Diagnostic[] }
  | { readonly ended: 'time' | 'memory' | 'itself' | 'unavailable' }

/** Bounds that no post reaches by writing: the deepest of thousands of real ones nests 14 levels. */
export type Limits = Config['markdown']['limits']

/** The place in the file of an offset in the post's text. */
export function placeIn(
  { path, line, text }: Pick<BodyInput, 'path' | 'line' | 'text'>,
  offset: number,
): Place {
  return placeAt(linesOf(text, line), path, offset)
}
