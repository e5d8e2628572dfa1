/**
 * Keep one copy of each text. A piece cut from a page holds the whole page in memory as long as it lives;
 * the copy does not.
 */
export function interner(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const copy = text.split('').join('')
    known.set(copy, copy)
    return copy
  }
}
