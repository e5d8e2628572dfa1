import { END, type Scope, type Token } from './emitter.ts'

const CLOSE = '</span>'

/** Tokens as HTML. All text is escaped; the only tags are spans that the tokens name. */
export function writeTokens(tokens: readonly Token[]): string {
  let html = ''
  for (const token of joined(tokens)) html += htmlOf(token)
  return html
}

/** The same, cut at line ends: scopes that go on are closed there and opened again. The line ends are left out. */
export function writeLines(tokens: readonly Token[]): string[] {
  const lines: string[] = []
  const open: Scope[] = []
  let line = ''
  for (const token of joined(tokens)) {
    if (token === END) open.pop()
    else if (typeof token === 'object') open.push(token)
    if (typeof token !== 'string') {
      line += htmlOf(token)
      continue
    }
    const [first = '', ...rest] = token.split('\n')
    line += escapeText(first)
    for (const text of rest) {
      lines.push(line + CLOSE.repeat(open.length))
      line = open.map(({ tag }) => tag).join('') + escapeText(text)
    }
  }
  lines.push(line)
  return lines.map((html) => html.replace(/<span class="[^"]*"><\/span>/g, ''))
}

function htmlOf(token: Token): string {
  if (token === END) return CLOSE
  return typeof token === 'string' ? escapeText(token) : token.tag
}

/** Without scopes that hold nothing, which pieces of a text leave at their seams. */
function joined(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (const token of tokens) {
    if (token === END && typeof kept.at(-1) === 'object' && kept.at(-1) !== END) kept.pop()
    else kept.push(token)
  }
  return kept
}

const SPECIAL = /[&<]/

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text
}
