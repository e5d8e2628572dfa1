import { unreadMarkdown } from '../../report/blocks.ts'
import { OPAQUE } from '../code-ranges.ts'
import { CODE_TAGS, placeInHtml } from '../html/html.ts'
import type { StepContext } from '../step.ts'
import { type Html, type Root, walk } from '../tree.ts'

const TAG = /<(\/?)([a-z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/gi
const CODE = new RegExp(`^(?:${CODE_TAGS})$`, 'i')

/** What hardly anybody writes in HTML but as markdown: pictures, links, bold words, code, headings, directives. */
const MARKS =
  /(?<![\w)\]])!?\[[^[\]\n]{1,200}\]\((?![\s)])[^()\n]{1,300}\)|(?<![\w*])\*\*(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])\*\*(?!\*)|(?<!`)`[^`\n]{1,200}`(?!`)|^[ \t]*(?:#{1,6} +\S.*$|:{3,} ?[a-z][\w-]*)/m

const NOTE = /\[\^[^\]\s]{1,100}\]/
const DEFINED = /\[\^[^\]\s]{1,100}\](?=:)/g

/** Nobody writes a block of HTML that is longer, without a blank line in it. */
const LONGEST = 20_000

/** Name markdown between tags of HTML that is printed as it stands, once for each block of HTML. */
export function unread(tree: Root, context: StepContext): void {
  if (!context.text.includes('<')) return
  let notes: ReadonlySet<string> | undefined
  const isNote = (written: string) => {
    notes ??= new Set(context.text.match(DEFINED))
    return notes.has(written)
  }
  walk(tree, (node, _, parent) => {
    if (node.type !== 'html' || parent.type === 'paragraph') return
    if (node.value.length < LONGEST && !node.value.startsWith('<!--') && !OPAQUE.test(node.value))
      look(node, context, isNote)
  })
}

function look(node: Html, context: StepContext, isNote: (written: string) => boolean): void {
  const words = wordsOf(node.value)
  const found = MARKS.exec(words) ?? noteIn(words, isNote)
  if (found === null || node.position?.start.offset === undefined) return
  const written = node.value.slice(found.index, found.index + found[0].length)
  const shown = written.trim()
  const place = placeInHtml(node, found.index + written.search(/\S/), shown.length, context)
  context.report(unreadMarkdown(place, shown))
}

/** A reference to a note, if there is such a note: in brackets alone anything may stand. */
function noteIn(words: string, isNote: (written: string) => boolean): RegExpExecArray | null {
  const found = words.includes('[^') ? NOTE.exec(words) : null
  return found !== null && isNote(found[0]) ? found : null
}

/** The text between the tags, without that of code and of comments; all else is signs that are no marks. */
function wordsOf(source: string): string {
  const html = source.includes('<!--') ? source.replace(/<!--[\s\S]*?(?:-->|$)/g, hidden) : source
  const parts: string[] = []
  let code: string | undefined
  let done = 0
  const take = (end: number) => {
    const text = html.slice(done, end)
    parts.push(code === undefined ? text : hidden(text))
  }
  for (const { index, 0: tag, 1: slash, 2: name = '' } of html.matchAll(TAG)) {
    take(index)
    parts.push(hidden(tag))
    done = index + tag.length
    if (code === undefined && slash === '' && CODE.test(name)) code = name
    else if (code === name && slash === '/') code = undefined
  }
  take(html.length)
  return parts.join('')
}

function hidden(text: string): string {
  return text.replace(/[^\n]/g, '\x01')
}
