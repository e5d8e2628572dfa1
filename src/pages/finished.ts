import type { LinkUse } from '../types.ts'

/** A page, rendered: its text, and what the checks need to know of it. */
export interface Finished {
  readonly text: string
  readonly ids: readonly string[]
  readonly links: readonly LinkUse[]
}
