import { tooLarge } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import { TemplateFault } from './fault.ts'
import { Html } from './html.ts'
import { textOf } from './plain.ts'

/** What an output prints: HTML as it stands, all else escaped. */
export function print(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (value instanceof Html) return String(value)
  if (Array.isArray(value)) return value.map(print).join('')
  return escapeHtml(textOf(value))
}

/** Signs that one text may have: what grows on may double with every turn of a loop. */
const MOST = 50_000_000

/** A text as it is, unless it is larger than any page. */
export function bearable(text: string): string {
  if (text.length > MOST) throw new TemplateFault(tooLarge)
  return text
}

/** Collects what is printed. */
export class Text {
  buffer = ''

  write(html: unknown): void {
    this.buffer += textOf(html)
  }
}
