import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeSnapshot } from '../src/io/snapshot.ts'
import { ChangedSource } from '../src/types/store.ts'
import { filesOf, folderOf, octavo, writeFiles } from './cli-fixture.ts'

const CONFIG = 'title: T\nurl: https://example.org\n'
const NOW = '--now 2026-11-24'
const post = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2026-01-01\n---\n${text}\n`

test('a sparing snapshot has the hashes of a whole one, and each text when it is asked for', () => {
  const root = folderOf({
    // Kept, since its name is not the one on the disk.
    'content/posts/A\u0308.md': 'Ä',
    'content/posts/a.md': 'A',
    'content/posts/b.md': 'b'.repeat(70_000),
    'content/posts/c.md': 'C',
    'content/data/d.yaml': 'D: 1',
    'public/e.md': 'E',
  })
  const taken = (isSparing: boolean) => takeSnapshot({ root, theme: root, paths: [], isSparing }, () => {})
  const [whole, sparing] = [taken(false), taken(true)]
  const asText = (files: typeof whole) =>
    [...files].map(([path, { hash, bytes }]) => [path, hash, new TextDecoder().decode(bytes)])
  expect(asText(sparing)).toEqual(asText(whole))
  expect(asText(sparing)).toEqual(asText(whole))
})

test('what has changed, is gone, or has become something else since is never taken for what it was', () => {
  const root = folderOf({ 'content/posts/a.md': 'A', 'content/posts/b.md': 'B', 'content/posts/c.md': 'C' })
  const files = takeSnapshot({ root, theme: root, paths: [], isSparing: true }, () => {})
  writeFileSync(join(root, 'content/posts/a.md'), 'Z')
  rmSync(join(root, 'content/posts/b.md'))
  expect(() => files.get('content/posts/a.md')?.bytes).toThrow(new ChangedSource('content/posts/a.md'))
  expect(() => files.get('content/posts/b.md')?.bytes).toThrow(ChangedSource)
  expect(files.get('content/posts/c.md')?.bytes).toEqual(Buffer.from('C'))
})

test.each(['content/posts/b.md', 'content/_snippets/s.md'])(
  'a build during which %s is saved begins again, with what it says then',
  (path) => {
    const said = (word: string) =>
      path.endsWith('s.md') ? `${word}.\n` : post('B', `${word}. <Include file="s.md"/>`)
    const root = folderOf({
      'octavo.config.yaml': CONFIG,
      'content/posts/a.md': post('A', 'Text.'),
      'content/posts/b.md': post('B', 'Before. <Include file="s.md"/>'),
      'content/_snippets/s.md': 'Before.\n',
      'plugins/editor.mjs': '',
    })
    expect(octavo(root, `build ${NOW}`).code).toBe(0)
    // Once the files were looked at, and before any is parsed.
    const edit = `import { existsSync, writeFileSync } from 'node:fs'
if (!existsSync('saved')) { writeFileSync('saved', ''); writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(said('After'))}) }
export default () => () => {}
`
    writeFiles(root, {
      'octavo.config.yaml': `${CONFIG}markdown:\n  plugins: [./plugins/editor.mjs]\n`,
      'plugins/editor.mjs': edit,
    })
    const { code, err } = octavo(root, `build ${NOW}`)
    expect([code, err]).toEqual([0, ''])
    expect(readFileSync(join(root, path), 'utf8')).toBe(said('After'))
    expect(readFileSync(join(root, '_site/blog/b/index.html'), 'utf8')).toContain('After.')
    const built = filesOf(root)
    expect(octavo(root, `build --fresh ${NOW}`).code).toBe(0)
    expect(filesOf(root)).toEqual(built)
  },
)

test('a finding that is told again shows its line again', () => {
  const root = folderOf({
    'octavo.config.yaml': CONFIG,
    'content/posts/a.md': post('A', 'See [b](gone.md).'),
  })
  for (const command of ['build', 'build', 'check'])
    expect(octavo(root, `${command} ${NOW}`).err).toContain('\n    5 | See [b](gone.md).\n')
})
