/** Quotation marks of a language: those for `"` and those for `'`. */
export interface Marks {
  readonly double: readonly [open: string, close: string]
  readonly single: readonly [open: string, close: string]
  /** A narrow no-break space before `; : ! ?`: everywhere, or only where a blank stands already. */
  readonly spaces?: 'always' | 'replaced'
}

/** A no-break space that is narrow. */
export const NARROW = '\u202f'

function marks(double: string, single: string, spaces?: Marks['spaces']): Marks {
  const pair = (both: string): [string, string] => {
    const [open = '', close = ''] = both.split('|')
    return [open, close]
  }
  return { double: pair(double), single: pair(single), ...(spaces !== undefined && { spaces }) }
}

const ENGLISH = marks('“|”', '‘|’')
const GERMAN = marks('„|“', '‚|‘')
const NORDIC = marks('”|”', '’|’')
const ANGULAR = marks('«|»', '“|”')

/** By language tag, the longer tag first. */
const LANGUAGES: ReadonlyMap<string, Marks> = new Map([
  ['cs', GERMAN],
  ['da', ENGLISH],
  ['de', GERMAN],
  ['de-ch', marks('«|»', '‹|›')],
  ['de-li', marks('«|»', '‹|›')],
  ['el', ANGULAR],
  ['en', ENGLISH],
  ['es', ANGULAR],
  ['fi', NORDIC],
  ['fr', marks(`«${NARROW}|${NARROW}»`, '“|”', 'always')],
  ['fr-ca', marks(`«${NARROW}|${NARROW}»`, '“|”', 'replaced')],
  ['hu', marks('„|”', '»|«')],
  ['it', ANGULAR],
  ['it-ch', marks('«|»', '‹|›')],
  ['nb', marks('«|»', '‘|’')],
  ['nl', ENGLISH],
  ['nn', marks('«|»', '‘|’')],
  ['no', marks('«|»', '‘|’')],
  ['pl', marks('„|”', '‚|’')],
  ['pt', ENGLISH],
  ['pt-pt', ANGULAR],
  ['ro', marks('„|”', '«|»')],
  ['ru', marks('«|»', '„|“')],
  ['sk', GERMAN],
  ['sl', GERMAN],
  ['sv', NORDIC],
  ['uk', marks('«|»', '„|“')],
])

/** The marks of a language tag; of one without marks of its own, the English ones. */
export function marksOf(tag: string): Marks {
  const [language = '', ...rest] = tag.toLowerCase().split('-')
  const region = rest.find((part) => part.length === 2)
  return LANGUAGES.get(`${language}-${region}`) ?? LANGUAGES.get(language) ?? ENGLISH
}
