import type { Diagnostic, Place } from '../types.ts'

/**
 * A fault found while a template is parsed or rendered. It never leaves the engine: where the place is
 * known, it becomes the finding that it carries.
 */
export class TemplateFault extends Error {
  /** A text within the tag or output that the finding should point at. */
  readonly at: string | undefined
  readonly finding: (place: Place) => Diagnostic
  /** Who is to mend it: the template, or what the author wrote that it is rendered for. */
  readonly whose: 'template' | 'subject'

  constructor(
    finding: (place: Place) => Diagnostic,
    at?: string,
    whose: TemplateFault['whose'] = 'template',
  ) {
    super('template fault')
    this.name = 'TemplateFault'
    this.finding = finding
    this.at = at
    this.whose = whose
  }
}

/** What LiquidJS says of an expression in the string of a filter (`where_exp: 'x', 'x.title'`): its tokens stand in no file. */
export class ExpressionFault extends Error {
  readonly error: unknown
  readonly filter: string

  constructor(error: unknown, filter: string) {
    super('expression fault')
    this.name = 'ExpressionFault'
    this.error = error
    this.filter = filter
  }
}
