/**
 * Bounds of highlighting, in characters. Grammars are patterns that take time with the square, or worse, of
 * long words and texts. Pieces keep that in check: the worst of all grammars takes 12 µs a character in pieces
 * of this size, twice that in lines of a thousand, and half a minute for 32 KB in one. The sum for a post
 * bounds the rest: no text takes more than two seconds.
 */
export const CODE_LIMITS = {
  /** Of one fence. */
  fence: 32_768,
  line: 1000,
  /** Of all fences of a post; a character in a line of `heavy` counts twice, in one of two times that thrice. */
  post: 163_840,
  heavy: 256,
  /** What a grammar is given at a time; cut at the end of a line. */
  piece: 2048,
  /** Constructs inside each other, such as `${ … }` in a text in `${ … }`. */
  depth: 64,
  /** Characters of HTML for each of the code: scopes that are open over many lines are opened in each. */
  growth: 50,
} as const
