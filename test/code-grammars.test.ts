import { describe, expect, test } from 'vitest'
import type { Token } from '../src/markdown/code/emitter.ts'
import { GRAMMARS } from '../src/markdown/code/grammars.ts'
import { Highlighter } from '../src/markdown/code/highlighter.ts'
import { knownWords, LANGUAGES, type Language, languageFor } from '../src/markdown/code/languages.ts'
import { CODE_LIMITS } from '../src/markdown/code/limits.ts'
import { writeLines, writeTokens } from '../src/markdown/code/token-html.ts'
import { generator } from './markdown-corpus.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

/** Something that nearly every language has a word, a number, a text or a comment of. */
const SAMPLE = `# comment
// comment
/* comment */ -- comment ; comment % comment
<a href="x">text</a>
GET / HTTP/1.1
Feature: x
Host: 1
$ echo "x"
>>> print(1)
julia> 1
rule = "a" / 'b' ; <c> ::= "d"
@a { color: red; $x: 1px }
if (a == 1) { return "text" } else { let x = new Foo(2.5) } end def class function import begin 10 IN A 1.2.3.4
%p= x
\\begin{a}
{{ x }} {% if x %} <%= y %>
- a: true
`

const languages = [...LANGUAGES.values()]
const highlighter = new Highlighter()
for (const language of languages) await highlighter.load(language)

function tokensOf(language: Language, code: string): readonly Token[] | undefined {
  return highlighter.tokens(code, language)
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

test('table and grammars hold the same languages, each word once', () => {
  expect([...LANGUAGES.keys()].sort()).toEqual(Object.keys(GRAMMARS).sort())
  expect(LANGUAGES.size).toBeGreaterThan(100)
  const words = knownWords()
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  const unknown = languages.flatMap(({ needs }) => needs).filter((name) => !LANGUAGES.has(name))
  expect(unknown).toEqual([])
})

test('the words that blogs use are known', () => {
  const words =
    'ts tsx jsx js mjs json jsonc bash sh shell console zsh python py ruby rb go golang rust rs c cpp c++ csharp cs c# ' +
    'java kotlin kt swift php sql yaml yml toml ini html xml svg vue css scss sass less diff patch dockerfile docker ' +
    'nginx makefile make lua perl r julia haskell elixir erlang clojure scala dart graphql protobuf proto powershell ps1 ' +
    'vim latex tex markdown md http objective-c F# Dockerfile JavaScript .env ' +
    'shell-session console-session gleam razor blade ejs gotemplate mdx svelte astro env dotenv'
  expect(words.split(' ').filter((word) => typeof languageFor(word) !== 'object')).toEqual([])
  const plain = 'plaintext text txt mermaid math none output csv hcl terraform tree caddyfile promql jq rst'
  expect(plain.split(' ').filter((word) => languageFor(word) !== 'plain')).toEqual([])
  expect(
    ['zorkmid', '', 'constructor', '__proto__'].filter((word) => languageFor(word) !== undefined),
  ).toEqual([])
})

test.each([
  ['shell-session', 'Shell session'],
  ['Blade', 'Blade'],
  ['gotemplate', 'Go template'],
])('%s is called %s', (word, label) => {
  expect(languageFor(word)).toMatchObject({ label })
})

test.each(languages)('$id highlights something, and loses no letter', (language) => {
  const tokens = tokensOf(language, SAMPLE) ?? []
  const html = writeTokens(tokens)
  expect(html).toContain('<span class="hljs-')
  expect(textOf(html)).toBe(SAMPLE)
  expect(html.replace(/<span class="[\w -]+">|<\/span>/g, '')).not.toContain('<')
  expect(writeLines(tokens).map(textOf).join('\n')).toBe(SAMPLE)
})

test('what a grammar makes of a text does not depend on the others that are loaded', async () => {
  const code = 'HTTP/1.1 200 OK\nContent-Type: text/x\n\nfn main() { let x: Vec<u8> = 1; }\n'
  for (const id of ['http', 'markdown', 'xml', 'javascript', 'yaml']) {
    const language = LANGUAGES.get(id) as Language
    const alone = new Highlighter()
    await alone.load(language)
    expect(alone.tokens(code, language)).toEqual(tokensOf(language, code))
  }
})

test('a long text goes through in pieces, and goes on where it was', () => {
  const js = LANGUAGES.get('javascript') as Language
  const code = `/* ${'a line of a comment\n'.repeat(300)}*/\nconst x = 1\n`
  const html = writeTokens(tokensOf(js, code) ?? [])
  expect(textOf(html)).toBe(code)
  expect(html.split('<span class="hljs-comment">').length).toBeLessThan(8)
  expect(html).toMatch(
    /\*\/<\/span>\n<span class="hljs-keyword">const<\/span> x = <span class="hljs-number">1</,
  )
})

test('a grammar that fails loses no text, and what is too deep spoils nothing after it', async () => {
  const broken: Language = { id: 'broken', label: '', needs: [] }
  const fail = () => {
    throw new Error('no')
  }
  const grammars = GRAMMARS as Record<string, unknown>
  grammars.broken = async () => ({ default: () => ({ contains: [{ begin: 'b', 'on:begin': fail }] }) })
  const own = new Highlighter()
  await own.load(broken)
  delete grammars.broken
  expect(own.tokens('abc', broken)).toBeUndefined()
  const bash = LANGUAGES.get('bash') as Language
  expect(tokensOf(bash, 'echo "${'.repeat(100))).toBeUndefined()
  expect(tokensOf(bash, 'echo 1')).toHaveLength(4)
})

describe('random texts', () => {
  const random = generator(7)
  const signs = [
    '"',
    "'",
    '`',
    '{',
    '}',
    '(',
    ')',
    '<',
    '>',
    '/*',
    '*/',
    '//',
    '#',
    '\n',
    ' ',
    'a',
    '1',
    '$',
    '${',
    '\\',
    '</',
    '=',
    ':',
    '&',
  ]
  const text = (length: number) => Array.from({ length }, () => signs[random(signs.length)]).join('')

  test.each(languages)('$id neither fails nor loses a letter', (language) => {
    for (let round = 0; round < 6; round++) {
      const code = text(round === 0 ? 3000 : 150)
      const tokens = tokensOf(language, code)
      if (tokens === undefined) continue
      expect(textOf(writeTokens(tokens))).toBe(code)
      expect(writeLines(tokens).map(textOf).join('\n')).toBe(code)
    }
  })
})

describe('what would take long', () => {
  const fill = (unit: string, width: number, length: number) =>
    `${unit.repeat(width).slice(0, width)}\n`.repeat(Math.ceil(length / (width + 1))).slice(0, length)

  // The worst that were found among all grammars, with texts of 120 kinds.
  test.each([
    ['c', 'Aa', 980],
    ['cpp', 'a_', 980],
    ['csharp', 'function ', 40],
    ['fsharp', 'a-', 40],
    ['ruby', '[', 120],
    ['java', '$', 980],
    ['sml', '->', 120],
    ['abnf', '"', 400],
    ['markdown', '<a a=', 40],
    ['nim', 'a', 980],
  ])('%s with %j, %i a line', QUICK, (id, unit, width) => {
    const code = fill(unit, width, CODE_LIMITS.fence)
    const tokens = tokensOf(LANGUAGES.get(id) as Language, code)
    if (tokens !== undefined) expect(textOf(writeTokens(tokens))).toBe(code)
  })

  test('is not begun: it stays plain, with a finding', async () => {
    const markdown = await markdownLine('native')
    const cases = {
      fence: 'let a\n'.repeat(6000),
      line: `"${'a'.repeat(1000)}"\n`,
      depth: 'echo "${'.repeat(100),
      growth: `${'echo "${'.repeat(30)}${'a\n'.repeat(9000)}`,
    }
    for (const code of Object.values(cases)) {
      const { body, findings } = await render(markdown, `A\n\n\`\`\`bash showLineNumbers\n${code}\n\`\`\``)
      expect(list(findings)).toEqual(['code/too-large 3:1'])
      const html = show(body?.chunks ?? [])
      expect(html).not.toContain('hljs')
      expect(textOf(html)).toContain(code)
      expect(html.length).toBeLessThan(code.length * 40)
    }
    const marked = await render(markdown, `\`\`\`text {1}\n${'\n'.repeat(100_000)}\`\`\``)
    expect(list(marked.findings)).toEqual(['code/too-large 1:1'])
    expect(show(marked.body?.chunks ?? []).length).toBeLessThan(110_000)
    const fences = `\`\`\`js\n${'let a\n'.repeat(5000)}\`\`\`\n\n`.repeat(9)
    const { body, findings } = await render(markdown, fences)
    // The rest of the post is plain too, and that is said once.
    expect(list(findings)).toEqual(['code/too-large 30019:1'])
    expect(show(body?.chunks ?? []).split('hljs').length).toBe(6 * 5000 + 1)
  })
})
