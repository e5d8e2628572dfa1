import { foreignSyntax } from '../../report/prose.ts'
import { quietRanges } from '../code-ranges.ts'
import { definitionLists } from '../definition-lists.ts'
import { DIALECTS } from '../dialects.ts'
import { FORMS, type Form, insteadOf, type Leftover } from '../foreign.ts'
import { misread } from '../misread.ts'
import { within } from '../scan.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'

const ALL: readonly Form[] = [...FORMS, ...DIALECTS]

/** Name what was written for another generator: it is printed as it is, and nobody would want to read it. */
export function leftovers(tree: Root, context: StepContext): void {
  const { text } = context
  const found = ALL.flatMap(({ whose, sign, pattern, hint }: Form): Leftover[] => {
    const mayHold = typeof sign === 'string' ? text.includes(sign) : sign.test(text)
    if (!mayHold) return []
    return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: name = '' }) => {
      return { whose, index, whole, hint: hint ?? insteadOf(name) }
    })
  })
  for (const [start, end] of definitionLists(tree, text))
    found.push({
      whose: 'a definition list',
      index: start,
      whole: text.slice(start, end),
      hint: insteadOf(':'),
    })
  found.push(...misread(tree, text))
  if (found.length === 0) return
  const isQuiet = within(quietRanges(tree, text))
  for (const { whose, index, whole, hint, printed } of found.sort((a, b) => a.index - b.index)) {
    if (isQuiet(index) || text.charAt(index - 1) === '\\') continue
    const place = context.place({}, whole.length, index)
    context.report(foreignSyntax(place, whole.split('\n')[0] ?? '', whose, hint, printed))
  }
}
