import { tooDeep, tooLarge, tooManyCells, tooManyItems } from '../../report/limits.ts'
import type { Report } from '../../types.ts'
import { type BodyInput, type Limits, placeIn } from '../markdown.ts'
import { excessOf } from './excess.ts'
import { tooDeepLine } from './nesting.ts'

/**
 * Report a text that is out of bounds by its characters alone.
 *
 * @returns whether it is
 */
export function reportExcess(
  input: Pick<BodyInput, 'path' | 'text' | 'line'>,
  limits: Limits,
  report: Report,
): boolean {
  const { text } = input
  if (text.length > limits.characters) {
    report(tooLarge(placeIn(input, 0), text.length, limits.characters))
    return true
  }
  const deepLine = tooDeepLine(text, limits.nesting)
  if (deepLine !== undefined) report(tooDeep(placeIn(input, deepLine), limits.nesting))
  const excess = excessOf(text, limits)
  if (excess !== undefined) {
    const place = placeIn(input, excess.offset)
    report(excess.of === 'cells' ? tooManyCells(place, limits.cells) : tooManyItems(place, limits.items))
  }
  return deepLine !== undefined || excess !== undefined
}
