import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsOf, folderOf, octavo, writeFiles } from './cli-fixture.ts'

const CONFIG = { 'octavo.config.yaml': 'title: Site\nurl: https://example.org\n' }

function post(title: string, more = '', body = 'Text.'): string {
  return `---\ntitle: ${title}\ndate: 2026-11-20\n${more}---\n\n${body}\n`
}

/** Everything below a folder: bytes, and when and where they were written. */
function traces(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.map((name) => {
    const path = join(folder, name)
    const stat = lstatSync(path, { bigint: true })
    return `${name} ${stat.ino} ${stat.mtimeNs} ${stat.isFile() ? readFileSync(path, 'latin1') : ''}`
  })
}

/** Build a good site, spoil it, build again: what is said, and whether the output is as it was. */
function spoil(files: Readonly<Record<string, string>>, more?: (root: string) => void) {
  const root = folderOf({ ...CONFIG, 'content/posts/good.md': post('Good') })
  expect(octavo(root, 'build').code).toBe(0)
  const before = traces(join(root, '_site'))
  writeFiles(root, files)
  more?.(root)
  const { code, out, err } = octavo(root, 'build --json')
  const isUntouched = JSON.stringify(traces(join(root, '_site'))) === JSON.stringify(before)
  return { root, code, findings: out === '' ? [] : findingsOf(out), err, isUntouched }
}

/** Paths of the finding begin at the broken post unless they name another file. */
const BROKEN: readonly (readonly [fault: string, text: string, finding: string])[] = [
  ['a date that is none', '---\ntitle: A\ndate: soon\n---\n\nText.\n', '3:7 date/form'],
  [
    'a day that is not in the calendar',
    '---\ntitle: A\ndate: 2026-02-30\n---\n\nText.\n',
    '3:7 date/impossible',
  ],
  ['a list for a title', '---\ntitle: [A]\ndate: 2026-11-20\n---\n\nText.\n', '2:8 matter/wrong-type'],
  ['a fence that never ends', '---\ntitle: A\ndate: 2026-11-20\n\nText.\n', '1:1 matter/unclosed'],
  ['a tab in YAML', '---\ntitle: A\n\tdate: 2026-11-20\n---\n\nText.\n', '3:1 syntax/tab'],
  ['a key twice', '---\ntitle: A\ntitle: B\ndate: 2026-11-20\n---\n\nText.\n', '3:1 syntax/duplicate-key'],
  ['code for front matter', '---js\nmodule.exports = {}\n---\n\nText.\n', '1:4 matter/language'],
  ['code in YAML', '---\ntitle: A\nx: !!js/function "f"\n---\n\nText.\n', '3:4 syntax/yaml'],
  ['broken TOML', '+++\ntitle = \n+++\n\nText.\n', '2:9 syntax/toml'],
  ['broken JSON', '---json\n{"title": }\n---\n\nText.\n', '2:11 syntax/json'],
  ['a word for a boolean', post('A', 'draft: perhaps\n'), '4:8 matter/wrong-type'],
  ['a slug that climbs', post('A', 'slug: ../../up\n'), '4:7 matter/slug'],
  ['a permalink that climbs', post('A', 'permalink: /../../up/\n'), '4:12 site/bad-path'],
  ['a layout that climbs', post('A', 'layout: ../../../etc/passwd\n'), '4:9 site/unknown-layout'],
  ['an image that climbs', post('A', '', '![it](../../../../../etc/passwd)'), '6:1 links/missing-image'],
  ['a link to no post', post('A', '', 'See [it](nowhere.md).'), '6:5 links/missing-file'],
  [
    'the address of another post',
    post('A', 'permalink: /blog/good/\n'),
    'content/posts/good.md:1:1 site/twins',
  ],
  [
    'that address but for the case',
    post('A', 'permalink: /blog/Good/\n'),
    'content/posts/good.md:1:1 site/twins',
  ],
]

describe('a broken post fails the build and leaves the site as it was', () => {
  test.each(BROKEN)('%s', (_, text, finding) => {
    const { code, findings, isUntouched } = spoil({ 'content/posts/bad.md': text })
    expect(findings).toEqual([finding.startsWith('content/') ? finding : `content/posts/bad.md:${finding}`])
    expect(code).toBe(1)
    expect(isUntouched).toBe(true)
  })

  test('fifty of them at once: each is named', () => {
    const faults = BROKEN.filter(([, , finding]) => /^\d/.test(finding))
    const bad = Array.from({ length: 50 }, (_, at) => {
      const [, text, finding] = faults[at % faults.length] as (typeof BROKEN)[number]
      const path = `content/posts/bad-${at}.md`
      return { path, text, finding: `${path}:${finding}` }
    })
    // Where any post is broken, links to it are not followed; files are looked for nonetheless.
    const { code, findings, isUntouched } = spoil(
      Object.fromEntries(bad.map(({ path, text }) => [path, text])),
    )
    expect([...findings].sort()).toEqual(bad.map(({ finding }) => finding).sort())
    expect(code).toBe(1)
    expect(isUntouched).toBe(true)
  })
})

/** A link from the site's folder to a place outside of it. */
function linkOut(root: string, path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  symlinkSync(target, join(root, path))
}

describe('a link that leaves the folder is not followed, and nothing is published', () => {
  const CASES: readonly (readonly [link: string, target: string, post: string])[] = [
    ['content/posts/passwd.png', '/etc/passwd', post('A', '', '![it](passwd.png)')],
    ['content/posts/passwd.md', '/etc/passwd', ''],
    ['content/posts/etc', '/etc', ''],
    ['public/passwd', '/etc/passwd', ''],
    ['public', '/etc', ''],
    ['templates/layouts/post.html', '/etc/passwd', ''],
    ['templates', '/etc', ''],
    ['plugins/it.js', '/etc/passwd', ''],
  ]
  test.each(CASES)('%s -> %s', (path, target, text) => {
    const files: Record<string, string> = {}
    if (text !== '') files['content/posts/a.md'] = text
    const { code, findings, isUntouched } = spoil(files, (root) => linkOut(root, path, target))
    const missing = text === '' ? [] : ['content/posts/a.md:6:1 links/missing-image']
    expect([...findings].sort()).toEqual([...missing, `${path}:1:1 io/link-leaves`].sort())
    expect(code).toBe(1)
    expect(isUntouched).toBe(true)
  })
})

test('a file of public/ that has the address of a post is an error', () => {
  const { code, findings, isUntouched } = spoil({ 'public/blog/good/index.html': 'x' })
  expect(findings).toEqual(['public/blog/good/index.html:1:1 site/twins'])
  expect({ code, isUntouched }).toEqual({ code: 1, isUntouched: true })
})

test.each([
  ['include', '1:4 template/unknown-tag'],
  ['render', '1:12 template/missing'],
  ['layout', '1:12 template/missing'],
])('the tag %s with a path that climbs reads nothing', (tag, finding) => {
  const { code, findings, isUntouched } = spoil({
    'templates/layouts/post.html': `{% ${tag} '../../../../../../etc/passwd' %}`,
  })
  expect(findings).toEqual([`templates/layouts/post.html:${finding}`])
  expect({ code, isUntouched }).toEqual({ code: 1, isUntouched: true })
})

describe('a configuration that cannot hold ends with 2 and leaves the site as it was', () => {
  const config = (more: string) => ({ 'octavo.config.yaml': `title: S\nurl: https://example.org\n${more}` })
  test.each<readonly [fault: string, more: string, finding: string]>([
    ['a stylesheet from outside', 'theme:\n  css: ../../x.css\n', '4:8 config/wrong-value'],
    ['a key that is none', 'tilte: S\n', '3:1 config/unknown-key'],
    ['broken YAML', 'theme: [\n', '4:1 syntax/yaml'],
    ['a second document', '---\ntitle: B\n', '3:1 syntax/second-document'],
  ])('%s', (_, more, finding) => {
    const { code, findings, isUntouched } = spoil(config(more))
    expect(findings).toEqual([`octavo.config.yaml:${finding}`])
    expect({ code, isUntouched }).toEqual({ code: 2, isUntouched: true })
  })

  test.each(['../..', '/', 'content', '.', 'public', '.git'])('output.dir: %s', (dir) => {
    const { code, findings, isUntouched } = spoil(config(`output:\n  dir: ${dir}\n`))
    expect(findings).toEqual(['octavo.config.yaml:4:8 config/output'])
    expect({ code, isUntouched }).toEqual({ code: 2, isUntouched: true })
  })

  test.each(['clean', 'preview', 'rollback', 'new Title'])(
    '`octavo %s` says so and does nothing',
    (command) => {
      const root = folderOf({ 'octavo.config.yaml': 'title: S\noutput: [\n' })
      const { code, err } = octavo(root, command)
      expect(err).toContain('octavo.config.yaml:3:1')
      expect(code).toBe(2)
      expect(readdirSync(root)).toEqual(['octavo.config.yaml'])
    },
  )
})

test('a post that forges the signs which stand for finished markup publishes them as text', () => {
  const forged = '\u00010\u0002'
  const body = `See <b title="&#1;0&#2;">x</b> and &#1;0&#2; and \`${forged}\` ${forged}`
  const { root, code } = spoil({ 'content/posts/a.md': post('A', '', body) })
  expect(code).toBe(0)
  const page = readFileSync(join(root, '_site/blog/a/index.html'), 'utf8')
  expect(page).not.toMatch(/[\u0001\u0002]/)
  expect(page).toContain('<b title="0">x</b>')
  expect(page).toContain('<code>0</code>')
})

test('markup in a title is text everywhere', () => {
  const { root, code } = spoil({ 'content/posts/a.md': post('"<script>alert(1)</script>"') })
  expect(code).toBe(0)
  for (const path of ['blog/a/index.html', 'blog/index.html', 'index.html', 'feed.xml'])
    expect(readFileSync(join(root, '_site', path), 'utf8')).not.toContain('<script>alert')
})
