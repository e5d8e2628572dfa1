import { CORE_SCHEMA, constructFromEvents, type Event, parseEvents } from 'js-yaml'
import type { Json } from '../types.ts'
import { DEPTH } from './located.ts'

/** The YAML parser, with the limits that no caller may forget. The one place that knows the package. */
export { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml'

const ALIASES = 100

/** @throws {YAMLException} at the first fault */
export function readEvents(text: string): Event[] {
  return parseEvents(text, { maxDepth: DEPTH })
}

/**
 * The value of the only document, by YAML 1.2's core schema; of duplicate keys the last counts.
 *
 * @throws {YAMLException} for what the events do not show: unknown tags, too many aliases
 */
export function construct(events: Event[], text: string): Json {
  const options = { source: text, schema: CORE_SCHEMA, json: true, maxAliases: ALIASES }
  const [value] = constructFromEvents(events, options) as readonly Json[]
  return value ?? null
}
