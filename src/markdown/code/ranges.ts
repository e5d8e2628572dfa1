/** Why a line stands out. */
export type LineKind = 'mark' | 'ins' | 'del'

/** Lines from `first` to `last`, counted from 1. */
export interface Range {
  readonly kind: LineKind
  readonly first: number
  readonly last: number
  /** As the author wrote it, for findings. */
  readonly written: string
}

/** A range, which may have blanks around its sign, or whatever stands between two separators. */
const PART = /(?<![^\s,"'[\]])\d+\s*(?:-|–|\.\.)\s*\d+(?![^\s,"'[\]])|[^\s,"'[\]]+/g

/** Lines as all dialects write them: `1,3-5`, `1 3 - 5`, `[1,"3-5"]`. What is no range is handed back. */
export function readRanges(
  kind: LineKind,
  text: string,
): { readonly ranges: readonly Range[]; readonly broken: readonly string[] } {
  const ranges: Range[] = []
  const broken: string[] = []
  for (const [written] of text.matchAll(PART)) {
    const match = /^(\d{1,7})(?:\s*(?:-|–|\.\.)\s*(\d{1,7}))?$/.exec(written)
    const first = Number(match?.[1] ?? 0)
    const last = Number(match?.[2] ?? first)
    if (first < 1 || last < first) broken.push(written)
    else ranges.push({ kind, first, last, written })
  }
  return { ranges, broken }
}
