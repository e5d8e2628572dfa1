import { unifyLineEnds } from '../../text/lines.ts'
import { readFence } from './fence.ts'
import type { Highlighter } from './highlighter.ts'
import { type Language, languageFor } from './languages.ts'
import { CODE_LIMITS } from './limits.ts'
import { writeTokens } from './token-html.ts'

/** The HTML of a text in a language, where it was made before it was asked for. */
export type Ahead = (code: string, language: Language) => string | undefined

/** A code block that was highlighted before its post was parsed. */
export interface Highlighted {
  readonly language: Language['id']
  readonly code: string
  readonly html: string
}

/**
 * Highlight the code blocks of a text as most are written: between fences at the start of a line, and without marks
 * for single lines. It need not find what markdown finds: who asks for the HTML of a text names the whole text.
 */
export async function highlightAhead(
  written: string,
  highlighter: Highlighter,
): Promise<readonly Highlighted[]> {
  const text = unifyLineEnds(written)
  const made: Highlighted[] = []
  const opening = /^(`{3,}|~{3,})[ \t]*([^\s`][^\n`]*)\n/gm
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const [{ length }, marks = '', info = ''] = found
    const start = found.index + length
    const end = text.indexOf(`\n${marks}`, start - 1)
    if (end === -1) break
    opening.lastIndex = end + 1 + marks.length
    const language = languageOf(info)
    const code = text.slice(start, Math.max(start, end))
    if (language === undefined || code.length > CODE_LIMITS.fence) continue
    if (!highlighter.isReady(language)) await highlighter.load(language)
    const tokens = highlighter.tokens(code, language)
    if (tokens !== undefined) made.push({ language: language.id, code, html: writeTokens(tokens) })
  }
  return made
}

function languageOf(info: string): Language | undefined {
  const { word, from, isDiff, ranges } = readFence(info)
  if (from !== undefined || isDiff || ranges.length > 0) return undefined
  const language = languageFor(word)
  return language === 'plain' ? undefined : language
}
