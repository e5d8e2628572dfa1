import { filterFailed } from '../report/template.ts'
import { UNFIT } from '../text/controls.ts'
import type { Filter } from '../types.ts'
import { TemplateFault } from './fault.ts'
import { Html } from './html.ts'
import { isRecord, plainOf } from './plain.ts'

/** A filter of the user's, kept from HTML values, from what other pages read, and from ending the build. */
export function guarded(name: string, filter: Filter): Filter {
  const fail = (problem: string) => new TemplateFault((place) => filterFailed(place, name, problem), name)
  return (input, ...args) => {
    let result: unknown
    try {
      result = filter(handed(input), ...args.map(handed))
    } catch (thrown) {
      throw fail(reasonOf(thrown))
    }
    const problem = problemOf(result)
    if (problem !== undefined) throw fail(problem)
    return result
  }
}

/** Values are of all pages: lists are handed over as copies, which a filter may sort, and what they hold cannot be changed. */
function handed(value: unknown): unknown {
  if (value instanceof Html) return String(value)
  const plain = keep(plainOf(value))
  return Array.isArray(plain) ? [...plain] : plain
}

function keep(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (!Array.isArray(value) && !isRecord(value)) return value
  // `data` itself refuses: it is no list of what it holds before somebody asks.
  const kept = Reflect.preventExtensions(value) ? value : { ...value }
  for (const inner of Object.values(Object.freeze(kept))) keep(inner)
  return kept
}

function reasonOf(thrown: unknown): string {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  const isChange = /read only property|not extensible|Cannot (?:delete|redefine) property/.test(reason)
  return isChange ? `${reason}: a filter changes nothing that it is given, but a copy of it` : reason
}

/** Why nothing can be made of what a filter has returned. */
function problemOf(result: unknown): string | undefined {
  if (result === undefined) return 'it returned nothing'
  if (typeof result === 'number' && !Number.isFinite(result)) return `it returned ${result}`
  if (typeof result === 'function' || typeof result === 'symbol') return `it returned a ${typeof result}`
  if (typeof result === 'string' && UNFIT.test(result)) return UNFIT_TEXT
  if (Array.isArray(result)) return result.map(problemOf).find((problem) => problem !== undefined)
  if (result instanceof Promise) {
    result.catch(() => {})
    return 'it returned a promise; a filter answers at once'
  }
  // Its text would be of the zone and the words of the machine.
  if (result instanceof Date) return 'it returned a `Date`; return `date.toISOString()`'
  return result instanceof Error ? `it returned an error: ${result.message}` : undefined
}

/** What is wrong with a text that no page may hold. */
export const UNFIT_TEXT = 'what comes out holds a control character or half of a sign'
