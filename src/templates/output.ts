import { filterFailed } from '../report/template.ts'
import { escapeHtml } from '../text/escape.ts'
import { TemplateFault } from './fault.ts'
import type { Filter } from './filters.ts'
import { Html } from './html.ts'
import { plainOf, textOf } from './plain.ts'

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

/** A filter of the user's, kept from HTML values and from ending the build. */
export function guarded(name: string, filter: Filter): Filter {
  const fail = (problem: string) => new TemplateFault((place) => filterFailed(place, name, problem), name)
  const plain = (value: unknown) => (value instanceof Html ? String(value) : plainOf(value))
  return (input, ...args) => {
    let result: unknown
    try {
      result = filter(plain(input), ...args.map(plain))
    } catch (thrown) {
      throw fail(thrown instanceof Error ? thrown.message : String(thrown))
    }
    if (result === undefined) throw fail('it returned nothing')
    if (typeof result === 'number' && !Number.isFinite(result)) throw fail(`it returned ${result}`)
    if (result instanceof Promise) {
      result.catch(() => {})
      throw fail('it returned a promise; a filter answers at once')
    }
    return result
  }
}
