import { tooDeep, tooLarge, tooManyCells, tooManyItems } from '../../report/limits.ts'
import { linesOf, placeAt } from '../../text/lines.ts'
import type { Place, Report } from '../../types.ts'
import type { BodyInput } from '../markdown.ts'
import { excessOf } from './excess.ts'
import { type Limits, tooDeepLine } from './risk.ts'

/** Whether a text is out of bounds by its characters alone; then it has been reported. */
export function isBeyond(
  input: Pick<BodyInput, 'path' | 'text' | 'line'>,
  limits: Limits,
  report: Report,
): boolean {
  const { text } = input
  if (text.length > limits.characters) {
    report(tooLarge(placeIn(input, text, 0), text.length, limits.characters))
    return true
  }
  const deepLine = tooDeepLine(text, limits.nesting)
  if (deepLine !== undefined) report(tooDeep(placeIn(input, text, deepLine), limits.nesting))
  const excess = excessOf(text, limits)
  if (excess !== undefined) {
    const place = placeIn(input, text, excess.offset)
    report(excess.of === 'cells' ? tooManyCells(place, limits.cells) : tooManyItems(place, limits.items))
  }
  return deepLine !== undefined || excess !== undefined
}

/** The place in the file of an offset in the post's text. */
export function placeIn(
  { path, line }: Pick<BodyInput, 'path' | 'line'>,
  text: string,
  offset: number,
): Place {
  return placeAt(linesOf(text, line), path, offset)
}
