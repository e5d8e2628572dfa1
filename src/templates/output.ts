import { escapeHtml } from '../text/escape.ts'
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

/** Collects what is printed. */
export class Text {
  buffer = ''

  write(html: unknown): void {
    this.buffer += textOf(html)
  }
}
