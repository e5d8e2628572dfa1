import {
  aliasBomb,
  badYaml,
  flushBracket,
  oddSpace,
  secondDocument,
  tabIndent,
  tooDeep,
} from '../report/syntax.ts'
import type { Report } from '../types.ts'
import { reportControls } from './controls.ts'
import { type Located, type Origin, type Recorder, recorder } from './located.ts'
import { construct, EVENT_ID, type Event, readEvents, YAMLException } from './yaml-events.ts'
import { yamlHint } from './yaml-hint.ts'
import { readPlainYaml } from './yaml-plain.ts'
import { ODD_AFTER_SIGN, Walk } from './yaml-walk.ts'

/**
 * Read one YAML document (1.2, core schema: dates, `yes` and `12:30` stay texts) with the place of
 * every key and value. An empty text is `null`.
 *
 * @returns undefined after an error that leaves no value; a duplicate key is reported, and its last value taken
 */
export function parseYaml(text: string, origin: Origin, report: Report): Located | undefined {
  return readPlainYaml(text, origin) ?? parseAnyYaml(text, origin, report)
}

/** The same by the parser alone. */
export function parseAnyYaml(text: string, origin: Origin, report: Report): Located | undefined {
  const notes = recorder(text, origin)
  try {
    const events = readEvents(text)
    const second = events.findIndex((event, at) => at > 0 && event.type === EVENT_ID.DOCUMENT)
    if (second !== -1) {
      report(secondDocument(notes.at(separator(events.slice(second), text))))
      return undefined
    }
    if (!new Walk(text, notes, report).through(events)) return undefined
    const located = { ...notes, value: construct(events, text) }
    reportControls(located, text, notes.at(0), report)
    return located
  } catch (problem) {
    explain(problem, { text, notes, report })
    return undefined
  }
}

/** Offset of the line that begins the second document. */
function separator(events: readonly Event[], text: string): number {
  const first = events.map(startOf).find((start) => start !== undefined) ?? text.length
  return Math.max(
    0,
    text.slice(0, first).search(/^(?:---|\.\.\.)[ \t]*(?:\n|$)(?![\s\S]*^(?:---|\.\.\.)[ \t]*(?:\n|$))/m),
  )
}

function startOf(event: Event): number | undefined {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : undefined
}

/** The parser stops at its first fault; say what it was in our words where we know a better one. */
function explain(
  problem: unknown,
  { text, notes, report }: { text: string; notes: Recorder; report: Report },
): void {
  const odd = ODD_AFTER_SIGN.exec(text)
  if (odd !== null) {
    const at = odd.index + odd[0].length - 1
    report(oddSpace(notes.at(at, at + 1), odd[1] ?? ''))
    return
  }
  if (!(problem instanceof YAMLException)) throw problem
  const at = Math.min(problem.mark?.position ?? 0, text.length)
  const place = notes.at(at)
  const sign = text.charAt(at)
  if (problem.reason.startsWith('tab characters')) report(tabIndent(place))
  else if (problem.reason.startsWith('nesting exceeded')) report(tooDeep(place))
  else if (problem.reason.startsWith('aliases exceeded')) report(aliasBomb(place))
  else if (problem.reason.startsWith('deficient indentation') && /[}\]]/.test(sign))
    report(flushBracket(place, sign))
  else {
    const lineOf = (offset: number) => notes.at(offset).line
    report(badYaml(place, problem.reason, yamlHint({ text, at, reason: problem.reason, lineOf })))
  }
}
