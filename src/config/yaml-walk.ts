import { aliasBomb, aliasCycle, badYaml, duplicateKey, notFinite, oddSpace } from '../report/syntax.ts'
import { startOfLine } from '../text/lines.ts'
import type { Diagnostic, Report } from '../types.ts'
import { join, type Recorder } from './located.ts'
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from './yaml-events.ts'

const VALUES_BY_ALIASES = 10_000
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/
/** A blank that is none, behind the hyphen of a list or the colon of a key that begins its line. */
export const ODD_AFTER_SIGN: RegExp = new RegExp(
  `(?:^|\\n)[ \\t]*(?:-|[\\w.-]+:)[ \\t]*(${ODD_SPACE.source})`,
)

function bracketHint(text: string, at: number): string {
  const signs = text.startsWith('{{', at - 1) ? '`{{`' : '`{` or `[`'
  return `a text that begins with ${signs} wants quotes`
}

interface Frame {
  readonly path: string
  readonly start: number
  readonly anchor: string | undefined
  /** Of a map: the keys so far, and the one that waits for its value. */
  readonly keys: Set<string> | undefined
  key: string | undefined
  index: number
  /** Values in it, those that aliases repeat counted again. */
  size: number
}

/** One pass over the events: places of keys and values, duplicate keys, and what aliases would make of it. */
export class Walk {
  readonly #text: string
  readonly #notes: Recorder
  readonly #report: Report
  readonly #frames: Frame[] = []
  readonly #anchors = new Map<string, { size: number; open: boolean; text: string }>()
  readonly #hasOddSpace: boolean
  #ok = true

  constructor(text: string, notes: Recorder, report: Report) {
    this.#text = text
    this.#notes = notes
    this.#report = report
    this.#hasOddSpace = ODD_SPACE.test(text)
  }

  /** Whether the events make a value that can be kept. */
  through(events: readonly Event[]): boolean {
    for (const event of events) {
      if (event.type === EVENT_ID.SCALAR) this.#scalar(event)
      else if (event.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd)
      else if (event.type === EVENT_ID.POP) this.#close()
      else if (event.type !== EVENT_ID.DOCUMENT) {
        const frame = this.#frames.at(-1)
        if (frame?.keys !== undefined && frame.key === undefined) {
          const hint = bracketHint(this.#text, event.start)
          this.#fail(badYaml(this.#notes.at(event.start), 'a list or a map cannot be a key', hint))
          return false
        }
        this.#open(event, event.type === EVENT_ID.MAPPING)
      }
    }
    return this.#ok
  }

  #scalar(event: ScalarEvent): void {
    const start = event.valueStart
    const isPlain = event.style === SCALAR_STYLE.PLAIN
    const frame = this.#frames.at(-1)
    const isKey = frame?.keys !== undefined && frame.key === undefined
    const text = isKey || event.anchorStart !== -1 ? getScalarValue(this.#text, event) : ''
    if (event.anchorStart !== -1) this.#anchors.set(this.#name(event), { size: 1, open: false, text })
    if (isPlain && start !== -1) this.#check(start, event.valueEnd)
    const quote =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0
    if (isKey) {
      if (start === -1) this.#key(frame, text, frame.start, frame.start)
      else this.#key(frame, text, start - quote, event.valueEnd + quote)
      return
    }
    const path = this.#place(frame)
    const isEmpty = start === -1 || (isPlain && start === event.valueEnd)
    if (!isEmpty) this.#notes.places.set(path, this.#notes.at(start - quote, event.valueEnd + quote))
    else this.#standIn(path)
    if (isPlain && !isEmpty && /[-+.\d]/.test(this.#text.charAt(start))) {
      this.#notes.numbers.set(path, this.#text.slice(start, event.valueEnd))
    }
  }

  /** A value that is not written stands where its key does. */
  #standIn(path: string): void {
    const key = this.#notes.keys.get(path)
    if (key !== undefined) this.#notes.places.set(path, key)
  }

  #key(frame: Frame, name: string, start: number, end: number): void {
    const place = this.#notes.at(start, end)
    const path = join(frame.path, name)
    if (frame.keys?.has(name)) this.#report(duplicateKey(place, name, this.#notes.keys.get(path) ?? place))
    else this.#notes.keys.set(path, place)
    frame.keys?.add(name)
    frame.key = name
  }

  #check(start: number, end: number): void {
    const text = this.#text.slice(start, end)
    const isInfinite = /^[-+]?[.\d]/.test(text) && isNotFinite(text)
    if (isInfinite) this.#fail(notFinite(this.#notes.at(start, end), text))
    const odd = this.#hasOddSpace ? ODD_AFTER_SIGN.exec(text) : null
    // Behind a key in its own line, `Note:` and a no-break space are words of a text.
    if (odd === null || (odd.index === 0 && !this.#beginsLine(start))) return
    const at = start + odd.index + odd[0].length - 1
    this.#fail(oddSpace(this.#notes.at(at, at + 1), odd[1] ?? ''))
  }

  #beginsLine(offset: number): boolean {
    return this.#text.slice(startOfLine(this.#text, offset), offset).trim() === ''
  }

  #alias(start: number, end: number): void {
    const name = this.#text.slice(start, end)
    const anchor = this.#anchors.get(name)
    const frame = this.#frames.at(-1)
    if (anchor?.open === true) this.#fail(aliasCycle(this.#notes.at(start - 1, end), name))
    if (frame?.keys !== undefined && frame.key === undefined) {
      this.#key(frame, anchor?.text ?? name, start - 1, end)
      return
    }
    const path = this.#place(frame)
    this.#notes.places.set(path, this.#notes.at(start - 1, end))
    if (frame !== undefined) frame.size += anchor?.size ?? 0
    if (this.#ok && (frame?.size ?? 0) > VALUES_BY_ALIASES)
      this.#fail(aliasBomb(this.#notes.at(start - 1, end)))
  }

  #open(event: { start: number; anchorStart: number; anchorEnd: number }, isMap: boolean): void {
    const path = this.#place(this.#frames.at(-1))
    const anchor = event.anchorStart === -1 ? undefined : this.#name(event)
    if (anchor !== undefined) this.#anchors.set(anchor, { size: 0, open: true, text: '' })
    this.#notes.places.set(path, this.#notes.at(event.start))
    const keys = isMap ? new Set<string>() : undefined
    this.#frames.push({ path, start: event.start, anchor, keys, key: undefined, index: 0, size: 1 })
  }

  #close(): void {
    const frame = this.#frames.pop()
    if (frame === undefined) return
    if (frame.anchor !== undefined)
      this.#anchors.set(frame.anchor, { size: frame.size, open: false, text: '' })
    const parent = this.#frames.at(-1)
    if (parent !== undefined) parent.size += frame.size
  }

  /** The path of the next value, which is taken as given. */
  #place(frame: Frame | undefined): string {
    if (frame === undefined) return ''
    frame.size++
    const path = join(frame.path, frame.keys === undefined ? frame.index++ : (frame.key ?? ''))
    frame.key = undefined
    return path
  }

  #name(event: { anchorStart: number; anchorEnd: number }): string {
    return this.#text.slice(event.anchorStart, event.anchorEnd)
  }

  #fail(finding: Diagnostic): void {
    this.#ok = false
    this.#report(finding)
  }
}

function isNotFinite(number: string): boolean {
  return Math.abs(Number(number)) === Number.POSITIVE_INFINITY || /^[-+]?\.(inf|nan)$/i.test(number)
}
