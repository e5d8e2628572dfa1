import { printsRecord } from '../report/template.ts'
import { TemplateFault } from './fault.ts'
import { Html } from './html.ts'
import { Open } from './open.ts'

/** What a value prints as, before escaping; a record is no text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join('')
  return typeof value === 'object' && !(value instanceof Html) ? textOfObject(value) : String(value)
}

function textOfObject(value: object): string {
  const plain = plainOf(value)
  if (plain === null || plain === '') return ''
  // What has no words of its own would show as `[object Object]`.
  if (
    typeof value.toString === 'function' &&
    value.toString !== Object.prototype.toString &&
    !isRecord(value)
  )
    return String(value)
  throw new TemplateFault((place) => printsRecord(place, isRecord(value) ? Object.keys(value) : []))
}

/** The value that LiquidJS's `nil`, `empty` and `blank` stand for; any other as it is. */
export function plainOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isRecord(value)) return value
  const plain: unknown = value.valueOf()
  return plain === null || plain === '' ? plain : value
}

export function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || value instanceof Open
}
