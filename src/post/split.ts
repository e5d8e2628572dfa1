import { decodeText } from '../config/decode.ts'
import { locator, type Origin } from '../config/located.ts'
import { foreignMatter, notData, notFirst, secondMatter, unclosed, unopened } from '../report/fences.ts'
import { controlInMatter, controlInText } from '../report/matter.ts'
import { unicodeOf } from '../text/controls.ts'
import { restOfLine } from '../text/lines.ts'
import type { Place, Report, Source } from '../types.ts'
import {
  behindBlankLines,
  blockFrom,
  holdsKeysAlone,
  isForeignMatter,
  lateIn,
  secondIn,
  unopenedEnd,
} from './astray.ts'

export type Language = 'yaml' | 'toml' | 'json'

/**
 * A file cut into front matter and text, decoded: line ends as LF, without a BOM and control characters. Line numbers
 * count in the author's file, from 1.
 */
export interface Split {
  readonly path: string
  /** Undefined: the file has no front matter. */
  readonly language: Language | undefined
  /** What stands between the fences. */
  readonly matter: string
  readonly matterLine: number
  readonly body: string
  readonly bodyLine: number
}

/** Languages by what may stand behind the opening `---`. A list of our own, and no look-up in an object. */
const AFTER_FENCE: ReadonlyMap<string, Language> = new Map([
  ['', 'yaml'],
  ['yaml', 'yaml'],
  ['json', 'json'],
])

/**
 * Cut a file into front matter and text.
 *
 * Only a line that is exactly the fence (blanks behind it allowed) closes, or in YAML `...`, and only the first line of
 * the file opens, so that rules and dashes in the text never do. As in Hugo, blank lines count for nothing above a fence and a key.
 *
 * @returns undefined when nothing can be said about the post, after an error
 */
export function split(source: Source, report: Report): Split | undefined {
  const decoded = decodeText(source, report)
  if (decoded === undefined) return undefined
  const { path } = source
  const top = behindBlankLines(decoded)
  const firstLine = restOfLine(decoded, top)
  const mark = firstLine.startsWith('---') ? '---' : firstLine.startsWith('+++') ? '+++' : undefined
  const word = firstLine.slice(3).trim()
  if (mark === undefined || firstLine[3] === mark[0]) return bare(path, decoded, report)
  const language = mark === '---' ? AFTER_FENCE.get(word.toLowerCase()) : word === '' ? 'toml' : undefined
  const line = lineNumber(decoded, top)
  if (language === undefined) {
    report(notData({ path, line, column: 4, length: Math.max(1, firstLine.trimEnd().length - 3) }, word))
    return undefined
  }
  const start = top + firstLine.length + 1
  const fence = closing(decoded, start, mark)
  const close = (language === 'yaml' ? documentEnd(decoded, start, fence) : undefined) ?? fence
  if (close === undefined) {
    report(unclosed({ path, line, column: 1, length: mark.length }, mark))
    return undefined
  }
  return cut(decoded, { path, language, matterLine: line + 1, start, close }, report)
}

interface Cut {
  readonly path: string
  readonly language: Language
  readonly matterLine: number
  readonly start: number
  /** Offset of the closing line. */
  readonly close: number
}

function cut(
  decoded: string,
  { path, language, matterLine, start, close }: Cut,
  report: Report,
): Split | undefined {
  const matter = decoded.slice(start, Math.max(start, close - 1))
  const after = Math.min(decoded.length, close + restOfLine(decoded, close).length + 1)
  const second =
    secondIn(decoded, after) ?? (/^[ \t]*[^#\s]/m.test(matter) ? undefined : blockFrom(decoded, close))
  if (second !== undefined) {
    report(secondMatter(locator(decoded, { path, line: 1 })(second, 3), lineNumber(decoded, close)))
    return undefined
  }
  const isSound = checkControls(matter, { path, line: matterLine }, report)
  const bodyLine = lineNumber(decoded, after)
  const body = withoutControls(decoded.slice(after), { path, line: bodyLine }, report)
  if (!isSound) return undefined
  return { path, language, matter, matterLine, body, bodyLine }
}

function bare(path: string, decoded: string, report: Report): Split | undefined {
  const late = lateIn(decoded)
  if (late !== undefined) {
    report(notFirst(locator(decoded, { path, line: 1 })(late, 3)))
    return undefined
  }
  const start = /^(?:[ \t]*\n)*/.exec(decoded)?.[0].length ?? 0
  const text = decoded.slice(start)
  const unopenedAt = unopenedEnd(text)
  // Below a blank line, one key above dashes is a heading.
  const isHeading = start > 0 && unopenedAt === restOfLine(text, 0).length + 1
  const end = isHeading ? undefined : unopenedAt
  if (end !== undefined || isForeignMatter(text)) {
    const line = lineNumber(decoded, start)
    const top = { path, line, column: 1, length: restOfLine(text, 0).trimEnd().length }
    report(
      end !== undefined
        ? unopened(top, lineNumber(decoded, start + end), text[end] === '-')
        : foreignMatter(top),
    )
    return undefined
  }
  const body = withoutControls(decoded, { path, line: 1 }, report)
  return { path, language: undefined, matter: '', matterLine: 1, body, bodyLine: 1 }
}

/** Offset of the line that is just `mark`, from `start` on. */
function closing(text: string, start: number, mark: string): number | undefined {
  for (let at = start; at !== -1 && at < text.length; at = text.indexOf(mark, at + 1)) {
    if (
      text.startsWith(mark, at) &&
      text[at - 1] === '\n' &&
      /^[ \t]*$/.test(restOfLine(text, at + mark.length))
    )
      return at
  }
  return undefined
}

/**
 * Offset of the line `...` with which YAML ends a document and Pandoc front matter; no value can hold one. Right above the
 * fence it is said twice, and above another key it ends nothing that the author meant to end.
 */
function documentEnd(text: string, start: number, fence: number | undefined): number | undefined {
  const matter = text.slice(start, fence)
  const found = matter.includes('...') ? /^\.{3}[ \t]*$/m.exec(matter) : null
  if (found === null) return undefined
  const rest = matter.slice(found.index + found[0].length)
  const isAmongKeys = /^\s*$|^\n["']?[\w-]+["']?:(?:\s|$)/.test(rest) || holdsKeysAlone(rest)
  return fence !== undefined && isAmongKeys ? undefined : start + found.index
}

function lineNumber(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

// C0 controls but tab and line end, and noncharacters (SPEC 13.29).
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/

function checkControls(text: string, origin: Origin, report: Report): boolean {
  const found = controls(text, origin)
  if (found === undefined) return true
  report(controlInMatter(found.place, found.code, found.count))
  return false
}

function withoutControls(text: string, origin: Origin, report: Report): string {
  const found = controls(text, origin)
  if (found === undefined) return text
  report(controlInText(found.place, found.code, found.count))
  return text.replace(new RegExp(CONTROL, 'g'), '')
}

/** The first control character, and how many there are. */
function controls(text: string, origin: Origin): { place: Place; code: string; count: number } | undefined {
  const first = CONTROL.exec(text)
  if (first === null) return undefined
  const count = text.match(new RegExp(CONTROL, 'g'))?.length ?? 1
  return { place: locator(text, origin)(first.index, 1), code: unicodeOf(first[0]), count }
}
