import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lock } from '../src/io/lock.ts'
import { filesOf, folderOf, octavo, octavoWith, writeFiles } from './cli-fixture.ts'

const CONFIG = 'title: T\nurl: https://example.org\n'
const post = (title: string, text = 'Text.') => `---\ntitle: ${title}\ndate: 2026-01-01\n---\n${text}\n`
const NOW = '--now 2026-11-24'
/** What is broken for a terminal, as one line. */
const inOneLine = (text: string) => text.replaceAll('\n', ' ')

test('DESIGN 2.5: what a plugin reads by file.data.read is tracked, absence too', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/quote.mjs]\n`,
    'plugins/quote.mjs':
      "export default () => (tree, file) => { const said = file.data.read('content/data/said.yaml') ?? 'nothing'; tree.children.push({type: 'paragraph', children: [{type: 'text', value: said.trim()}]}) }\n",
    'content/posts/a.md': post('A'),
  })
  const page = () => readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  expect(page()).toContain('<p>nothing</p>')
  writeFiles(root, { 'content/data/said.yaml': 'one: 1\n' })
  octavo(root, `build ${NOW}`)
  expect(page()).toContain('<p>one: 1</p>')
  writeFiles(root, { 'content/data/said.yaml': 'two: 2\n' })
  octavo(root, `build ${NOW}`)
  expect(page()).toContain('<p>two: 2</p>')
})

test('a plugin may read the file of another post: its page follows the text there', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/other.mjs]\n`,
    'plugins/other.mjs':
      "export default () => (tree, file) => { if (file.path !== 'content/posts/a.md') return; const said = file.data.read('content/posts/b.md').split('---').at(-1); tree.children.push({type: 'paragraph', children: [{type: 'text', value: said.trim()}]}) }\n",
    'content/posts/a.md': post('A'),
    'content/posts/b.md': post('B', 'Before.'),
  })
  const page = () => readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  expect(page()).toContain('<p>Before.</p>')
  writeFiles(root, { 'content/posts/b.md': post('B', 'After.') })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  expect(page()).toContain('<p>After.</p>')
})

test('after edits of texts alone the files of the cache stay as they are, and what is replaced lies beside them', () => {
  const root = folderOf({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  const folder = join(root, '.octavo/cache')
  const saved = () =>
    readdirSync(folder)
      .filter((name) => /^(?:pages-\w+|posts)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
  const before = saved()
  for (const text of ['One.', 'Another.']) {
    writeFiles(root, { 'content/posts/a.md': post('A', text) })
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
    expect(readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')).toContain(text)
  }
  expect(saved()).toEqual(before)
  expect(readdirSync(folder).filter((name) => name.endsWith('.amended'))).toHaveLength(2)
})

test('a plugin that cannot be tracked says so in its package, and nothing is kept', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [remark-dice]\n`,
    'node_modules/remark-dice/package.json':
      '{"name": "remark-dice", "version": "1.0.0", "type": "module", "exports": "./index.js", "octavo": {"cache": false}}',
    'node_modules/remark-dice/index.js':
      "import { readFileSync } from 'node:fs'\nimport { join, resolve } from 'node:path'\nexport default () => (tree, file) => { tree.children.push({type: 'paragraph', children: [{type: 'text', value: readFileSync(join(process.cwd(), 'dice.txt'), 'utf8')}]}) }\n",
    'dice.txt': 'four',
    'content/posts/a.md': post('A'),
  })
  const page = () => readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  writeFiles(root, { 'dice.txt': 'five' })
  octavo(root, `build ${NOW}`)
  expect(page()).toContain('<p>five</p>')
})

describe('commands that look before a build', () => {
  const site = () => {
    const root = folderOf({
      'octavo.config.yaml': CONFIG,
      'content/posts/a.md': post('A', 'See [b](b.md).'),
      'content/posts/b.md': post('B'),
    })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    return root
  }

  test('diff names what would be added, removed and changed, and writes nothing', () => {
    const root = site()
    expect(octavo(root, `diff ${NOW}`).out).toBe('Nothing would change since the last build.\n')
    const before = filesOf(root)
    writeFiles(root, { 'content/posts/c.md': post('C').replace('2026-01-01', '2025-01-01') })
    appendFileSync(join(root, 'content/posts/b.md'), '\nMore.\n')
    const told = JSON.parse(octavo(root, `diff --json ${NOW}`).out)
    expect(told.added).toEqual(['/blog/c/'])
    expect(told.removed).toEqual([])
    expect(told.changed).toContain('/blog/b/')
    expect(told.changed).not.toContain('/404.html')
    expect(filesOf(root)).toEqual(before)
    rmSync(join(root, 'content/posts/b.md'))
    expect(octavo(root, `diff ${NOW}`).code).toBe(1)
  })

  test('why names the fact that changed, and what a page is made of', () => {
    const root = site()
    expect(octavo(root, `why /blog/a/ ${NOW}`).out).toMatch(
      /^\/blog\/a\/ is as it was; the next build keeps it\./,
    )
    writeFiles(root, { 'content/posts/b.md': post('B').replace('title: B', 'title: B\nslug: other') })
    const { out, code } = octavo(root, `why https://example.org/blog/a/ ${NOW}`)
    expect(code).toBe(0)
    expect(inOneLine(out)).toContain('will be made again: where content/posts/b.md leads changed.')
    expect(out).toContain('\n  the template templates/layouts/post.html\n')
    const unknown = octavo(root, `why /blog/aa/ ${NOW}`)
    expect({ code: unknown.code, err: unknown.err }).toEqual({
      code: 2,
      err: 'octavo: There is no page /blog/aa/. Did you mean /blog/a/?\n',
    })
    // The last part of an address is enough to be understood; what all addresses end with makes none near.
    expect(octavo(root, `why a ${NOW}`).err).toBe('octavo: There is no page a. Did you mean /blog/a/?\n')
    expect(octavo(root, `why nonesuch ${NOW}`).err).toBe('octavo: There is no page nonesuch.\n')
  })

  test('why fits a terminal of 80 columns', () => {
    const root = site()
    expect(octavo(root, `why /blog/a/ ${NOW}`).out.split('\n').slice(0, 4)).toEqual([
      '/blog/a/ is as it was; the next build keeps it.',
      'It was made last because it was not there before, or the tool, a plugin, a',
      'filter or the address of the site changed.',
      '',
    ])
  })

  test('why knows a folder with a dot by its address without a slash, as links do', () => {
    const root = site()
    writeFiles(root, { 'content/posts/n.md': post('N').replace('title: N', 'title: N\npermalink: /v1.2') })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    for (const url of ['/v1.2/', '/v1.2'])
      expect(octavo(root, `why ${url} ${NOW}`).out).toContain('is as it was')
    expect(octavo(root, `why /v1.3 ${NOW}`).err).toContain('There is no page /v1.3.')
  })

  test('why does not blame the text alone for a setting', () => {
    const root = site()
    appendFileSync(join(root, 'octavo.config.yaml'), '\nmarkdown: {typography: true}\n')
    writeFiles(root, { 'content/posts/b.md': `${post('B')}It's.\n` })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    const config = readFileSync(join(root, 'octavo.config.yaml'), 'utf8')
    writeFiles(root, { 'octavo.config.yaml': config.replace('true', 'false') })
    expect(inOneLine(octavo(root, `why /blog/b/ ${NOW}`).out)).toContain('a setting, a plugin or a snippet')
  })

  test('why says of a post that is held back that it is, and of a file that it wants an address', () => {
    const root = site()
    writeFiles(root, { 'content/posts/2027-02-03-held.md': post('Held').replace('2026-01-01', '2027-02-03') })
    expect(octavo(root, `why /blog/held/ ${NOW}`).err).toBe(
      'octavo: There is no page /blog/held/. content/posts/2027-02-03-held.md is held back: scheduled.\n',
    )
    const draft = post('D').replace('title: D', 'title: D\nslug: other\ndraft: true')
    writeFiles(root, {
      'content/posts/d.md': draft,
      'content/posts/Two Words.md': draft.replace('slug: other\n', ''),
    })
    expect(octavo(root, `why /blog/other/ ${NOW}`).err).toContain('content/posts/d.md is held back: draft.')
    expect(octavo(root, `why /blog/two-words/ ${NOW}`).err).toContain(
      'content/posts/Two Words.md is held back',
    )
    expect(octavo(root, `why content/posts/b.md ${NOW}`).err).toBe(
      'octavo: There is no page content/posts/b.md. Name its address, as `octavo why /blog/hello/`.\n',
    )
  })

  test('why names the snippet that changed', () => {
    const root = site()
    appendFileSync(join(root, 'content/posts/b.md'), '\n<Include file="terms.md"/>\n')
    writeFiles(root, { 'content/_snippets/terms.md': 'Terms.\n' })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    const line = 'the file content/_snippets/terms.md, which a text includes or a plugin reads,'
    expect(octavo(root, `why /blog/b/ ${NOW}`).out).toContain(`\n  ${line}\n`)
    appendFileSync(join(root, 'content/_snippets/terms.md'), '\nMore terms.\n')
    expect(inOneLine(octavo(root, `why /blog/b/ ${NOW}`).out)).toContain(
      `will be made again: ${line} changed.`,
    )
    expect(octavo(root, `why /blog/a/ ${NOW}`).out).toContain('is as it was')
  })

  test('why names no snippet that a text does not include any more', () => {
    const root = site()
    appendFileSync(join(root, 'content/posts/b.md'), '\n<Include file="terms.md"/>\n')
    writeFiles(root, { 'content/_snippets/terms.md': 'Terms.\n' })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    writeFiles(root, { 'content/_snippets/terms.md': 'Other terms.\n', 'content/posts/b.md': post('B') })
    const { out } = octavo(root, `why /blog/b/ ${NOW}`)
    expect(inOneLine(out)).toContain(
      'will be made again: the text or the front matter of content/posts/b.md changed, or a setting, a plugin or a snippet that it is read with.',
    )
    expect(out).not.toContain('terms.md')
  })

  test('why names the snippet that is gone', () => {
    const root = site()
    appendFileSync(join(root, 'content/posts/b.md'), '\n<Include file="terms.md"/>\n')
    writeFiles(root, { 'content/_snippets/terms.md': 'Terms.\n' })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    rmSync(join(root, 'content/_snippets/terms.md'))
    expect(octavo(root, `why /blog/b/ ${NOW}`).out).toContain('content/_snippets/terms.md')
  })

  test('why sees that a file was lost in the output', () => {
    const root = site()
    rmSync(join(root, '_site/blog/b/index.html'))
    const why = () => inOneLine(octavo(root, `why /blog/b/ ${NOW}`).out)
    expect(why()).toContain('/blog/b/ will be made again: its file in the output is gone or was changed.')
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    expect(why()).toContain('It was made last because its file in the output is gone or was changed.')
  })

  test('--verify builds again elsewhere, and says that the bytes are the same', () => {
    const root = site()
    const fine = octavo(root, `build --verify ${NOW}`)
    expect(fine.out).toContain('Verified: a clean build in another process gives the same bytes.')
    expect(fine.code).toBe(0)
  })

  test('--verify blames nobody for a source that was saved meanwhile', () => {
    const root = folderOf({
      'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/editor.mjs]\n`,
      // Saves another post while the first build is at work, as an author may.
      'plugins/editor.mjs':
        "import { appendFileSync, existsSync, writeFileSync } from 'node:fs'\nexport default () => () => { if (existsSync('saved')) return; writeFileSync('saved', ''); appendFileSync('content/posts/b.md', 'More.') }\n",
      'content/posts/a.md': post('A'),
      'content/posts/b.md': post('B'),
    })
    const told = octavo(root, `build --verify ${NOW}`)
    expect({ code: told.code, err: told.err }).toEqual({
      code: 3,
      err: 'octavo: content/posts/b.md was saved while the build was verified, so nothing is proved. Build again.\n',
    })
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
  })

  test('--verify names what a plugin that counts posts has to do, and is content once it does', () => {
    const root = folderOf({
      'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/count.mjs]\n`,
      'plugins/count.mjs':
        "let seen = 0\nexport default () => (tree) => { tree.children.push({type: 'paragraph', children: [{type: 'text', value: String(++seen)}]}) }\n",
      'content/posts/a.md': post('A'),
      'content/posts/b.md': post('B'),
    })
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
    appendFileSync(join(root, 'content/posts/b.md'), '\nMore.\n')
    const { code, err } = octavo(root, `build --verify ${NOW}`)
    expect(code).toBe(4)
    expect(err).toContain('verify: /blog/b/ has other bytes than a clean build gives\n')
    expect(err).toContain('say `octavo: {cache: false}` in its package.json')
    writeFiles(root, { 'plugins/package.json': '{"octavo": {"cache": false}}' })
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
  })

  test('--profile tells stages, what was kept, and the slowest; with a file, trace events', () => {
    const root = site()
    appendFileSync(join(root, 'content/posts/b.md'), '\nMore.\n')
    const { err } = octavo(root, `build --profile ${NOW}`)
    expect(err).toMatch(/ {2}parse \(1 kept, 1 made\)\n/)
    expect(err).toMatch(/ {2}render \(3 kept, 4 made\)\n/)
    expect(err).toMatch(/ {2}parse content\/posts\/b\.md\n/)
    octavo(root, `build --profile=${join(root, 'trace.json')} ${NOW}`)
    const names = JSON.parse(readFileSync(join(root, 'trace.json'), 'utf8')).traceEvents.map(
      ({ name }: { name: string }) => name,
    )
    expect(names).toContain('commit')
  })

  test('SPEC 9: a trace takes the place of a trace, and of no other file', () => {
    const root = site()
    writeFileSync(join(root, 'mine.json'), '{}')
    for (const name of ['content/posts/a.md', 'mine.json', 'content']) {
      const before = statSync(join(root, name))
      const { code, err } = octavo(root, `build --profile=${name} ${NOW}`)
      expect([code, err]).toEqual([
        2,
        `octavo: ${name} is there and is no trace; \`--profile=FILE\` wants a new file.\n`,
      ])
      expect(statSync(join(root, name)).mtimeMs).toBe(before.mtimeMs)
    }
    for (const _ of [1, 2]) expect(octavo(root, `check --profile=trace.json ${NOW}`).code).toBe(0)
    expect(readFileSync(join(root, 'trace.json'), 'utf8')).toMatch(/^\{"traceEvents":\[/)
  })
})

test('long posts and long snippets are rendered in a process of their own, which knows the snippets', () => {
  const long = 'Words *and* more words, to fill a text with.\n\n'.repeat(900)
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A', `${long}<Include file="deep/one.md"/>\n\n<Include file="three.md"/>`),
    'content/posts/b.md': post('B', 'Short. <Include file="line.md"/>\n\n<Include file="long.md"/>'),
    'content/_snippets/deep/one.md': '<Include file="two.md"/>',
    'content/_snippets/two.md': 'The second snippet.',
    'content/_snippets/tree.md': 'Another.',
    'content/_snippets/line.md': 'in *line*',
    'content/_snippets/long.md': `${long}<b style="x">end</b>`,
  })
  const { findings } = JSON.parse(octavo(root, `build --json ${NOW}`).out)
  expect(findings.map(({ code, hint }: { code: string; hint: string }) => [code, hint])).toEqual([
    ['html/removed-attribute', 'use a class and `theme.css`'],
    ['include/missing', 'did you mean `tree.md`?'],
  ])
  writeFiles(root, { 'content/_snippets/three.md': 'The third snippet.' })
  const built = octavo(root, `build --verify ${NOW}`)
  expect(built.out).toContain('gives the same bytes')
  const page = filesOf(root)['/_site/blog/a/index.html']
  expect(page).toContain('<p>The second snippet.</p>\n<p>The third snippet.</p>')
})

/** The program, with a second thread that dies behind so many messages. */
function withFailingThread(messages: number) {
  return octavoWith({
    'dist/thread.js': `import { MessagePort } from 'node:worker_threads'
const { postMessage } = MessagePort.prototype
let sent = 0
MessagePort.prototype.postMessage = function (...message) {
  if (sent++ === ${messages}) process.exit(1)
  return postMessage.apply(this, message)
}
await import('./whole-thread.js')
`,
  })
}

test('many posts are parsed on two threads, and the site is the same as from one', () => {
  const texts = Array.from({ length: 2100 }, (_, at) => {
    const text =
      at === 1500
        ? 'A <Nobody/> and [gone](nowhere.md).'
        : `Number ${at}, see [next](p${at + 1}.md) and <Include file="terms.md"/>.${at % 300 === 7 ? ` [Gone](/gone-${at}/).` : ''}`
    return [`content/posts/p${at}.md`, post(`Post ${at}`, at === 2099 ? 'The last.' : text)] as const
  })
  const files = {
    'octavo.config.yaml': `${CONFIG}check:\n  rules:\n    links/missing-file: warning\n`,
    'content/_snippets/terms.md': 'the [terms](../posts/p1.md)',
    ...Object.fromEntries(texts),
  }
  const [one, two] = [folderOf(files), folderOf(files)]
  const plugin = 'export default () => () => {}\n'
  writeFiles(one, {
    'octavo.config.yaml': `${files['octavo.config.yaml']}markdown:\n  plugins: [./plugins/none.mjs]\n`,
    'plugins/none.mjs': plugin,
  })
  const told = [one, two].map((root) => JSON.parse(octavo(root, `build --json ${NOW}`).out).findings)
  expect(told[0].map(({ code }: { code: string }) => code).sort()).toEqual([
    'component/unknown',
    'links/missing-file',
    ...Array.from({ length: 7 }, () => 'links/missing-page'),
  ])
  expect(told[1]).toEqual(told[0])
  const site = filesOf(one)
  expect(filesOf(two)).toEqual(site)
  for (const messages of [1, 20]) {
    const three = folderOf(files)
    const { code } = withFailingThread(messages)(three, `build ${NOW}`)
    expect([messages, code, filesOf(three)]).toEqual([messages, 0, site])
  }
  // What is kept of a post is the same, whichever thread has parsed it.
  for (const root of [one, two]) writeFiles(root, { 'content/posts/p5.md': post('Another title') })
  const edited = [one, two].map((root) => {
    octavo(root, `build --json ${NOW}`)
    return octavo(root, 'why /blog/p4/').out
  })
  expect(edited[1]).toEqual(edited[0])
  expect(edited[0]).toContain('p5.md')
  expect(filesOf(two)).toEqual(filesOf(one))
})

test('a damaged cache is an empty one', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A'),
    'content/posts/b.md': post('B'),
  })
  octavo(root, `build ${NOW}`)
  const cache = join(root, '.octavo/cache')
  for (const name of readdirSync(cache)) {
    const bytes = readFileSync(join(cache, name))
    for (const at of [0, 40, bytes.length >> 1, bytes.length - 1]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      writeFileSync(join(cache, name), damaged)
      writeFiles(root, { 'content/posts/b.md': post(`B ${name} ${at}`) })
      expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
    }
  }
})

test('a cache that cannot be written is told, and the site is published all the same', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A'),
    '.octavo/cache': 'no folder',
  })
  const { code, err } = octavo(root, `build ${NOW}`)
  expect(code).toBe(0)
  expect(err).toContain('octavo: the cache in .octavo/cache cannot be written:')
  expect(readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')).toContain('<p>Text.</p>')
})

test.each(['folder', 'swap'])(
  'in %s mode, names of which only the cases change stay on a disk that does not tell cases apart',
  (mode) => {
    const root = folderOf({
      'octavo.config.yaml': `${CONFIG}output: {mode: ${mode}}\n`,
      'content/posts/a.md': post('A', '[note](/Note.txt)').replace(
        'title: A',
        'title: A\npermalink: /Alpha/',
      ),
      'public/Note.txt': 'note',
      'public/Other.txt': 'one',
    })
    const build = () => {
      const { code, err } = octavo(root, `build ${NOW}`, {
        NODE_OPTIONS: `--require ${resolve('test/folding-disk.cjs')}`,
      })
      const paths = Object.keys(filesOf(root)).map((path) => path.replace(/^.*\/_site\//, ''))
      return { code, err, names: paths.filter((path) => /alpha|note|other/i.test(path)) }
    }
    expect(build()).toEqual({ code: 0, err: '', names: ['Alpha/index.html', 'Note.txt', 'Other.txt'] })
    renameSync(join(root, 'public/Note.txt'), join(root, 'public/note.txt'))
    rmSync(join(root, 'public/Other.txt'))
    writeFiles(root, {
      'public/other.txt': 'two',
      'content/posts/a.md': post('A', '[note](/note.txt)').replace(
        'title: A',
        'title: A\npermalink: /alpha/',
      ),
    })
    expect(build()).toEqual({ code: 0, err: '', names: ['alpha/index.html', 'note.txt', 'other.txt'] })
  },
)

test('a configuration that was saved while the build waited for another one is the one that counts', async () => {
  const root = folderOf({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  const unlock = lock(root)
  const child = spawn(process.execPath, [resolve('dist/main.js'), 'build', '--root', root, ...NOW.split(' ')])
  const ended = once(child, 'exit')
  await new Promise((done) => setTimeout(done, 1500))
  writeFiles(root, { 'octavo.config.yaml': `${CONFIG}output: {dir: other}\n` })
  unlock()
  expect(await ended).toEqual([0, null])
  expect(readdirSync(root).sort()).toEqual(['.octavo', 'content', 'octavo.config.yaml', 'other'])
})

describe('a plugin that is saved while the site is built', () => {
  const plugin = (word: string, first = '') =>
    `${first}export default () => (tree) => { tree.children.push({type: 'paragraph', children: [{type: 'text', value: '${word}'}]}) }\n`
  const saving = (more: string) =>
    `import fs from 'node:fs'\nif (fs.existsSync('once')) { fs.rmSync('once'); fs.writeFileSync('plugins/end.mjs', fs.readFileSync('next', 'utf8')); ${more} }\n`
  const begin = (more = '') => {
    const root = folderOf({
      'octavo.config.yaml': `${CONFIG}markdown: {plugins: [./plugins/end.mjs]}\n`,
      'plugins/end.mjs': plugin('one', saving(more)),
      'content/posts/a.md': post('A'),
      'content/posts/b.md': post('B'),
      next: plugin('two'),
    })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    writeFiles(root, {
      once: '',
      'content/posts/a.md': post('A', 'Other.'),
      'content/posts/b.md': post('B', 'Other.'),
    })
    return root
  }
  const page = (root: string) => readFileSync(join(root, '_site/blog/b/index.html'), 'utf8')

  test.each([
    ['alone', ''],
    [
      'with a post',
      "fs.writeFileSync('content/posts/b.md', '---\\ntitle: B\\ndate: 2026-01-01\\n---\\nThird.\\n')",
    ],
  ])('%s: nothing is published, and the next build has the new one', (_, more) => {
    const root = begin(more)
    const { code, err } = octavo(root, `build ${NOW}`)
    expect(code).toBe(3)
    expect(err).toContain('octavo: a plugin or a filter was saved while the site was built')
    expect(page(root)).toContain('<p>Text.</p>')
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
    expect(page(root)).toContain('<p>two</p>')
  })

  test('what it made is not kept for the text that it had before', () => {
    const root = begin()
    writeFiles(root, {
      'octavo.config.yaml': `${CONFIG}markdown: {plugins: [./plugins/begin.mjs, ./plugins/end.mjs]}\n`,
      'plugins/begin.mjs': plugin('begin', saving('')),
      'plugins/end.mjs': plugin('one'),
    })
    octavo(root, `build ${NOW}`)
    writeFiles(root, { 'plugins/end.mjs': plugin('one') })
    expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
  })
})

test('where the cache can take no more, a build is not done twice, and the words are true', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A'),
    'content/posts/b.md': post('B'),
  })
  octavo(root, `build ${NOW}`)
  const cache = join(root, '.octavo/cache')
  const pack = readdirSync(cache).find((name) => name.startsWith('texts')) ?? ''
  // It is read through a link, and never written.
  renameSync(join(cache, pack), join(root, pack))
  symlinkSync(join(root, pack), join(cache, pack))
  writeFiles(root, { 'content/posts/b.md': post('B', 'Other words.') })
  const { code, err } = octavo(root, `build ${NOW} --profile`)
  expect(code).toBe(0)
  expect(err).toContain('; the next build may take longer.')
  expect(err.match(/\bcommit$/gm)?.length).toBe(1)
})

test('an address with a coded NUL is a fact like any other', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A', 'See [odd](/x%00y) and [two](/blog/b/).'),
    'content/posts/b.md': post('B'),
    'content/pages/about.md': '---\ntitle: About\n---\nAbout.\n',
  })
  octavo(root, `build ${NOW}`)
  writeFiles(root, { 'content/posts/b.md': post('B').replace('title: B', 'title: B\ndraft: true') })
  expect(octavo(root, `build --verify ${NOW}`).code).toBe(0)
  expect(readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')).not.toContain('/blog/b/')
})

test('a copy of a published asset in public/ is refused by its name', () => {
  const root = folderOf({ 'octavo.config.yaml': CONFIG, 'content/posts/a.md': post('A') })
  octavo(root, `build ${NOW}`)
  const asset = readdirSync(join(root, '_site/assets'))[0] ?? ''
  writeFiles(root, { [`public/assets/${asset}`]: 'another' })
  const { code, err } = octavo(root, `build ${NOW}`)
  expect({ code, told: err.includes(`public/assets/${asset}:1:1  error  site/twins`) }).toEqual({
    code: 1,
    told: true,
  })
})

test('a linked package counts with its content, and data may lie outside of content/', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}paths: {data: data}\nmarkdown:\n  plugins: [remark-own]\n`,
    'pk/package.json':
      '{"name": "remark-own", "version": "1.0.0", "type": "module", "exports": "./index.js"}',
    'pk/index.js':
      "import { word } from './word.js'\nexport default () => (tree) => { tree.children.push({type: 'paragraph', children: [{type: 'text', value: word}]}) }\n",
    'pk/word.js': "export const word = 'one'\n",
    'node_modules/.keep': '',
    'data/authors.yaml': 'desk:\n  name: The type desk\n',
    'content/posts/a.md': post('A').replace('title: A', 'title: A\nauthors: [desk]'),
  })
  symlinkSync('../pk', join(root, 'node_modules/remark-own'))
  const page = () => readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  expect(page()).toContain('<p>one</p>')
  expect(page()).toContain('The type desk')
  writeFiles(root, { 'pk/word.js': "export const word = 'two'\n" })
  octavo(root, `build ${NOW}`)
  expect(page()).toContain('<p>two</p>')
})

test('a plugin that cannot be loaded fails every build, also one that has no post to parse', () => {
  const root = folderOf({
    'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/mine.mjs]\n`,
    'plugins/mine.mjs': 'export default () => () => {}\n',
    'content/posts/a.md': post('A'),
  })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  writeFiles(root, { 'plugins/mine.mjs': 'export default () => () => {\n' })
  expect(octavo(root, `build ${NOW}`).code).toBe(1)
  writeFiles(root, { 'templates/partials/foot.html': '<footer></footer>\n' })
  const again = octavo(root, `build ${NOW}`)
  expect([again.code, again.err.includes('markdown/plugin')]).toEqual([1, true])
  writeFiles(root, { 'plugins/mine.mjs': 'export default () => () => {}\n' })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
})

test('a byte that flips in any part of the cache is an absence: the site is whole all the same', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A', 'See [b](b.md).'),
    'content/posts/b.md': post('B'),
  })
  expect(octavo(root, `build ${NOW}`).code).toBe(0)
  const clean = filesOf(root)
  const folder = join(root, '.octavo/cache')
  for (const name of readdirSync(folder).filter((file) => /^(?:pages-|posts$)/.test(file))) {
    const whole = readFileSync(join(folder, name))
    const length = Number(whole.subarray(0, 16).toString())
    const table = JSON.parse(
      whole
        .subarray(16, 16 + length)
        .toString()
        .split('\n')[1] ?? '',
    ) as Record<string, [number, number]>
    expect(Object.keys(table).length).toBeGreaterThan(1)
    for (const [part, [at, size]] of Object.entries(table)) {
      const harmed = Buffer.from(readFileSync(join(folder, name)))
      const middle = 16 + length + at + (size >> 1)
      harmed[middle] = (harmed[middle] ?? 0) ^ 1
      writeFileSync(join(folder, name), harmed)
      expect(octavo(root, `build ${NOW}`).code, part).toBe(0)
      expect(filesOf(root), part).toEqual(clean)
      writeFileSync(join(folder, name), whole)
    }
  }
}, 60_000)
