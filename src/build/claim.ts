/** Numbers that are claimed at once: few enough that both threads end together. */
const SHARE = 16

/** Takes numbers of a list, in turns with other threads if they count in the same memory. */
export function claimer(claims: Int32Array, length: number): () => readonly number[] | undefined {
  return () => {
    const from = Atomics.add(claims, 0, SHARE)
    if (from >= length) return undefined
    return Array.from({ length: Math.min(SHARE, length - from) }, (_, at) => from + at)
  }
}
