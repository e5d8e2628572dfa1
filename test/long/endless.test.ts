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

test.each([
  [
    'filters: [./p.mjs]',
    'export const loop = () => { for (;;); }\n',
    'the filter `loop` has worked on one value',
  ],
  ['filters: [./p.mjs]', 'for (;;);\n', 'a module of `filters` has worked, while it was loaded,'],
  [
    'markdown: {plugins: [./p.mjs], limits: {seconds: 1}}',
    'for (;;);\n',
    'a module of `markdown.plugins` has worked, while it was loaded,',
  ],
])('%s: what never ends is ended, %j', (setting, module, what) => {
  const limit = setting.includes('seconds') ? '' : '\nmarkdown: {limits: {seconds: 1}}'
  const root = folderOf({
    'octavo.config.yaml': `url: https://example.org\n${setting}${limit}\n`,
    'p.mjs': module,
    'content/posts/a.md': '---\ntitle: A\ndate: 2026-01-01\n---\nText.\n',
    'templates/partials/foot.html': setting.startsWith('filters') ? '{{ site.title | loop }}\n' : 'Foot\n',
  })
  const { code, out, err } = octavo(root, 'build --json')
  expect(code).toBe(null)
  expect(JSON.parse(out).error).toContain(`${what} for 15 s`)
  expect(err).toContain(`octavo: ${what}`)
})
