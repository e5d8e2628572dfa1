import type { Processor } from 'unified'
import { tooHungry, tooSlow } from '../../report/limits.ts'
import { crash } from '../../report/markdown.ts'
import type { Body, Diagnostic, Report } from '../../types.ts'
import { type Apart, type BodyInput, type Limits, type Markdown, placeIn } from '../markdown.ts'
import type { Parser } from '../parser/parser.ts'
import type { Root } from '../tree.ts'
import { reportExcess } from './report-excess.ts'
import { busiestBlock, isLong, isRisky, isRiskyForReference, secondsFor } from './risk.ts'

/** Leaves the reading of a text that the reference would have to read, and may read for long; never leaves the line. */
export class TooRisky extends Error {}

/** A parser that throws `TooRisky` instead of handing a risky text to the reference, whether it is that itself or asks it. */
export function bounded({ name, plugins }: Parser): Parser {
  function guard(this: Processor<Root>) {
    const reference = this.parser as unknown as (text: string, file: unknown) => Root
    this.parser = (text, file) => {
      if (isRiskyForReference(text)) throw new TooRisky()
      return reference(text, file)
    }
  }
  return { name, plugins: [guard as Parser['plugins'][number], ...plugins] }
}

/** The same for a post together with what it includes, of which it has so many characters. */
export function checkLength(characters: number): void {
  if (isLong(characters)) throw new TooRisky()
}

interface Division {
  readonly apart: Apart
  readonly limits: Limits
  /** Renders with a parser that is `bounded`. */
  readonly bounded: Markdown['body']
  /** Renders whatever it is given. */
  readonly unbounded: Markdown['body']
}

/** Render short texts here, and all others where their rendering can be ended. */
export function divided(division: Division): Markdown['body'] {
  return (input, report) => {
    if (isRisky(input.text)) return elsewhere(input, division, report)
    // What was found before the parser was asked is found again elsewhere.
    let held: Diagnostic[] | undefined = []
    const hold: Report = (finding) => {
      if (held === undefined) report(finding)
      else held.push(finding)
    }
    try {
      const made = division.bounded(input, hold)
      for (const finding of held) report(finding)
      held = undefined
      return made
    } catch (thrown) {
      if (thrown instanceof TooRisky) return elsewhere(input, division, report)
      throw thrown
    }
  }
}

async function elsewhere(
  input: BodyInput,
  { apart, limits, unbounded }: Division,
  report: Report,
): Promise<Body | undefined> {
  if (reportExcess(input, limits, report)) return undefined
  const result = await apart(input)
  if ('body' in result) {
    for (const finding of result.findings) report(finding)
    return result.body
  }
  if (result.ended === 'unavailable') return unbounded(input, report)
  if (result.ended === 'itself') {
    report(crash(placeIn(input, 0), 'a plugin ended its process, or failed where nobody waits for it'))
    return undefined
  }
  const { offset, signs } = busiestBlock(input.text)
  const place = placeIn(input, offset)
  report(
    result.ended === 'time'
      ? tooSlow(place, secondsFor(input.text, limits), signs)
      : tooHungry(place, limits.memory, signs),
  )
  return undefined
}
