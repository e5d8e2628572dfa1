import * as v from 'valibot'
import type { Json } from '../types.ts'

/**
 * The shapes that configuration and data are checked against. A schema's message is what it wants, as it
 * ends the sentence "… wants": all findings about wrong values are worded in one place with it.
 */

export type Shape<Output> = v.GenericSchema<unknown, Output>

export const text: Shape<string> = v.string('a text')
export const flag: Shape<boolean> = v.boolean('true or false')
export const anything: Shape<Json> = v.unknown() as Shape<Json>

export function count(least: number): Shape<number> {
  const wanted = `a whole number from ${least}`
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(least, wanted))
}

export function oneOf<const Names extends readonly string[]>(names: Names): Shape<Names[number]> {
  return v.picklist(names, `one of ${names.join(', ')}`)
}

/** A text that passes a test, in the form that the rest of Octavo wants it in. */
export function textThat(
  wanted: string,
  passes: (value: string) => boolean,
  finish: (value: string) => string = (value) => value,
): Shape<string> {
  return v.pipe(v.string(wanted), v.check(passes, wanted), v.transform(finish))
}

export function listOf<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  return v.array(item, 'a list')
}

export function mapOf<Item>(item: Shape<Item>): Shape<{ readonly [key: string]: Item }> {
  return noList(v.record(v.string(), item, 'a map'))
}

/** A shape of a map that takes no list. To JavaScript a list is an object too, whose keys are `0`, `1` …: of none that is known. */
function noList<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const run: Schema['~run'] = (dataset, config) =>
    schema['~run'](Array.isArray(dataset.value) ? { typed: false, value: null } : dataset, config)
  return { ...schema, '~run': run }
}

/** A map with any of these keys and no others. */
export function only<Item>(
  keys: readonly string[],
  item: Shape<Item>,
): Shape<{ readonly [key: string]: Item }> {
  const entries = Object.fromEntries(keys.map((key) => [key, v.optional(item)]))
  return noList(v.strictObject(entries, 'a map')) as unknown as Shape<{ readonly [key: string]: Item }>
}

/** A map with these keys and no others. */
export function record<Output>(
  entries: { readonly [Key in keyof Output]-?: Shape<Output[Key]> },
): Shape<Output> {
  const shapes = entries as { readonly [key: string]: Shape<unknown> }
  return noList(v.strictObject(shapes, 'a map')) as unknown as Shape<Output>
}

/** May be absent, or written and left empty. */
export function maybe<Output>(shape: Shape<Output>): Shape<Output | undefined> {
  return v.nullish(shape) as Shape<Output | undefined>
}

/** A plugin of the markdown line: its name, or the name with options. */
export const plugin: Shape<readonly [name: string, options: Json]> = v.pipe(
  v.union(
    [v.string(), v.strictTuple([v.string(), v.unknown()])],
    'a name, or a list of a name and its options: [remark-emoji, {padSpaceAfter: true}]',
  ),
  v.transform((value): readonly [string, Json] =>
    typeof value === 'string' ? [value, null] : [value[0], value[1] as Json],
  ),
)

/** What a value has wrong with it. `path` is dotted and relative to the value. */
export type Flaw =
  | {
      readonly kind: 'unknown'
      readonly path: string
      readonly key: string
      readonly known: readonly string[]
    }
  | { readonly kind: 'missing'; readonly path: string; readonly key: string }
  | {
      readonly kind: 'value'
      readonly path: string
      readonly wanted: string
      readonly names: readonly string[]
    }

/** The value as its shape makes it, and every flaw. With a flaw there is no value. */
export function matchShape<Output>(
  shape: Shape<Output>,
  value: Json,
): { readonly output?: Output; readonly flaws: readonly Flaw[] } {
  const result = v.safeParse(shape, value)
  return result.success
    ? { output: result.output, flaws: [] }
    : { flaws: result.issues.flatMap((issue) => flawsOf(issue, shape)) }
}

function flawsOf(issue: v.BaseIssue<unknown>, shape: Shape<unknown>): readonly Flaw[] {
  const keys = (issue.path ?? []).map((item) => String(item.key))
  const key = keys.at(-1) ?? ''
  const path = keys.join('.')
  const above = keys.slice(0, -1)
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    // valibot tells the first unknown key of a map alone.
    const known = keysOf(shape, above)
    const unknown = Object.keys(issue.path?.at(-1)?.input ?? {}).filter((name) => !known.includes(name))
    return unknown.map((name) => ({ kind: 'unknown', path: [...above, name].join('.'), key: name, known }))
  }
  if (issue.type === 'strict_object' && issue.expected?.startsWith('"')) {
    return [{ kind: 'missing', path: above.join('.'), key }]
  }
  const quoted = issue.type === 'picklist' ? (issue.expected ?? '').matchAll(/"([^"]*)"/g) : []
  return [{ kind: 'value', path, wanted: issue.message, names: [...quoted].map((match) => match[1] ?? '') }]
}

interface Inside {
  readonly entries?: { readonly [key: string]: Inside }
  readonly item?: Inside
  readonly value?: Inside
  readonly wrapped?: Inside
}

/** The keys of the map that stands at `path` in a value of this shape. */
function keysOf(shape: Shape<unknown>, path: readonly string[]): readonly string[] {
  let inside: Inside | undefined = shape as Inside
  for (const key of path) {
    const open: Inside | undefined = inside?.wrapped ?? inside
    inside = open?.entries?.[key] ?? open?.item ?? open?.value
  }
  return Object.keys((inside?.wrapped ?? inside)?.entries ?? {})
}
