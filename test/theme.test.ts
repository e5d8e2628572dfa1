import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildAssets } from '../src/pages/assets.ts'
import { checkTemplates, templatesOf } from '../src/templates/check.ts'
import { createEngine } from '../src/templates/engine.ts'
import { ownFilters } from '../src/templates/filters.ts'
import { KEPT_FILTERS } from '../src/templates/kept-filters.ts'
import { hash } from '../src/text/hash.ts'
import type { Diagnostic, Source } from '../src/types.ts'
import { checkFindings } from './fixture.ts'

const FOLDER = 'templates'

const files: ReadonlyMap<string, Source> = new Map(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, Source] => {
      const path = `${entry.parentPath}/${entry.name}`
      const bytes = readFileSync(path)
      return [path, { path, bytes, hash: hash(bytes) }]
    }),
)
const templates = templatesOf(files)
const text = (path: string) => new TextDecoder().decode(files.get(path)?.bytes)

function assets(findings: Diagnostic[] = []) {
  return buildAssets({ files, base: '' }, (finding) => findings.push(finding))
}

test('the templates are clean', async () => {
  const findings: Diagnostic[] = []
  const { addresses } = await assets(findings)
  const services = {
    asset: (name: string) => addresses[name],
    url: (path: string) => path,
    absoluteUrl: (path: string) => path,
  }
  const engine = createEngine({ services, names: () => templates.keys() })
  checkTemplates(templates, engine, (finding) => findings.push(finding))
  expect(findings).toEqual([])
})

describe.each([...templates.keys()])('%s', (name) => {
  test('has nothing inline that a strict policy would refuse', () => {
    const template = text(`templates/${name}`)
    expect(template).not.toMatch(/\sstyle=/i)
    expect(template).not.toMatch(/\son[a-z]+=/i)
    expect(template).not.toMatch(/<style\b/i)
    expect(template).not.toMatch(/<script(?![^>]*\ssrc=)/i)
  })

  test('loads nothing from anybody else', () => {
    expect(text(`templates/${name}`)).not.toMatch(/\b(?:src|poster|action)="(?:https?:)?\/\//)
  })

  // But for the title, whose id is that of the heading which was taken out of the text.
  test('has ids of its own only, which content cannot have', () => {
    const ids = [...text(`templates/${name}`).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(ids.filter((id) => !id.startsWith('o-') && id !== '{{ post.title_id }}')).toEqual([])
  })
})

test('every component says what it is for', () => {
  const silent = [...templates.keys()].filter(
    (name) =>
      name.startsWith('components/') &&
      !name.endsWith('.feed.html') &&
      !text(`templates/${name}`).startsWith('{%- comment -%}'),
  )
  expect(silent).toEqual([])
})

async function style(name: string): Promise<Uint8Array> {
  const { addresses, outputs } = await assets()
  const found = outputs.find(({ path }) => `/${path}` === addresses[`styles/${name}`])
  if (found === undefined) throw new Error(`${name} is not published`)
  return found.bytes
}

test('the styles stay small: each new rule must pay for itself', async () => {
  expect(brotliCompressSync(await style('octavo.css')).length).toBeLessThan(7500)
  expect(brotliCompressSync(await style('lists.css')).length).toBeLessThan(1600)
})

test('the styles are published as they were written, not lowered for old browsers', async () => {
  const css = new TextDecoder().decode(await style('octavo.css'))
  const kept = ['light-dark(', 'anchor-name:--r40', 'anchor(var(--at) top', '@layer lists;@layer lang{']
  expect(kept.filter((part) => !css.includes(part))).toEqual([])
  expect(new TextDecoder().decode(await style('print.css'))).toMatch(
    /^@page\{.*@bottom-center\{.*@layer print\{/s,
  )
})

describe('docs/templates.md', () => {
  const guide = readFileSync('docs/templates.md', 'utf8')
  const engine = createEngine({
    services: { asset: () => '', url: (path) => path, absoluteUrl: (path) => path },
    names: () => templates.keys(),
  })
  const read = (_fact: 'template', name: string) => templates.get(name)

  test('lists every component with its attributes, and no others', () => {
    const rows = guide.split('\n').filter((line) => line.startsWith('| `<'))
    const listed = rows.map((row) => {
      const [, name, attributes = ''] = row.split('|')
      return [
        name?.replace(/[`<>\s]/g, ''),
        [...attributes.matchAll(/`(\w+)`/g)].map((match) => match[1]).sort(),
      ]
    })
    const names = [...templates.keys()].filter((name) => /^components\/\w+\.html$/.test(name))
    const there = names.map((name) => [
      name.slice('components/'.length, -'.html'.length),
      [...(engine.propsOf(name, read) ?? [])].filter((prop) => !['content', 'given'].includes(prop)).sort(),
    ])
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(there))
  })

  test('names every value that the theme reads', () => {
    const all = [...templates].map(([name]) => text(`templates/${name}`)).join('\n')
    const keys = [...all.matchAll(/(?<![/\w])(?:site|page|post|pagination|category|author)\.(\w+)/g)].map(
      (match) => match[1] ?? '',
    )
    expect([...new Set(keys)].filter((key) => key !== 'size' && !guide.includes(`\`${key}\``))).toEqual([])
  })

  test('names every filter', () => {
    const own = Object.keys(ownFilters({ asset: () => '', url: String, absoluteUrl: String }))
    expect([...KEPT_FILTERS, ...own].filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })

  test('shows a layout that prints a post', async () => {
    const [layout = ''] = /(?<=```liquid\n)[\s\S]*?(?=```)/.exec(guide) ?? []
    const { output } = await checkFindings(
      `-- octavo.config.yaml --\nurl: https://ex.org\n-- templates/layouts/essay.html --\n${layout}-- content/posts/a.md --\n---\ntitle: A\ndate: 2026-01-01\nlayout: essay\n---\n\`\`\`js\nlet a\n\`\`\`\n`,
    )
    const page = output.get('blog/a/index.html')
    expect(page).toContain('<h1>A</h1>')
    expect(page).toMatch(/<link[^>]*highlight[\s\S]*<span class="hljs-keyword">let/)
  })

  test('names every layout', () => {
    const layouts = [...templates.keys()].flatMap((name) => /^layouts\/(\w+)\.html$/.exec(name)?.[1] ?? [])
    expect(layouts.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })
})

test('the licence of the type travels with it', async () => {
  const { addresses } = await assets()
  expect(Object.keys(addresses)).toContain('fonts/OFL.txt')
})
