import { foreignSyntax } from '../../report/foreign.ts'
import { missingReference, spacedNote } from '../../report/prose.ts'
import { type Range, within } from '../../text/ranges.ts'
import { quietRanges, rangesOfType } from '../code-ranges.ts'
import { definitionsIn } from '../definitions.ts'
import type { StepContext } from '../step.ts'
import { labelKey, type Root } from '../tree.ts'

const FULL =
  /(?<![\w\\)\]}[^])(?<before>!?\[(?<words>[^[\]]{1,300})\]\[)(?<label>[^[\]\n]{1,100})\](?![\w([{\]+*?$])/g
const WIKI = /(?<![\w\\)\]}[])(?<before>!?\[\[)(?<label>[^[\]\n]{1,200})\]\](?![\w([\]])/g

/** A note and its text, whose name has a blank. */
const NOTE = /(?<!\\)\[\^(?<label>[^[\]\n]{1,60}[ \t][^[\]\n]{0,60})\](?!:)/g
const NOTE_TEXT = /^[ \t>]{0,40}\[\^(?<label>[^[\]\n]{1,121})\]:/gm

/** Name the references that lead nowhere, `[words][label]` without an address, and the links of a wiki, `[[Page]]`. */
export function missingReferences(tree: Root, context: StepContext): void {
  const { text } = context
  if (text.includes('[^') && text.search(NOTE) !== -1) spacedNotes(tree, context)
  const full = text.includes('][') ? [...text.matchAll(FULL)].filter(isReference) : []
  const wiki = text.includes('[[') ? [...text.matchAll(WIKI)].filter(isPage) : []
  if (full.length === 0 && wiki.length === 0) return
  const texts = rangesOfType(tree, 'text', ['link', 'linkReference'])
  const defined = definitionsIn(tree)
  const quiet = [...quietRanges(tree, text), ...linesOfLogs(text)]
  for (const matches of [full, wiki]) {
    const isText = within(texts)
    const isQuiet = within(quiet)
    for (const { index, 0: whole, groups: { before = '', label = '' } = {} } of matches) {
      const at = index + before.length
      if (isQuiet(at) || !isText(at) || defined.has(labelKey(label.replace(/\s+/g, ' ')))) continue
      if (matches === full) context.report(missingReference(context.place({}, label.length, at), label))
      else context.report(wikiLink(context, index, whole))
    }
  }
}

/** Notes that are none, for a blank stands in their name; only where the text of one is written too. */
function spacedNotes(tree: Root, { text, place, report }: StepContext): void {
  const written = new Set([...text.matchAll(NOTE_TEXT)].map(({ groups }) => groups?.label))
  const isText = within(rangesOfType(tree, 'text'))
  for (const { index, 0: whole, groups: { label = '' } = {} } of text.matchAll(NOTE))
    if (written.has(label) && isText(index)) report(spacedNote(place({}, whole.length, index), label))
}

function wikiLink(context: StepContext, index: number, whole: string) {
  const hint = whole.startsWith('!') ? 'write ![what it shows](path)' : 'link to the file: [words](other.md)'
  return foreignSyntax(context.place({}, whole.length, index), whole, 'a link of a wiki', hint)
}

/** Of regular expressions, `[A-Z][a-z]`. */
const CLASS = /^\^?(?:[\p{L}\p{N}]-[\p{L}\p{N}])+[_$-]?$/u

const LEVEL =
  /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|CRIT|CRITICAL|FATAL|SEVERE|ALERT|OK|PASS(?:ED)?|FAIL(?:ED)?|SUCCESS)$/
const TIME = /^(?:\d[\d/.-]+[T ]\d{1,2}:\d\d|\d{1,2}:\d\d:\d\d)/
const CAPITALS = /^\p{Lu}{2,}$/u

/** What runs or is told of in small letters, `[ok][thread-1]`: its number tells it from a word. */
const LOW_LEVELS = 'trace|debug|info|notice|warn|warning|err|error|crit|fatal'
const LOW_LEVEL = new RegExp(`^(?:${LOW_LEVELS}|ok|pass(?:ed)?|fail(?:ed)?|success)$`, 'i')
const PROCESS =
  /^(?:[\w.]+-)*(?:thread|worker|main|pool|task|exec(?:utor)?|pid|tid|cpu|gpu|node|pod|job|shard|replica|rank|core)[-#:=]?\d+$/i
const THREAD = /(?:^|-)(?:thread|worker)[-#:]?\d+$/i
const MAIL = /^(?:WIP|DRAFT|PATCH(?: .*)?)$/
const KEY = /^(?:Esc|Ctrl|Control|Alt|AltGr|Option|Opt|Shift|Cmd|Command|Meta|Super|Win|Fn|Strg)$/
const INDEX = /^(?:rows?|cols?|columns?|lines?|idx|index|offset|keys?|values?|[a-z]|[a-z]?(?:ii|jj))$/
const CITED = /^\p{Lu}(?:[^\d]*(?:19|20)\d\d|\p{L}+\+?\d\d)[a-z]?$/u

/**
 * Of logs (`[INFO][main]`, `[12:30:01][web]`, `[ok][thread-1]`), of titles (`[WIP][RFC]`), of selectors
 * (`[type=text][disabled]`), of keys (`[Ctrl][Tab]`), of places (`[row][col]`) and of sources (`[Knuth 1974][Hoare 1969]`).
 */
function isTag(words: string, label: string): boolean {
  if (
    KEY.test(words) ||
    (words !== label && [INDEX, CITED, PROCESS].some((form) => form.test(words) && form.test(label)))
  )
    return true
  if (LOW_LEVEL.test(words) && PROCESS.test(label)) return true
  if (/^[DIWEF]$/.test(words) || (THREAD.test(words) && !label.includes(' ') && words !== label)) return true
  if ([words, label].some((part) => MAIL.test(part))) return true
  if ([words, label].some((part) => LEVEL.test(part.trim()) || TIME.test(part))) return true
  if (/^[\w-]+[~|^$*]?=/.test(words)) return true
  return CAPITALS.test(words) && CAPITALS.test(label) && words !== label
}

const LOG = new RegExp(
  String.raw`(?:^[ \t>]{0,40}\[(?:${LOW_LEVELS})\]\[[^[\]\n]{1,100}\][ \t]+\S[^\n]*(?:\n|$)){2,}`,
  'gm',
)

/** Two lines or more of a log, one below the other, `[debug][http] GET /`: prose is not broken so. A single one may be prose. */
function linesOfLogs(text: string): readonly Range[] {
  return [...text.matchAll(LOG)].map(({ index, 0: lines }) => [index, index + lines.length])
}

/** What looks like a label: two signs or more, and a letter among them. */
function isReference({ groups: { words = '', label = '' } = {} }: RegExpExecArray): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N} _.:/'’&+#-]+$/u.test(label) &&
    /\p{L}/u.test(label) &&
    ![words, label].some((part) => CLASS.test(part)) &&
    !isTag(words, label) &&
    !/\n[ \t>]*\n/.test(words)
  )
}

/** What the standard of JavaScript writes in two brackets. */
const SLOTS: ReadonlySet<string> = new Set(
  (
    'Prototype Extensible Get Set Call Construct Delete HasProperty OwnPropertyKeys DefineOwnProperty GetOwnProperty ' +
    'GetPrototypeOf SetPrototypeOf IsExtensible PreventExtensions Value Writable Enumerable Configurable Scope Realm ' +
    'HomeObject Environment PrimitiveValue Class Description Done Promise ThisMode FunctionKind ErrorData'
  ).split(' '),
)

/** What looks like the name of a page or a file, and not like a list of lists, an attribute of C++ or a table of TOML. */
function isPage({ groups: { before = '', label = '' } = {} }: RegExpExecArray): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _'’.#|/&!?–-]*$/u.test(label) || SLOTS.has(label)) return false
  const isNamed = /\p{Ll}{2}|\p{Lo}/u.test(label) && /^[\p{Lu}\p{Lo}]|[ |#/]/u.test(label)
  return isNamed || before.startsWith('!')
}
