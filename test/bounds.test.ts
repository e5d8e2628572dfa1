import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { excessOf } from '../src/markdown/limits/excess.ts'
import { busiestBlock, secondsFor } from '../src/markdown/limits/risk.ts'
import { apartFor } from './apart-fixture.ts'
import { findingsOf, folderOf, octavo } from './cli-fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { FAMILIES } from './pathological.ts'
import { outcomeOf } from './pathological-fixture.ts'

/** No text can hang or crash a build (FAULTS MD08 to MD11). */

const SLOW = FAMILIES.get('autolinks, signs before @')?.(128_000) ?? ''

test('MD08: an answer in time for every family, 16,000 characters', async () => {
  expect((await outcomeOf('native', 16_000)).faults).toEqual([])
})

const small = { cells: 100, items: 10, nesting: 5, characters: 2000 }
const row = (columns: number) => '|a'.repeat(columns)

test.each([
  [
    'a table that is too large',
    `x\n\n${row(10)}\n${'|-'.repeat(10)}\n${'|a\n'.repeat(20)}`,
    'markdown/too-many-cells 4:1',
  ],
  [
    'a table in a quote',
    `> ${row(10)}\n> ${'|-'.repeat(10)}\n${'> |a\n'.repeat(20)}`,
    'markdown/too-many-cells 2:1',
  ],
  [
    'tables that are too many',
    `|a|b|\n|:-|-:|\n${'|a|b|\n'.repeat(20)}\n`.repeat(3),
    'markdown/too-many-cells 48:1',
  ],
  ['list items', '- a\n'.repeat(11), 'markdown/too-many-items 11:1'],
  ['items on one line', 'x\n\n- 1. * a\n'.repeat(4), 'markdown/too-many-items 12:1'],
  ['quotes', `a\n\n${'> '.repeat(6)}b`, 'markdown/too-deep 3:1'],
  ['components', `a\n${'<A>'.repeat(6)}b${'</A>'.repeat(6)}`, 'markdown/too-deep 2:16'],
  ['raw HTML', `a\n\n${'<div>\n\n'.repeat(6)}`, 'markdown/too-deep 13:1'],
  ['a long text', 'a'.repeat(2001), 'markdown/too-large 1:1'],
])('beyond its limit: %s', async (_, text, finding) => {
  const { body, findings } = await render(await markdownLine('native', { limits: small }), text)
  expect([body, list(findings)]).toEqual([undefined, [finding]])
  expect(findings[0]?.hint).toMatch(/markdown\.limits\.\w+/)
})

test.each([
  ['a table', `${row(9)}\n${'|-'.repeat(9)}\n${'|a\n'.repeat(9)}`],
  ['list items', '- a\n'.repeat(10)],
  ['rules and dashes are no table', `${'---\n\n'.repeat(100)}`],
  ['tags that need no end', `${'<p>a<br>\n\n'.repeat(20)}`],
  ['tags that are closed', '<b>a</b> '.repeat(30)],
])('within its limit: %s', async (_, text) => {
  const { body, findings } = await render(await markdownLine('native', { limits: small }), text)
  expect([body === undefined, list(findings)]).toEqual([false, []])
})

test('a long address that is referred to often is an error at its definition', async () => {
  const text = `a\n\n[x]: ${'a'.repeat(10_000)}\n\n${'[x] '.repeat(200)}`
  const { body, findings } = await render(await markdownLine('native'), text)
  expect([body, list(findings)]).toEqual([undefined, ['markdown/too-much-output 3:1']])
})

test('HTML many times as long as its text is an error', async () => {
  const text = `[^a]: b\n\n${'[^a]'.repeat(7000)}`
  const { body, findings } = await render(await markdownLine('native', { limits: { growth: 1 } }), text)
  expect([body === undefined, list(findings)]).toEqual([true, ['markdown/too-much-output 1:1']])
})

test('short texts and such without the signs are not looked at; others are, to the last line', () => {
  const limits = {
    characters: 1,
    nesting: 1,
    cells: 200_000,
    items: 20_000,
    growth: 1,
    seconds: 1,
    memory: 1,
  }
  expect(excessOf('- a\n'.repeat(20_000), limits)).toBeUndefined()
  expect(excessOf('- a\n'.repeat(20_001), limits)).toEqual({ of: 'items', offset: 80_000 })
  expect(excessOf(`${row(2000)}\n${'|-'.repeat(2000)}\n${'|\n'.repeat(99)}`, limits)).toBeUndefined()
  expect(excessOf(`${row(2000)}\n${'|-'.repeat(2000)}\n${'|\n'.repeat(100)}`, limits)).toEqual({
    of: 'cells',
    offset: 4001,
  })
})

test('the busiest block is where the most signs stand', () => {
  expect(busiestBlock('*a*\n\n\n[b](c) <d>\n`e`\n\n_f_')).toEqual({ offset: 6, signs: 8 })
})

test('what takes too long is ended, and named by its block', async () => {
  const markdown = await markdownLine('native', {
    limits: { seconds: 1 },
    apart: apartFor({ limits: { seconds: 1 } }),
  })
  const { body, findings } = await render(markdown, `one\n\n${SLOW}`)
  expect([body, list(findings)]).toEqual([undefined, ['markdown/too-slow 3:1']])
  // The next one has a process of its own.
  const next = await render(markdown, `${'word '.repeat(8000)}\n\n[a](b.md)`)
  expect(list(next.findings)).toEqual([])
  expect(show(next.body?.chunks ?? [])).toContain('[[b.md]]')
})

test('blanks before bars and dashes that are no table take no time of their own', async () => {
  const text = FAMILIES.get('tables, a rule behind blanks that is none')?.(128_000) ?? ''
  const { body, findings } = await render(await markdownLine('native', { apart: apartFor() }), text)
  expect([body === undefined, list(findings)]).toEqual([false, []])
})

test('prose may take ten times as long, at any length; one sign in eight, or one long block, is no prose', () => {
  const words = 'word, word and word. '.repeat(20)
  expect(secondsFor(`${words}\n\n`.repeat(2000), { seconds: 2 })).toBe(20)
  expect(secondsFor(`${words}\n\n`.repeat(2000) + words.repeat(60), { seconds: 2 })).toBe(2)
  expect(secondsFor('words\n'.repeat(2000), { seconds: 2 })).toBe(2)
  expect(secondsFor('[a](b) word word\n\n'.repeat(2000), { seconds: 2 })).toBe(2)
  expect(secondsFor(`${words}\n\n<Include file="a.md"/>`, { seconds: 2 })).toBe(2)
})

test('of each kind a text has a thousand findings, and then one that says how many more', async () => {
  const { findings } = await render(await markdownLine('native'), '<A \n\n'.repeat(1300))
  expect(findings.length).toBe(1001)
  expect(findings.at(-1)?.message).toMatch(/ \(and 299 more of this kind in the text\)$/)
})

test('a text with more tags that close themselves than a call takes arguments', async () => {
  const { body, findings } = await render(await markdownLine('native'), '<b/>'.repeat(150_000))
  expect([show(body?.chunks ?? []).slice(0, 20), list(findings)]).toEqual(['<p><b></b><b></b><b>', []])
})

test('what needs too much memory is ended by itself, and named', async () => {
  const limits = { memory: 64, seconds: 30 }
  const markdown = await markdownLine('native', { limits, apart: apartFor({ limits }) })
  const { body, findings } = await render(markdown, '*a* b\n\n'.repeat(120_000))
  expect([body, list(findings)]).toEqual([undefined, ['markdown/too-hungry 1:1']])
})

test('a long text comes out of the other process as it does here, with its findings', async () => {
  const text = `${'word [a](b.md) <Callout kind={1}>c</Callout> ![d](e.png)\n\n'.repeat(900)}<blink>x</blink>\n`
  expect(text.length).toBeGreaterThan(40_000)
  const here = await render(await markdownLine('native'), text)
  // On a slow machine too: what it may take is asked elsewhere.
  const unhurried = apartFor({ limits: { seconds: 20 } })
  const apart = await render(await markdownLine('native', { apart: unhurried }), text)
  expect(apart).toEqual(here)
  expect(list(here.findings)).toEqual(['html/removed-tag 1801:1'])
})

test('a text that the reference would read for long goes to the other process too, with each finding once', async () => {
  const text = `import a from "b"\n\n\\**a** ${'[a](b) '.repeat(700)}`
  let asked = 0
  const apart = apartFor()
  const counted = (input: Parameters<typeof apart>[0]) => {
    asked++
    return apart(input)
  }
  const { body, findings } = await render(await markdownLine('native', { apart: counted }), text)
  expect([asked, body === undefined, list(findings)]).toEqual([1, false, ['markdown/module-line 1:1']])
})

test('where no other process can be had, the text is rendered here', async () => {
  const unavailable = () => Promise.resolve({ ended: 'unavailable' } as const)
  const { body } = await render(await markdownLine('native', { apart: unavailable }), 'word '.repeat(10_000))
  expect(body?.words).toBe(10_000)
})

const PLUGIN = `import { readFileSync } from 'node:fs'
export default () => (tree, file) => {
  const text = file.data.read('content/data/a.txt') ?? 'nothing'
  tree.children.unshift({ type: 'paragraph', children: [{ type: 'text', value: text }] })
}
`

test('a build of long posts: plugins run and read there too, an endless one is an error, and the command ends', () => {
  const front = '---\ntitle: A\ndate: 2026-01-01\n---\n'
  const long = `${'word '.repeat(9000)}\n`
  const root = folderOf({
    'octavo.config.yaml': 'url: https://example.org\nmarkdown:\n  plugins: [./plugins/it.js]\n',
    'package.json': '{"type": "module"}',
    'plugins/it.js': PLUGIN,
    'content/data/a.txt': 'read by a plugin',
    'content/posts/long.md': front + long,
  })
  const first = octavo(root, 'build --json')
  expect([first.code, findingsOf(first.out)]).toEqual([0, []])
  expect(octavo(root, 'build --verify').code).toBe(0)
  const slow = folderOf({
    'octavo.config.yaml': 'url: https://example.org\n',
    'content/posts/slow.md': front + SLOW,
  })
  const built = octavo(slow, 'build --json')
  expect([built.code, findingsOf(built.out)]).toEqual([1, ['content/posts/slow.md:5:1 markdown/too-slow']])
})

test('a job that never gives its thread back is ended with words of its own, in JSON too', () => {
  // As `cli/watched.ts` starts it.
  const job = `
    const { Worker } = require('node:worker_threads')
    const cells = new Int32Array(new SharedArrayBuffer(12))
    const said = new Uint8Array(new SharedArrayBuffer(64))
    said.set(new TextEncoder().encode('a plugin has worked on content/ä.md'))
    const farewell = { said, seconds: 0.3, asJson: process.argv[1] === 'json' }
    new Worker('./dist/watchdog.js', { workerData: { cells, memory: Infinity, farewell } })
    cells[2] = 300
    Atomics.add(cells, 0, 1)
    Atomics.notify(cells, 0)
    for (;;) {}`
  const error = 'a plugin has worked on content/ä.md for 0.3 s of processor time, so the run was ended.'
  for (const format of ['words', 'json']) {
    const { signal, stdout, stderr } = spawnSync(process.execPath, ['-e', job, format], { encoding: 'utf8' })
    expect(signal).toBe('SIGKILL')
    expect(stderr).toContain(`octavo: ${error}`)
    if (format === 'json') expect(JSON.parse(stdout)).toMatchObject({ ok: false, findings: [] })
    else expect(stdout).toBe('')
  }
})

test.each([
  [
    'run',
    'endingFilters({ loop() { for (;;) {} } }, watcher).loop(1)',
    'the filter `loop` has worked on one value',
  ],
  [
    'wait',
    "await watcher.wait('a module has worked, while it was loaded,', () => import('data:text/javascript,for(;;);'))",
    'a module has worked, while it was loaded,',
  ],
])('a filter or a module of the site that never comes to an end is ended: %s', (_, work, what) => {
  const chunk = readdirSync('dist/chunks').find((name) => name.startsWith('endless-')) ?? ''
  const script = `
    const { endingFilters, overseer } = await import(${JSON.stringify(resolve('dist/chunks', chunk))})
    const watcher = overseer(process.cwd(), 0.02)
    for (let at = 0; at < 1000; at++) endingFilters({ fine: (value) => value }, watcher).fine(at)
    await new Promise((done) => setTimeout(done, 700))
    ${work}`
  const job = join(folderOf({ 'job.mjs': script }), 'job.mjs')
  const { signal, stderr } = spawnSync(process.execPath, [job], { encoding: 'utf8', timeout: 30_000 })
  expect(signal).toBe('SIGKILL')
  expect(stderr).toContain(`octavo: ${what} for 0.3 s of processor time, so the run was ended.`)
})
