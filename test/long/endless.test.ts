import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, octavo } from '../cli-fixture.ts'

test('a plugin that never ends with a short text is ended, and a mended one builds', () => {
  const root = folderOf({
    'octavo.config.yaml':
      'url: https://example.org\nmarkdown:\n  plugins: [./p.mjs]\n  limits: {seconds: 1}\n',
    'p.mjs': 'export default () => (_, { path }) => { while (path.endsWith("b.md")); }\n',
    'content/posts/a.md': '---\ntitle: A\ndate: 2026-01-01\n---\nText.\n',
    'content/posts/b.md': '---\ntitle: B\ndate: 2026-01-01\n---\nText.\n',
  })
  const { code, out, err } = octavo(root, 'build --json')
  expect(code).toBe(null)
  expect(JSON.parse(out).error).toContain('a plugin has worked on content/posts/b.md for 15 s')
  expect(err).toContain('octavo: a plugin has worked on content/posts/b.md')
  writeFileSync(join(root, 'p.mjs'), 'export default () => () => {}\n')
  expect(octavo(root, 'build').code).toBe(0)
})
