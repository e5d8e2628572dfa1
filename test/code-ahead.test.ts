import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startHighlighting } from '../src/cli/open-highlight.ts'
import { type Ahead, highlightAhead } from '../src/markdown/code/ahead.ts'
import { Highlighter } from '../src/markdown/code/highlighter.ts'
import { type Language, languageFor } from '../src/markdown/code/languages.ts'
import { filesOf, folderOf, octavo, octavoWith } from './cli-fixture.ts'
import { markdownLine, render, show } from './markdown-fixture.ts'

/** Texts with code in every form: alone, twice, with a title, marked, unknown, unfinished, with other line ends. */
const TEXTS: readonly string[] = [
  '```js\nlet a = "<b>" // &\n```\n\nWords.\n\n~~~~py\n# ~~~\ndef f(): pass\n~~~~\n',
  '```ts title="a.ts"\ntype A = `x$1`\n```\n',
  '```js\nlet a = 1\n```\n',
  '```js {1}\nlet a = 1\n```\n\n```py\nlet a = 1\n```\n\n```diff-js\n+ let b\n- let c\n```\n\n```js linenos\nlet d\n```\n',
  '```nosuch\nlet a\n```\n\n```text\nlet a\n```\n\n```\nlet a\n```\n',
  '- item\n\n  ```js\n  let a = 1\n  ```\n\n> ```js\n> let b = 2\n> ```\n',
  '```js\n```\n\n```js\n\n```\n',
  '```css\r\na { b: c }\r\n\r\nd { }\r\n```\r\n',
  '```js\nlet a // [!code ++]\n\u0001let b\n```\n',
  'Words ```js\nlet a\n``` words\n',
  '<!--\n```js\nlet hidden\n```\n-->\n\nWords.\n',
  '```js\nlet unfinished = 1\n',
]

async function ahead(texts: readonly string[]): Promise<{ readonly made: Map<string, string>; find: Ahead }> {
  const highlighter = new Highlighter()
  const made = new Map<string, string>()
  for (const text of texts)
    for (const { language, code, html } of await highlightAhead(text, highlighter))
      made.set(`${language}\n${code}`, html)
  return { made, find: (code, { id }) => made.get(`${id}\n${code}`) }
}

function languageNamed(word: string): Language {
  const language = languageFor(word)
  if (language === undefined || language === 'plain') throw new Error(`no grammar for ${word}`)
  return language
}

test('what is highlighted ahead is what the markdown line would make, and it is asked for', async () => {
  const { made, find } = await ahead(TEXTS)
  expect([...made.keys()].sort()).toEqual([
    'css\na { b: c }\n\nd { }',
    'javascript\n',
    'javascript\nlet a // [!code ++]\n\u0001let b',
    'javascript\nlet a = "<b>" // &',
    'javascript\nlet a = 1',
    'javascript\nlet hidden',
    'python\n# ~~~\ndef f(): pass',
    'python\nlet a = 1',
    'typescript\ntype A = `x$1`',
  ])
  const asked: (string | undefined)[] = []
  const quick = await markdownLine('native', {
    ahead: (code, language) => {
      asked.push(find(code, language))
      return asked.at(-1)
    },
  })
  const usual = await markdownLine('native')
  for (const text of TEXTS) {
    // The line is given texts with plain line ends.
    const plain = text.replaceAll('\r\n', '\n')
    expect(await render(quick, plain)).toEqual(await render(usual, plain))
  }
  expect(asked.filter((html) => html !== undefined)).toHaveLength(9)
})

test('the text that was made ahead is the one on the page, and no grammar is loaded for it', async () => {
  const markdown = await markdownLine('native', { ahead: () => '<span class="hljs-x">made</span>' })
  const given = { path: 'p.md', line: 1, slug: 'p', hideAnchor: true, text: '```js\nlet a\n```' }
  const body = markdown.body(given, () => undefined)
  expect(body).not.toBeInstanceOf(Promise)
  expect(show((await body)?.chunks ?? [])).toContain(
    '<code class="language-js"><span class="hljs-x">made</span>\n</code>',
  )
})

test('the thread tells what it has made, and passes over texts that have been reached', async () => {
  const texts = Array.from({ length: 40 }, (_, at) => Buffer.from(`\`\`\`js\nlet a = ${at}\n\`\`\`\n`))
  texts[30] = Buffer.from('```py\nlet a = 31\n```\n')
  const language = languageNamed('js')
  const thread = startHighlighting(resolve('.'), texts)
  if (thread === undefined) throw new Error('one processor')
  thread.reach(20)
  try {
    let html: string | undefined
    while (html === undefined) {
      await wait(5)
      html = thread.ahead('let a = 39', language)
    }
    expect(html).toBe('<span class="hljs-keyword">let</span> a = <span class="hljs-number">39</span>')
    expect(thread.ahead('let a = 22', language)).toBeDefined()
    // The same text in two languages.
    expect(thread.ahead('let a = 31', language)).toContain('<span class="hljs-keyword">let')
    expect(thread.ahead('let a = 31', languageNamed('py'))).toMatch(/^let a/)
    expect(thread.ahead('let a = 10', language)).toBeUndefined()
  } finally {
    await thread.close()
  }
})

test('a hundred posts with code are the same with the thread, and with one that dies', () => {
  const posts = Array.from({ length: 130 }, (_, at) => [
    `content/posts/p${at}.md`,
    `---\ntitle: Post ${at}\ndate: 2026-01-01\n---\n${(TEXTS[at % TEXTS.length] ?? '').replaceAll('let a', `let a${at}`)}`,
  ])
  const files = { 'octavo.config.yaml': 'title: T\nurl: https://example.org\n', ...Object.fromEntries(posts) }
  const [one, two] = [folderOf(files), folderOf(files)]
  const { out } = octavo(one, 'build --json --now 2026-11-24')
  const dead = octavoWith({ 'dist/highlight.js': 'process.exit(1)\n' })
  const failing = dead(two, 'build --json --now 2026-11-24')
  expect(failing.err).toBe('')
  expect(JSON.parse(failing.out).findings).toEqual(JSON.parse(out).findings)
  expect(filesOf(two)).toEqual(filesOf(one))
  expect(readFileSync(join(one, '_site/blog/p120/index.html'), 'utf8')).toContain(
    '<span class="hljs-keyword">let</span> a120 = <span class="hljs-string">',
  )
})
