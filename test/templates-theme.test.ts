import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildAssets } from '../src/pages/assets.ts'
import { checkTemplates, templatesOf } from '../src/templates/check.ts'
import { hash } from '../src/text/hash.ts'
import type { Diagnostic, Snapshot } from '../src/types.ts'
import { engineFor } from './templates-site.ts'

function theme(): Snapshot {
  const names = readdirSync('templates', { recursive: true, encoding: 'utf8' }).map(
    (name) => `templates/${name}`,
  )
  const files = names.filter((name) => statSync(name).isFile()).sort()
  return new Map(
    files.map((path) => {
      const bytes = readFileSync(path)
      return [path, { path, hash: hash(bytes), bytes }]
    }),
  )
}

test("nothing is wrong with the theme's own templates", () => {
  const findings: Diagnostic[] = []
  checkTemplates(templatesOf(theme()), engineFor(), (finding) => findings.push(finding))
  expect(findings).toEqual([])
})

test("the theme's styles are published with every modern rule that they were written with", async () => {
  const files = theme()
  const findings: Diagnostic[] = []
  const { addresses, outputs } = await buildAssets({ files, base: '' }, (finding) => findings.push(finding))
  expect(findings).toEqual([])
  expect(addresses['styles/octavo.css']).toMatch(/^\/assets\/octavo\.[0-9a-f]{8}\.css$/)
  const text = (ending: string, list: Iterable<{ path: string; bytes: Uint8Array }>) =>
    [...list]
      .filter(({ path }) => path.endsWith(ending))
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join('')
  const sources = [...files.values()].filter(({ path }) => path.startsWith('templates/assets/styles/'))
  const written = text('.css', sources).replace(/\/\*[\s\S]*?\*\//g, '')
  const published = text('.css', outputs)
  for (const rule of [
    'light-dark(',
    'anchor(',
    'anchor-name:',
    '@layer',
    'color-mix(',
    'text-wrap:',
    ':has(',
  ])
    expect([rule, published.includes(rule)]).toEqual([rule, written.includes(rule)])
  for (const [, file] of published.matchAll(/url\("?([^")]+)"?\)/g))
    if (!file?.startsWith('data:')) expect(outputs.map(({ path }) => path)).toContain(`assets/${file}`)
})
