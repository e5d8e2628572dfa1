import type { Diagnostic, Place } from '../types.ts'

/**
 * A fault found while a template is parsed or rendered. It never leaves the engine: where the place is
 * known, it becomes the finding that it carries.
 */
export class TemplateFault extends Error {
  /** A text within the tag or output that the finding should point at. */
  readonly at: string | undefined
  readonly finding: (place: Place) => Diagnostic

  constructor(finding: (place: Place) => Diagnostic, at?: string) {
    super('template fault')
    this.name = 'TemplateFault'
    this.finding = finding
    this.at = at
  }
}
