import type { Body, Report } from '../types.ts'

/** A post's text without its front matter, and what front matter says that the text depends on. */
export interface BodyInput {
  readonly path: string
  readonly text: string
  /** Number of the first line of `text` in the file, from 1. */
  readonly line: number
  readonly slug: string
  readonly title?: string
  readonly hideAnchor: boolean
  /** Language tag of the text. Absent: English. */
  readonly lang?: string
  /** A file of the project by its path from the root, as text: `file.data.read` of plugins. What is read so is tracked. */
  readonly read?: (path: string) => string | undefined
}

/** The markdown line, made once per build by `createMarkdown`. */
export interface Markdown {
  /** Which parser runs: a fact that bodies depend on. */
  readonly parser: 'native' | 'remark'
  /**
   * Make the body of one post. A promise only when a plugin of the user's works asynchronously, or when the
   * post holds code in a language that has not been met before;
   * undefined when the text could not be rendered at all, after an error has been reported.
   */
  body(input: BodyInput, report: Report): Body | undefined | Promise<Body | undefined>
}
