import type { Place, Report } from '../types.ts'
import type { Parse } from './tree.ts'

/** What the mends of a text at the same length work with. */
export interface Mending {
  readonly report: Report
  readonly parse: Parse
  readonly placeAt: (offset: number, length: number) => Place
}
