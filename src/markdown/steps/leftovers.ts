import { foreignSyntax } from '../../report/prose.ts'
import { quietRanges } from '../code-ranges.ts'
import { FORMS, insteadOf } from '../foreign.ts'
import { within } from '../scan.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'

/** Name what was written for another generator: it is printed as it is, and nobody would want to read it. */
export function leftovers(tree: Root, context: StepContext): void {
  const { text } = context
  const found = FORMS.flatMap(({ whose, sign, pattern }) => {
    const mayHold = typeof sign === 'string' ? text.includes(sign) : sign.test(text)
    return mayHold ? [...text.matchAll(pattern)].map((match) => ({ whose, match })) : []
  })
  if (found.length === 0) return
  const isQuiet = within(quietRanges(tree, text))
  for (const { whose, match } of found.sort((a, b) => a.match.index - b.match.index)) {
    const { index, 0: whole, 1: name = '' } = match
    if (isQuiet(index) || text.charAt(index - 1) === '\\') continue
    const place = context.place({}, whole.length, index)
    context.report(foreignSyntax(place, whole.split('\n')[0] ?? '', whose, insteadOf(name)))
  }
}
