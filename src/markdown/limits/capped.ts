import type { Diagnostic, Report } from '../../types.ts'
import type { Markdown } from '../markdown.ts'

/** So many findings of one kind are reported of a text: who has mended these builds again. */
const MOST = 1000

/** Findings of a kind beyond what anybody reads: the first of them, and how many follow it. */
interface Rest {
  readonly first: Diagnostic
  count: number
}

/**
 * Render, and report of each kind no more than can be of use: a text can be made to have hundreds of thousands of
 * findings, which take more memory than the site. The last one says how many were left out.
 */
export function capped(make: Markdown['body']): Markdown['body'] {
  return (input, report) => {
    const { some, end } = few(report)
    const body = make(input, some)
    if (body instanceof Promise) return body.finally(end)
    end()
    return body
  }
}

function few(report: Report): { readonly some: Report; readonly end: () => void } {
  const counts = new Map<string, number>()
  const rests = new Map<string, Rest>()
  const some: Report = (finding) => {
    const kind = `${finding.code} ${finding.severity}`
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const rest = rests.get(kind)
    if (rest !== undefined) rest.count++
    else if (count <= MOST) report(finding)
    else rests.set(kind, { first: finding, count: 0 })
  }
  const end = () => {
    for (const { first, count } of rests.values()) {
      // What counts the others is not to be counted with them.
      const { about: _, ...last } = first
      const message = `${first.message} (and ${count} more of this kind in the text)`
      report(count === 0 ? first : { ...last, message })
    }
  }
  return { some, end }
}
