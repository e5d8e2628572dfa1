import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, octavo } from './cli-fixture.ts'

/**
 * Golden sites: each folder of `test/sites/` is built by the bundle as a user would, and everything that
 * comes of it is compared with its `expected/`. `UPDATE=1` rewrites; `git diff` is the review.
 */
const SITES = join(import.meta.dirname, 'sites')

function filesOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** `assets/` come from the theme and have their own tests; a site with layouts of its own shows its whole pages. */
function shown(path: string, text: string, isWhole: boolean): string {
  const plain = text.replace(/\.[0-9a-f]{8}\.(css|js|svg)/g, '.HASH.$1')
  return path.endsWith('.html') && !isWhole
    ? (/<main[\s>][\s\S]*<\/main>\n?/.exec(plain)?.[0] ?? plain)
    : plain
}

/** What a build of the site leaves behind and says, by the name of the expected file. */
function outcomeOf(name: string): ReadonlyMap<string, string> {
  const site = filesOf(join(SITES, name))
  const sources = Object.fromEntries([...site].filter(([path]) => !path.startsWith('expected/')))
  const root = folderOf(sources)
  const { code, out, err } = octavo(root, 'build --now 2026-11-24')
  const isWhole = [...site.keys()].some((path) => path.startsWith('templates/layouts/'))
  const output = [...filesOf(join(root, '_site'))].filter(([path]) => !path.startsWith('assets/'))
  const summary = out.replace(/\d+\.\d+ s/, 'N s')
  return new Map([
    ['report.txt', `${err}${summary}exit ${code}\n`],
    ...output.map(([path, text]): [string, string] => [`site/${path}`, shown(path, text, isWhole)]),
  ])
}

function rewrite(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

describe.each(readdirSync(SITES))('%s', (name) => {
  test('is as expected, and no file is missing or too many', () => {
    const expected = join(SITES, name, 'expected')
    const outcome = outcomeOf(name)
    if (process.env.UPDATE === '1') rewrite(expected, outcome)
    const golden = filesOf(expected)
    expect([...outcome.keys()].sort()).toEqual([...golden.keys()].sort())
    for (const [path, text] of outcome) expect({ path, text }).toEqual({ path, text: golden.get(path) })
  })
})
