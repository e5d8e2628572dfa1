import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, test } from 'vitest'
import { EXAMPLES } from '../src/config/examples.ts'
import { configurationPage, configurationSchema, type Tree } from '../src/config/reference.ts'
import { matchShape } from '../src/config/schema.ts'
import type { Setting } from '../src/config/setting.ts'
import { settings } from '../src/config/table.ts'
import { parseYaml } from '../src/config/yaml.ts'
import { frontMatterPage } from '../src/post/reference.ts'
import type { Diagnostic, Json } from '../src/types.ts'

const DOCS = join(import.meta.dirname, '../docs')

/** What a setting takes, in the words of its own findings: asked with a value that fits nothing. */
function wanted({ shape }: Setting): string {
  const flaw = matchShape(shape, { '\u0000': null }).flaws.find(({ kind }) => kind === 'value')
  return flaw?.kind === 'value' && flaw.path === '' ? flaw.wanted : 'a map'
}

function schemaOf({ shape }: Setting): Tree {
  const { $schema, ...schema } = toJsonSchema(shape as Parameters<typeof toJsonSchema>[0], {
    typeMode: 'input',
    errorMode: 'ignore',
  })
  return schema as Tree
}

test.each([
  ['configuration.md', () => configurationPage(wanted)],
  ['config.schema.json', () => configurationSchema(schemaOf)],
  ['front-matter.md', frontMatterPage],
])('docs/%s is what the table says (UPDATE=1 rewrites it)', (name, make) => {
  const path = join(DOCS, name)
  if (process.env.UPDATE === '1') writeFileSync(path, make())
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(make())
})

test('every list and map has an example, which is read without a finding', () => {
  for (const setting of settings()) {
    const isPlain = !['a list', 'a map'].includes(wanted(setting))
    const example = EXAMPLES[setting.key]
    expect([setting.key, example !== undefined]).toEqual([setting.key, !isPlain])
    if (example === undefined) continue
    const findings: Diagnostic[] = []
    const { value } = parseYaml(example, { path: 'a', line: 1 }, (one) => findings.push(one)) ?? {}
    const inner = setting.key
      .split('.')
      .reduce<Json | undefined>((map, key) => (map as { readonly [key: string]: Json })[key], value)
    expect([setting.key, findings, matchShape(setting.shape, inner ?? null).flaws]).toEqual([
      setting.key,
      [],
      [],
    ])
  }
})

test('every default fits its own shape, unless it stands for something absent', () => {
  for (const { key, shape, fallback } of settings()) {
    if (fallback === undefined) continue
    expect([key, matchShape(shape, fallback as string).flaws]).toEqual([key, []])
  }
})
