/**
 * Bounds of highlighting, in characters. Grammars are patterns that take time with the square, or worse, of
 * long words and texts. Pieces keep that in check: the worst of all grammars takes 15 µs a character in pieces
 * of this size, and half a minute for 32 KB in one. What a post may hold bounds the rest.
 */
export const CODE_LIMITS = {
  /** Of one fence. */
  fence: 32_768,
  line: 1000,
  /** Of all fences of a post. */
  post: 131_072,
  /** What a grammar is given at a time; cut at the end of a line. */
  piece: 2048,
  /** Constructs inside each other, such as `${ … }` in a text in `${ … }`. */
  depth: 64,
} as const
