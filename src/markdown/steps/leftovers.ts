import { foreignSyntax } from '../../report/foreign.ts'
import { within } from '../../text/ranges.ts'
import { codeRanges, quietRanges, rangesOfType } from '../code-ranges.ts'
import { rawRanges } from '../dialects/raw-tags.ts'
import { definitionLists } from '../leftovers/definition-lists.ts'
import type { Form, Leftover } from '../leftovers/form.ts'
import { FORMS } from '../leftovers/forms.ts'
import { hexoHint } from '../leftovers/hexo-hints.ts'
import { hintFor } from '../leftovers/hints.ts'
import { COMMENT, STATEMENT } from '../leftovers/mdx.ts'
import { misread } from '../leftovers/misread.ts'
import { remainsIn } from '../leftovers/remains.ts'
import type { StepContext } from '../step.ts'
import type { Root } from '../tree.ts'

/** Name what was written for another generator: it is printed as it is, and nobody would want to read it. */
export function leftovers(tree: Root, context: StepContext): void {
  const { text } = context
  const isMdxFile = isOwnMdx(context)
  const hasEmoji = context.dialect.emoji
  const found = FORMS.filter(({ isOfMdx, isEmoji }) => (isMdxFile || !isOfMdx) && !(hasEmoji && isEmoji))
    .filter((form) => mayHold(text, form))
    .flatMap((form) => leftoversOf(form, text))
    .filter(context.dialect.hasPlugins ? isLeftIn(tree) : () => true)
  for (const [start, end] of definitionLists(tree, text))
    found.push({
      whose: 'a definition list',
      index: start,
      whole: text.slice(start, end),
      hint: hintFor(':'),
    })
  // A long list is too much for one call.
  for (const one of misread(tree, text)) found.push(one)
  if (found.length > 0) tell(found, tree, context)
}

function isLeftIn(tree: Root): (found: Leftover) => boolean {
  const remains = remainsIn(tree)
  return ({ whole }) => remains(whole)
}

function mayHold(text: string, { sign }: Form): boolean {
  if (typeof sign === 'string') return text.includes(sign)
  return sign instanceof RegExp ? sign.test(text) : sign.some((word) => text.includes(word))
}

function leftoversOf({ sign: _, pattern, hint, ...form }: Form, text: string): readonly Leftover[] {
  // Most texts with the sign have nothing more of it, and no copy of the pattern is made for these.
  if (text.search(pattern) === -1) return []
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: name = '' }) => {
    return { ...form, index, whole, hint: hint ?? hintFor(name) }
  })
}

function tell(found: readonly Leftover[], tree: Root, context: StepContext): void {
  const { text } = context
  const isQuiet = within(quietRanges(tree, text))
  const isCode = within(codeRanges(tree, text))
  // Braces at the end of a heading are rather an id.
  const isText = found.some(({ isOfMdx }) => isOfMdx)
    ? within(rangesOfType(tree, 'text', ['heading']))
    : () => true
  const isMdxAt = (path: string) => isMdx(path) || (path === context.input.path && isOwnMdx(context))
  const raw = new Map(rawRanges(text))
  let last = -1
  let sparedEnd = -1
  let statementEnd = -1
  for (const { index, whole, hint, printed, ...form } of [...found].sort((a, b) => a.index - b.index)) {
    const isHidden = form.isComment === true ? isCode(index) : isQuiet(index)
    const isTold = context.result.applied.has(index) || index === last || index < sparedEnd
    if (isHidden || isTold || text.charAt(index - 1) === '\\') continue
    const place = context.place({}, whole.length, index)
    if (form.isOfMdx === true && !(isText(index) && index > statementEnd && isMdxAt(place.path))) continue
    last = index
    // What stands in these is told with them.
    sparedEnd = form.whose === COMMENT ? index + whole.length : (raw.get(index) ?? sparedEnd)
    if (form.whose === STATEMENT) statementEnd = blockEnd(text, index)
    const instead = whole.startsWith('{%') ? (hexoHint(whole, place.path) ?? hint) : hint
    context.report(foreignSyntax(place, whole.split('\n')[0] ?? '', form.whose, instead, printed))
  }
}

/** Docusaurus reads `.md` as MDX too: a file that begins with an import is rather that. */
function isOwnMdx({ input }: StepContext): boolean {
  return isMdx(input.path) || /^\s*import\s[^\n]{1,400}\sfrom\s*['"]/.test(input.text)
}

function isMdx(path: string): boolean {
  return path.toLowerCase().endsWith('.mdx')
}

function blockEnd(text: string, from: number): number {
  const blank = /\n[ \t>]*\n/g
  blank.lastIndex = from
  return blank.exec(text)?.index ?? text.length
}
