import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FIXED } from '../src/report/fixed.ts'
import { MOVABLE } from '../src/report/movable.ts'

/** The invariants of ARCHITECTURE.md, over the files that git tracks. */
const root = join(import.meta.dirname, '..')
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile())
const sources = tracked.filter((path) => path.startsWith('src/') && path.endsWith('.ts'))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const folderOf = (path: string) => path.split('/')[1] ?? ''

/** Which folders of `src/` a folder may import. Every folder may import `types.ts`, `types/`, `report.ts` and `report/`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  report: ['text'],
  text: [],
  config: ['text'],
  post: ['text', 'config', 'markdown'],
  markdown: ['text'],
  site: ['text'],
  templates: ['text', 'site'],
  pages: ['text', 'site', 'templates'],
  check: ['text'],
  build: ['text', 'config', 'post', 'markdown', 'site', 'templates', 'pages', 'check'],
  io: ['text'],
  cli: ['text', 'config', 'build', 'io', 'site', 'markdown', 'pages'],
}

/** Everything that a file imports, also types and lazy chunks. */
function importsOf(path: string): readonly string[] {
  return [
    ...read(path).matchAll(
      /(?:^|\n)(?:import|export)[^'\n]*(?:\n[^'\n]*)*? from '([^']+)'|import\('([^']+)'\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '')
}

/** Source without strings and comments, so that a rule never sees a word in a text. */
function code(path: string): string {
  return read(path).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g, "''")
}

describe('folders import one way', () => {
  test.each(sources.filter((path) => path.split('/').length > 2))('%s', (path) => {
    const own = folderOf(path)
    const wrong = importsOf(path)
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(path), name)))
      .filter((target) => target.startsWith('src/') && target.split('/').length > 2)
      .filter((target) => !['report', 'types', own, ...(MAY_IMPORT[own] ?? [])].includes(folderOf(target)))
    expect(wrong).toEqual([])
  })
})

test('only io/ and cli/ touch files, the process, the console and the clock', () => {
  const pattern =
    /from 'node:(?:fs|child_process|os|http|net|timers|worker_threads)|\bprocess\.|\bconsole\.|\bDate\.now\(|\bset(?:Timeout|Interval|Immediate)\(/
  const guilty = sources.filter(
    (path) => !['io', 'cli'].includes(folderOf(path)) && pattern.test(`${importLines(path)}\n${code(path)}`),
  )
  expect(guilty).toEqual([])
})

function importLines(path: string): string {
  return importsOf(path)
    .map((name) => `from '${name}'`)
    .join('\n')
}

test('`URL.canParse` is not asked: of Node.js 20 and 22 it says no to `https://bücher.example` once it is compiled', () => {
  expect(sources.filter((path) => /\bcanParse\(/.test(code(path)))).toEqual([])
})

test('only io/disk.ts writes', () => {
  const pattern =
    /\b(?:writeFile|appendFile|rename|unlink|rmdir|rm|mkdir|symlink|link|copyFile|chmod|truncate)(?:Sync)?\b[^\n]*from 'node:fs|(?:writeFile|appendFile|rename|unlink|rmdir|\brm|mkdir|symlink|\blink|copyFile|fchmod|chmod|truncate)Sync,?\n/
  expect(sources.filter((path) => path !== 'src/io/disk.ts' && pattern.test(read(path)))).toEqual([])
})

test('every finding is seen by a test', () => {
  const tests = tracked.filter((path) => path.startsWith('test/')).map(read)
  const codes = sources
    .filter((path) => path.startsWith('src/report/'))
    .flatMap((path) => [...read(path).matchAll(/(?:error|warning)\(\s*'([a-z]+\/[a-z0-9-]+)'/g)])
    .map((match) => match[1] ?? '')
  expect(codes.length).toBeGreaterThan(100)
  expect(codes.filter((code) => !tests.some((text) => text.includes(code)))).toEqual([])
})

test('rules may move warnings and what the checks find', () => {
  const made = sources
    .filter((path) => path.startsWith('src/report/'))
    .flatMap((path) => [...read(path).matchAll(/(error|warning)\(\s*'([a-z]+\/[a-z0-9-]+)'/g)])
  const movable = made.filter(([, kind, code = '']) => kind === 'warning' || /^(links|image)\//.test(code))
  const codes = new Set(movable.map(([, , code = '']) => code))
  expect([...MOVABLE]).toEqual([...codes].sort())
  const others = made.map(([, , code = '']) => code).filter((code) => !codes.has(code))
  expect(FIXED).toEqual([...new Set(others)].sort())
})

test('each package is imported by one module', () => {
  const users = new Map<string, string[]>()
  for (const path of sources) {
    for (const match of read(path).matchAll(
      /(?:^|\n)(import|export)(?! type)[^'\n]*(?:\n[^'\n]*)*? from '([^.'][^']*)'|import\('([^.'][^']*)'\)/g,
    )) {
      const name = match[2] ?? match[3] ?? ''
      if (name.startsWith('node:')) continue
      users.set(name, [...(users.get(name) ?? []), path])
    }
  }
  expect([...users].filter(([, paths]) => new Set(paths).size > 1)).toEqual([])
})

describe('no mutable state, no escape from the types', () => {
  const rules: readonly [string, RegExp][] = [
    ['`let` or `var` at module level', /^(?:export )?(?:let|var) /m],
    ['any', /\bas any\b|: any\b|<any>/],
    ['the machine’s language', /\.localeCompare\(|\.toLocale\w+\(/],
    ['default exports', /^export default/m],
    ['work left for later', /\b(?:TODO|FIXME|XXX)\b/],
  ]
  test.each(rules)('%s', (_, pattern) => {
    expect(sources.filter((path) => pattern.test(code(path)))).toEqual([])
  })

  test('Intl and Date.parse only in text/', () => {
    expect(
      sources.filter((path) => folderOf(path) !== 'text' && /\bIntl\.|\bDate\.parse\(/.test(code(path))),
    ).toEqual([])
  })
})

test('files have at most 250 lines, functions 70', () => {
  const long = sources.filter((path) => read(path).split('\n').length > 251)
  const functions = sources.flatMap((path) =>
    [...read(path).matchAll(/^(?:export )?(?:async )?function \*?(\w+)[\s\S]*?^\}/gm)]
      .filter((match) => match[0].split('\n').length > 70)
      .map((match) => `${path} ${match[1]}`),
  )
  expect([...long, ...functions]).toEqual([])
})

test('no file over 100 KB but the lock file, and no picture but WebP and SVG', () => {
  const large = tracked.filter(
    (path) => path !== 'package-lock.json' && statSync(join(root, path)).size > 100_000,
  )
  expect([...large, ...tracked.filter((path) => /\.(png|jpe?g|gif)$/.test(path))]).toEqual([])
})

describe('the supply chain', () => {
  type Locked = {
    dev?: boolean
    optional?: boolean
    integrity?: string
    hasInstallScript?: boolean
    optionalDependencies?: Record<string, string>
  }
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
  const packages = Object.entries(lock.packages).filter(([name]) => name !== '')

  test('every package has an integrity', () => {
    expect(packages.filter(([, entry]) => entry.integrity === undefined).map(([name]) => name)).toEqual([])
  })

  test('at most 150 packages at run time, none with an install script', () => {
    const runtime = packages.filter(([, entry]) => entry.dev !== true)
    expect(runtime.filter(([, entry]) => entry.optional !== true).length).toBeLessThanOrEqual(150)
    expect(runtime.filter(([, entry]) => entry.hasInstallScript === true).map(([name]) => name)).toEqual([])
  })

  test('every platform package of a native one is locked too', () => {
    const missing = packages.flatMap(([, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !packages.some(([path]) => path.endsWith(`node_modules/${name}`)),
      ),
    )
    expect(missing).toEqual([])
  })
})
