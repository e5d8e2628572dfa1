/** From and to, the end not included. */
export type Range = readonly [number, number]

/** Whether an offset stands in one of these ranges. */
export function isWithin(ranges: readonly Range[], offset: number): boolean {
  return ranges.some(([start, end]) => start <= offset && offset < end)
}

/** The same for offsets that come in order: all ranges are looked through but once. */
export function within(ranges: readonly Range[]): (offset: number) => boolean {
  const sorted = [...ranges].sort(([a], [b]) => a - b)
  let next = 0
  let covered = 0
  return (offset) => {
    for (; (sorted[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset; next++)
      covered = Math.max(covered, sorted[next]?.[1] ?? 0)
    return offset < covered
  }
}
