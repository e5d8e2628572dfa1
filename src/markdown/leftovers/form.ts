/**
 * What another generator would have run, or read as more than text, and no prose holds. Patterns are linear: what may
 * repeat in them is parted by blanks, or bounded. One whose sign is common begins with it, and looks back after it: one that looks
 * back first does so at every sign of a text.
 */
export interface Form {
  /** Whose it is, as the finding says it. */
  readonly whose: string
  /**
   * Something that every text with this form holds, or several of which it holds one: most posts do not, and are not
   * looked through. Words rather than a pattern, and of a sign that is rare in prose: a form more is then no cost.
   */
  readonly sign: string | readonly string[] | RegExp
  /** How it is found; the first group is its name, which the hint goes by. */
  readonly pattern: RegExp
  /** What to write instead, if no name says it (`hintFor`). */
  readonly hint?: string
  /** How it is printed, if not as it is. */
  readonly printed?: string
  /** Whether it is a comment of HTML, in which nothing else is looked for. */
  readonly isComment?: boolean
  /** Whether it is one in `.mdx` files only, and there in text alone. */
  readonly isOfMdx?: boolean
  /** Whether it is read here where the configuration asks for emoji. */
  readonly isEmoji?: boolean
}

/** One of them in a text. */
export interface Leftover extends Pick<Form, 'whose' | 'printed' | 'isComment' | 'isOfMdx'> {
  readonly index: number
  readonly whole: string
  readonly hint: string
}
