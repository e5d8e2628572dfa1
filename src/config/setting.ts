import type { Config } from '../types.ts'
import type { Shape } from './schema.ts'

/** One key of `octavo.config.yaml`: the check, the default and the documentation of it all come from here. */
export interface Setting {
  /** Dotted: `paths.posts`. */
  readonly key: string
  readonly shape: Shape<unknown>
  /** Undefined: absent unless the author writes it. */
  readonly fallback: unknown
  readonly description: string
}

/** The type of a dotted key of `Config`. */
type At<Type, Key extends string> = Key extends `${infer Head}.${infer Tail}`
  ? Head extends keyof Type
    ? At<NonNullable<Type[Head]>, Tail>
    : never
  : Key extends keyof Type
    ? Type[Key]
    : never

/** Ties a row to the type of its key, so that the table cannot drift from `Config`. */
export function setting<const Key extends string>(
  key: Key,
  shape: Shape<NonNullable<At<Config, Key>>>,
  fallback: At<Config, Key>,
  description: string,
): Setting {
  return { key, shape, fallback, description }
}
