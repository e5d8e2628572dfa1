import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf } from './cli-fixture.ts'

/** What a program that imports the package writes: it is checked, and never run. */
const CONSUMER = `import { type Built, type BuildInput, build, type Diagnostic, format, type PluginData } from 'octavo'

export async function errorsOf(input: BuildInput): Promise<readonly string[]> {
  const { findings, pages, held }: Built = await build(input, [])
  const counted: number = pages + held.length
  const errors = findings.filter(({ severity }) => severity === 'error')
  return [String(counted), ...errors.map((one) => format(one, { color: false, lineOf: () => undefined }))]
}

export function placeOf({ place }: Diagnostic): string {
  return \`\${place.path}:\${place.line}:\${place.column}\`
}

export const titleOf = (input: BuildInput): string => input.config.title

export function plugin() {
  return (_tree: unknown, file: { data: PluginData }): string | undefined => file.data.read?.('content/data/links.yaml')
}
`

const wrong = (line: string) =>
  `import { build, type Diagnostic } from 'octavo'\n${line}\nexport { build }\nexport type { Diagnostic }\n`

function check(files: Readonly<Record<string, string>>, options: Readonly<Record<string, unknown>>) {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: 'ES2022', lib: ['ES2022'], types: ['node'] },
    ...options,
  }
  const folder = folderOf({
    'package.json': '{"type": "module"}',
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    ...files,
  })
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
  symlinkSync(resolve('.'), join(folder, 'node_modules/octavo'))
  symlinkSync(resolve('node_modules/@types/node'), join(folder, 'node_modules/@types/node'))
  const compiler = resolve('node_modules/typescript/bin/tsc')
  return spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8', cwd: folder }).stdout
}

test('a program in TypeScript is checked against the package', { timeout: 60_000 }, () => {
  expect(check({ 'consumer.ts': CONSUMER }, { module: 'NodeNext', skipLibCheck: false })).toBe('')
})

test('with a bundler too, and what is wrong is told', { timeout: 60_000 }, () => {
  const files = {
    'consumer.ts': CONSUMER,
    'input.ts': wrong('void build(1, [])'),
    'severity.ts': wrong("export const severe = (one: Diagnostic) => one.severity === 'fatal'"),
  }
  const told = check(files, { module: 'ESNext', moduleResolution: 'bundler', skipLibCheck: true })
  expect(told.match(/^\w+\.ts\(\d+,\d+\): error TS\d+/gm)).toEqual([
    'input.ts(2,12): error TS2345',
    'severity.ts(2,44): error TS2367',
  ])
})
