import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { findingsOf, folderOf, octavo as run, writeFiles } from './cli-fixture.ts'

let root = ''

beforeEach(() => {
  root = folderOf({})
})

const write = (files: Readonly<Record<string, string>>) => writeFiles(root, files)
const octavo = (command: string, env = {}) => run(root, command, env)
const page = (path: string) => readFileSync(join(root, '_site', path, 'index.html'), 'utf8')
const CONFIG = 'title: Site\nurl: https://example.org\n'
const POST = '---\ntitle: One\ndate: 2026-11-20\n---\nText.\n'

/** A site of one post with a plugin of this code. */
const writeWithPlugin = (code: string) =>
  write({
    'octavo.config.yaml': `${CONFIG}markdown: {plugins: [./plugins/p.mjs]}\n`,
    'plugins/p.mjs': code,
    'content/posts/a.md': POST,
  })

test('SPEC 14: filters are the functions of a module that the configuration names', () => {
  write({
    'octavo.config.yaml': `${CONFIG}filters:\n  - ./plugins/filters.js\n`,
    'plugins/filters.js':
      'export const level = 3\nexport default 1\nexport function shout(text, end) {\n  return `${text}${end}`.toUpperCase() + "<b>"\n}\n',
    'package.json': '{"type": "module"}',
    'templates/layouts/post.html': '<!doctype html><html><title>{{ post.title | shout: "!" }}</title>',
    'content/posts/one.md': POST,
  })
  expect(octavo('build').code).toBe(0)
  expect(page('blog/one')).toBe('<!doctype html><html><title>ONE!&lt;b&gt;</title>')
})

test('a module of filters that is not there, brings none, or throws, is named at its place', () => {
  write({
    'octavo.config.yaml': `${CONFIG}filters: [./a.mjs, ./b.mjs,\n  ./c.mjs]\n`,
    'b.mjs': 'export default (text) => text\n',
    'c.mjs': 'throw new Error("no type")\n',
    'content/posts/one.md': POST,
  })
  const { code, out } = octavo('build --json')
  expect(code).toBe(1)
  expect(findingsOf(out)).toEqual([
    'octavo.config.yaml:3:11 template/filters',
    'octavo.config.yaml:3:20 template/filters-shape',
    'octavo.config.yaml:4:3 template/filters',
  ])
  expect(existsSync(join(root, '_site'))).toBe(false)
})

test('a plugin or a filter that imports what is not there names it', () => {
  write({
    'octavo.config.yaml': `${CONFIG}filters: [./f.mjs]\nmarkdown: {plugins: [./p.mjs, ./q.mjs, ./none.mjs, no-such-package]}\n`,
    'f.mjs': "import './deep/gone.mjs'\n",
    'p.mjs': "import 'gone-package'\n",
    'q.mjs': "import './q2.mjs'\n",
    'q2.mjs': "import './gone.mjs'\n",
    'content/posts/one.md': POST,
  })
  const told: { findings: { message: string; hint: string }[] } = JSON.parse(octavo('check --json').out)
  expect(told.findings.map(({ hint }) => hint)).toEqual([
    'mend the path of the import, which starts at the file that it stands in',
    'npm install gone-package',
    'mend the path of the import, which starts at the file that it stands in',
    'the path starts at the configuration file',
    'npm install no-such-package',
  ])
  expect(told.findings.map(({ message }) => message)).toEqual([
    'the filters `./f.mjs` cannot be loaded: `deep/gone.mjs`, which is imported by `f.mjs`, is not there',
    'the plugin `./p.mjs` cannot be loaded: `gone-package`, which is imported by `p.mjs`, is not there',
    'the plugin `./q.mjs` cannot be loaded: `gone.mjs`, which is imported by `q2.mjs`, is not there',
    'the plugin `./none.mjs` cannot be loaded: there is no such file',
    'the plugin `no-such-package` cannot be loaded: it is not installed',
  ])
})

test.each([
  ['ends the process', 'process.exit(0)'],
  ['never answers', 'return new Promise(() => {})'],
])('a plugin that %s does not make a green build', (_, code) => {
  writeWithPlugin(`export default () => () => { ${code} }\n`)
  const { code: exit, out, err } = octavo('build --json')
  expect(exit).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ ok: false, findings: [] })
  expect(err).toContain('a plugin or a filter ends the process (`process.exit`), or never answers')
  expect(existsSync(join(root, '_site'))).toBe(false)
})

test('a plugin that leaves a timer running holds up nobody', () => {
  writeWithPlugin('setInterval(() => {}, 1000)\nexport default () => () => {}\n')
  expect(octavo('build').code).toBe(0)
  expect(octavo('check').code).toBe(0)
})

test.each([
  ['in a timer', 'setTimeout(() => { throw new Error("late") })'],
  ['in a promise that it keeps', 'Promise.reject(new Error("late"))'],
])('a plugin that fails %s is told, as JSON too, and a long text is not blamed for it', (_, code) => {
  writeWithPlugin(
    `export default () => () => { ${code}; return new Promise((done) => setTimeout(done, 300)) }\n`,
  )
  const short = octavo('build --json')
  expect([short.code, JSON.parse(short.out)]).toEqual([4, { ok: false, error: 'late', findings: [] }])
  expect(short.err).toMatch(
    /something failed where nobody waits for it[\s\S]*Error: late\n[\s\S]*plugins\/p\.mjs:1:/,
  )
  write({ 'content/posts/a.md': `${POST}${'word '.repeat(9000)}\n` })
  const long = octavo('build --json')
  expect([long.code, findingsOf(long.out)]).toEqual([1, ['content/posts/a.md:5:1 markdown/crash']])
  expect(long.err).toContain('Error: late')
})

test.each([
  ['fails', 'throw new Error("late")'],
  ['ends the process', 'process.exit(3)'],
])('a plugin that %s when all is said makes nothing else of the answer', (_, code) => {
  writeWithPlugin(`import { existsSync } from 'node:fs'
const page = new URL('../_site/index.html', import.meta.url)
const look = () => { if (existsSync(page)) { ${code} } else setImmediate(look) }
look()
export default () => () => {}\n`)
  const { code: exit, out, err } = octavo('build --json')
  expect([exit, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ ok: true })
  // Here the run goes on when its answer is out.
  for (const made of ['_site', '.octavo']) rmSync(join(root, made), { recursive: true })
  const verified = octavo('build --json --verify')
  expect(verified.code).toBeGreaterThan(2)
  expect(JSON.parse(verified.out)).toBeInstanceOf(Object)
})

test('what plugins and filters print leaves standard output to the answer, also of a long text in its own process', () => {
  write({
    'octavo.config.yaml': `${CONFIG}filters: [./plugins/f.mjs]\nmarkdown: {plugins: [./plugins/p.mjs]}\n`,
    'plugins/p.mjs':
      "console.log('loaded')\nexport default () => (_, { path }) => { console.log('seen', path); console.info('info'); process.stdout.write('raw\\n') }\n",
    'plugins/f.mjs': "export const shout = (text) => { console.log('filtered'); return text }\n",
    'templates/layouts/post.html': '<!doctype html><html><title>{{ post.title | shout }}</title>',
    'content/posts/a.md': POST,
    'content/posts/long.md': `${POST}${'word '.repeat(9000)}\n`,
  })
  for (const command of ['build --json', 'check --json', 'diff --json', 'why /blog/a/ --json']) {
    write({ 'content/posts/b.md': POST.replace('Text.', command) })
    const { out, err } = octavo(command)
    expect([command, JSON.parse(out) instanceof Object]).toEqual([command, true])
    expect(err).toContain('loaded\n')
  }
  const { out, err } = octavo('build --fresh')
  expect(out).toMatch(/^Built \d+ pages[^\n]*\n$/)
  for (const said of ['seen content/posts/a.md', 'seen content/posts/long.md', 'info', 'raw', 'filtered'])
    expect(err).toContain(`${said}\n`)
  expect(octavo('build --verify').code).toBe(0)
})

test('a plugin or a filter that was found and fails by itself is not looked for elsewhere', () => {
  write({
    'octavo.config.yaml': `${CONFIG}filters: [./f.mjs]\nmarkdown: {plugins: [./p.mjs, ./q.cjs, ./r.mjs, bad, lacking, moved, remark-footnotes, wants, old]}\n`,
    'f.mjs': 'throw new Error("no type")\n',
    'p.mjs': 'export default (\n',
    'q.cjs': "require('@some/where/else')\n",
    'r.mjs': "export default () => { throw new Error('no ink') }\n",
    'node_modules/bad/package.json': '{"name": "bad", "main": "index.js"}',
    'node_modules/bad/index.js': 'throw new Error("no paper")\n',
    'node_modules/moved/package.json': '{"name": "moved", "version": "8.0.0"}',
    'node_modules/remark-footnotes/package.json': '{"name": "remark-footnotes", "version": "5.0.0"}',
    'node_modules/wants/package.json': '{"name": "wants", "main": "index.js"}',
    'node_modules/wants/index.js': "module.exports = () => { throw new Error('no test is given') }\n",
    'node_modules/old/package.json': '{"name": "old", "main": "index.js"}',
    'node_modules/old/index.js':
      'module.exports = function () { this.Parser.prototype.blockMethods.push("x") }\n',
    'node_modules/lacking/package.json': '{"name": "lacking", "main": "index.js"}',
    'node_modules/lacking/index.js': "require('./lib/gone.js')\n",
    'content/posts/one.md': POST,
  })
  const told: { findings: { message: string; hint: string }[] } = JSON.parse(octavo('check --json').out)
  const itself = 'the file was found: mend what goes wrong in it'
  const found = 'the package was found, and the fault is in it: install it anew, or another version'
  const words = (name: string) =>
    told.findings.find(({ message }) => message.includes(`\`${name}\` cannot`))?.hint
  const names = './f.mjs ./p.mjs ./q.cjs ./r.mjs bad lacking moved remark-footnotes wants old'
  expect(names.split(' ').map(words)).toEqual([
    itself,
    itself,
    'npm install @some/where',
    itself,
    found,
    found,
    'its README says what has taken its place; an older version may still work',
    'remove it: footnotes are read without it',
    'if it wants options, they stand beside its name: `[wants, {…}]`; its README says which',
    'it is made for remark 12 or older, whose parser is gone: look for a newer version, or for another plugin',
  ])
})

test('a preset is several plugins, and a module made CommonJS brings its default export', () => {
  const shout =
    '() => (tree) => void tree.children.push({type: "paragraph", children: [{type: "text", value: '
  write({
    'octavo.config.yaml': `${CONFIG}markdown: {plugins: [./plugins/preset.mjs, ./plugins/made.cjs]}\n`,
    'plugins/preset.mjs': `export default {plugins: [${shout}"one"}]}), [${shout}"two"}]}), {}]]}\n`,
    'plugins/made.cjs': `exports.__esModule = true\nexports.default = ${shout}"three"}]})\n`,
    'content/posts/one.md': POST,
  })
  expect(octavo('build').code).toBe(0)
  expect(page('blog/one')).toContain('<p>one</p>\n<p>two</p>\n<p>three</p>')
  write({ 'octavo.config.yaml': `${CONFIG}markdown: {plugins: [[./plugins/preset.mjs, {a: 1}]]}\n` })
  expect(findingsOf(octavo('check --json').out)).toEqual(['octavo.config.yaml:3:23 markdown/plugin-shape'])
})

test('a folder default with a fault is named once, at its place in the configuration', () => {
  write({
    'octavo.config.yaml': `${CONFIG}defaults:\n  - match: posts/**\n    set:\n      draft: perhaps\n`,
    'content/posts/one.md': POST,
    'content/posts/two.md': POST,
  })
  const { code, err } = octavo('build')
  expect(code).not.toBe(0)
  expect(err.split('\n').filter((line) => /^\S+:\d+:\d+ /.test(line))).toHaveLength(1)
  expect(err).toContain('octavo.config.yaml:6:14 ')
})

test('a finding about the configuration stands where its entry stands now, also when nothing else changed', () => {
  const places = (config: string) => {
    write({ 'octavo.config.yaml': config, 'content/posts/one.md': POST })
    return findingsOf(octavo('build --json').out)
  }
  const nav = `${CONFIG}nav: [{label: B, url: /nope/}]\n`
  expect(places(nav)).toEqual(['octavo.config.yaml:3:23 links/missing-page'])
  expect(places(`# Ours.\n${nav}`)).toEqual(['octavo.config.yaml:4:23 links/missing-page'])
})

test('SPEC 9: a build with drafts is marked in the manifest, and the next plain one is not', () => {
  write({ 'octavo.config.yaml': CONFIG, 'content/posts/one.md': POST.replace('date', 'draft: true\ndate') })
  const flags = () => {
    const folder = join(root, '.octavo')
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const texts = names
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    return texts.map((text) => /"flags":\[[^\]]*\]/.exec(text)?.[0] ?? '').join('')
  }
  expect(octavo('build --drafts --future').code).toBe(0)
  expect(page('blog/one')).toContain('noindex')
  expect(flags()).toBe('"flags":["drafts","future"]')
  expect(octavo('build').code).toBe(0)
  expect(existsSync(join(root, '_site/blog/one'))).toBe(false)
  expect(flags()).toBe('')
})

test('SPEC 9: in swap mode the output is a link to a release, and rollback serves the one before', () => {
  write({ 'octavo.config.yaml': `${CONFIG}output: {mode: swap}\n`, 'content/posts/one.md': POST })
  expect(octavo('build').code).toBe(0)
  write({ 'content/posts/one.md': POST.replace('Text', 'Other') })
  expect(octavo('build').code).toBe(0)
  expect(page('blog/one')).toContain('Other.')
  expect(octavo('rollback').code).toBe(0)
  expect(page('blog/one')).toContain('Text.')
})

test('SPEC 8: on GitHub, findings are annotations too', () => {
  write({ 'octavo.config.yaml': CONFIG, 'content/posts/one.md': `${POST}\n[gone](gone.md)\n` })
  const { code, out } = octavo('build', { GITHUB_ACTIONS: 'true' })
  expect(code).toBe(1)
  expect(out).toMatch(/^::error file=content\/posts\/one\.md,line=7,col=\d+.*::/m)
})

test('SPEC 2: the clock is --now, else SOURCE_DATE_EPOCH', () => {
  write({ 'octavo.config.yaml': CONFIG, 'content/posts/one.md': POST })
  expect(octavo('build', { SOURCE_DATE_EPOCH: '1700000000' }).out).toContain('Held back: 1 scheduled')
  expect(octavo('build --now 2026-11-21', { SOURCE_DATE_EPOCH: '1700000000' }).out).not.toContain('Held back')
})

test('drafts that are held back are counted', () => {
  const draft = POST.replace('---\n', '---\ndraft: true\n')
  write({ 'octavo.config.yaml': CONFIG, 'content/posts/one.md': draft, 'content/posts/two.md': draft })
  expect(octavo('build').out).toContain('Held back: 2 drafts\n')
})

test.each(['a.md', 'a.md/b', 'nothing'])('SPEC 7: `--root %s` is no folder', (name) => {
  write({ 'octavo.config.yaml': CONFIG, 'a.md': POST })
  const { code, err } = run(join(root, name), 'build', {}, root)
  expect(code).toBe(2)
  expect(err).toMatch(/folder/)
})

test.each([
  ['build --nonsense', 2],
  ['nonsense', 2],
  ['build --url nonsense', 2],
  ['build --now nonsense', 2],
  ['build ./other', 2],
  ['clean _site', 2],
  ['preview 8080', 2],
  ['--help', 0],
  ['build --help', 0],
  ['--version', 0],
])('SPEC 7: `octavo %s` ends with %i', (command, code) => {
  write({ 'octavo.config.yaml': CONFIG })
  const { code: ended, out, err } = octavo(command)
  expect(ended).toBe(code)
  expect(code === 0 ? out : err).not.toBe('')
  for (const line of `${out}${err}`.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('the bundle is a program: what npm links as `octavo` names Node.js', () => {
  expect(readFileSync('dist/main.js', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})
