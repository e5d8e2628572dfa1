/**
 * The known name that a misspelt one most likely means, or undefined when none is near.
 * Distance counts insertions, deletions, replacements and swaps of neighbours; a third of the
 * letters may differ, case never counts.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3))
  return within(() => most, word, known)
}

/**
 * The known name that somebody who typed this word meant to type, among words that mean something else: one slip of the
 * fingers, two for a long name, none in one of three letters, which is near to everything.
 */
export function typedFor(word: string, known: Iterable<string>): string | undefined {
  if (word.length < 4) return undefined
  return within((name) => (name.length > 10 ? 2 : 1), word, known)
}

function within(
  mostFor: (name: string) => number,
  word: string,
  known: Iterable<string>,
): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    // No edit changes the length by more than one.
    if (Math.abs(candidate.length - word.length) > mostFor(candidate)) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance <= mostFor(candidate) && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    before = above
    above = current
  }
  return above[b.length] ?? 0
}
