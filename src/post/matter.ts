import grayMatter from 'gray-matter'
import { reportMojibake } from '../config/decode.ts'
import { describe } from '../config/fitting.ts'
import { parseJson } from '../config/json.ts'
import { isMap, type Located, locator } from '../config/located.ts'
import { parseToml } from '../config/toml.ts'
import { parseYaml } from '../config/yaml.ts'
import { blankLines, cutByComment, foldedItems, matterNotMap, tooLarge } from '../report/matter.ts'
import type { Json, Report } from '../types.ts'
import { meaningOf } from './meanings.ts'
import type { Language, Split } from './split.ts'

const LIMIT_BYTES = 65_536
const PARSERS = { yaml: parseYaml, toml: parseToml, json: parseJson }

/** A fence that no file holds, since control characters are refused before: the head is all that gray-matter sees. */
const NO_FENCE = '\u0000'

/** Front matter as a map, with places; without front matter, an empty one. Undefined after an error. */
export function parseMatter(split: Split, report: Report): Located | undefined {
  const { language, matter, path, matterLine } = split
  const empty: Located = { value: {}, places: new Map(), keys: new Map(), numbers: new Map() }
  if (language === undefined) return empty
  const origin = { path, line: matterLine }
  const at = locator(matter, origin)
  const bytes = matter.length * 3 > LIMIT_BYTES ? new TextEncoder().encode(matter).length : 0
  if (bytes > LIMIT_BYTES) {
    report(tooLarge(at(0), bytes))
    return undefined
  }
  // gray-matter's search for comments is quadratic in these.
  const blank = matter.search(/^(?:[ \t]*\n){1000}/m)
  if (blank !== -1) {
    report(blankLines(at(blank)))
    return undefined
  }
  reportMojibake(matter, at, report)
  let located: Located | undefined = empty
  let failed = false
  read(matter, language, (text) => {
    // gray-matter hands the line end of the fence on with the head.
    located = PARSERS[language](text.replace(/^\n/, ''), origin, report)
    failed = located === undefined
    return located?.value ?? {}
  })
  if (failed) return undefined
  if (language === 'yaml') {
    reportCut(matter, at, report)
    reportFolded(matter, at, report)
  }
  if (located.value === null) return empty
  if (isMap(located.value)) return located
  report(matterNotMap(at(0), describe(located.value)))
  return undefined
}

/** A line of a key whose value, without quotes, ends before a `#` that no blank follows; one without a value may be what was meant. */
const CUT = /^([\w-]+)[ \t]*:((?:(?![ \t]#)[^\n])*)[ \t](#[\p{L}\p{N}][^\n]*)$/gmu

/** Tell texts that end at a sign of YAML's that the author meant to be read. */
function reportCut(matter: string, at: ReturnType<typeof locator>, report: Report): void {
  if (!/[ \t]#[\p{L}\p{N}]/u.test(matter)) return
  for (const { index, 0: line, 1: key = '', 2: value = '', 3: comment = '' } of matter.matchAll(CUT)) {
    const kind = meaningOf(key, value.trim())?.key.kind
    const isCut =
      value.trim() === '' ? kind === 'title' || kind === 'list' : kind === 'title' || kind === 'text'
    const end = index + line.length
    if (isCut && !/^\s*["'|>&*![{]/.test(value))
      report(cutByComment(at(end - comment.length, comment.length), key, comment))
  }
}

/** A key, a value or the items of a list, the last a text without quotes, and a deeper line that looks like the next one. */
const FOLDED =
  /^([\w-]+):((?:[ \t]*\n(?:[ \t]*-[ \t][^\n]*\n)*?([ \t]*)-)?)[ \t]+(?=[^\s"'|>&*![{#?-])((?:(?![ \t]#|:[ \t\n])[^\n])+)\n\3[ \t]+(-[ \t]+[^\n]*)$/gm

/** Tell items that YAML folds into one. */
function reportFolded(matter: string, at: ReturnType<typeof locator>, report: Report): void {
  if (!/\n[ \t]+- /.test(matter)) return
  for (const { index, 0: whole, 1: key = '', 4: first = '', 5: second = '' } of matter.matchAll(FOLDED)) {
    const kind = meaningOf(key, first)?.key.kind
    if (kind !== 'list' && kind !== 'authors') continue
    const start = index + whole.length - second.length
    report(foldedItems(at(start, second.length), key, [first.trim(), second.trim()]))
  }
}

/**
 * Hand the head to gray-matter with engines of ours. Options are always given, since without them it
 * keeps results, broken ones too; its own engine for code is replaced, so that nothing can run.
 */
function read(matter: string, language: Language, parse: (text: string) => Json): void {
  const refuse = (): never => {
    throw new Error('front matter is never code')
  }
  grayMatter(`---${language}\n${matter}`, {
    language,
    delimiters: ['---', NO_FENCE],
    engines: {
      yaml: refuse,
      json: refuse,
      javascript: refuse,
      coffee: refuse,
      [language]: parse as () => object,
    },
  })
}
