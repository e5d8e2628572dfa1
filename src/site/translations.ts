import { translation } from '../report/site.ts'
import { topOf } from '../report.ts'
import { LANGUAGE_IN_NAME, withoutEnding } from '../text/paths.ts'
import type { Post, Report } from '../types.ts'

/** Codes of languages (ISO 639-1) that people write blogs in, without those that end the names of programs, as `ts`. */
const LANGUAGES: ReadonlySet<string> = new Set(
  (
    'ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv ' +
    'mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te tg th tk tl tr uk ur uz vi zh'
  ).split(' '),
)

const NAMED = new RegExp(`^(.*)\\.(${LANGUAGE_IN_NAME})$`, 'i')

interface Name {
  /** Without the language and the ending. */
  readonly stem: string
  readonly lang?: string
}

function nameOf(id: string): Name {
  const whole = withoutEnding(id)
  const [, stem = '', lang = ''] = NAMED.exec(whole) ?? []
  return LANGUAGES.has(primary(lang)) ? { stem, lang } : { stem: whole }
}

/** Tell open posts that are translations by the names of their files: beside one of `all`, or as the post of a folder. */
export function checkTranslations(
  { open, all }: { readonly open: readonly Post[]; readonly all: readonly Post[] },
  siteLang: string,
  report: Report,
): void {
  const named = open.flatMap(({ id, meta }) => {
    const { stem, lang } = nameOf(id)
    return lang === undefined ? [] : [{ id, stem, lang, own: meta.lang ?? siteLang }]
  })
  if (named.length === 0) return
  const stems = new Map<string, number>()
  for (const { stem } of all.map(({ id }) => nameOf(id))) stems.set(stem, (stems.get(stem) ?? 0) + 1)
  for (const { id, stem, lang, own } of named) {
    const isOne = (stems.get(stem) ?? 0) > 1 || isIndex(stem)
    if (isOne && primary(own) !== primary(lang)) report(translation(topOf(id), lang, own))
  }
}

function isIndex(stem: string): boolean {
  return /(?:^|\/)index$/.test(stem)
}

/** The language of a tag without its region (RFC 5646). */
function primary(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase()
}
