import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Built, build, type Outlet } from '../src/build/build.ts'
import type { Cache } from '../src/build/keys.ts'
import { checkPress, makeAssets, openPress } from '../src/build/press.ts'
import { unwatched, type Watch } from '../src/build/watch.ts'
import { readData } from '../src/config/data.ts'
import { loadConfig } from '../src/config/load.ts'
import { createMarkdown } from '../src/markdown/pipeline.ts'
import { imageSize } from '../src/pages/images.ts'
import { hash } from '../src/text/hash.ts'
import type { Diagnostic, Report, Source, Visibility } from '../src/types.ts'

/**
 * A site in one string: `-- path --` begins a file. A line of carets under a line of it, with a code,
 * expects that finding there: the carets stand under what the finding is about.
 */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>
  /** `path:line:col code`, as `checkFindings` compares them. */
  readonly expected: readonly string[]
}

const CARETS = /^( *)(\^+) ([a-z]+\/[a-z0-9-]+)$/

export function parseFixture(text: string): Fixture {
  const files = new Map<string, string>()
  const expected: string[] = []
  let path = ''
  let lines: string[] = []
  const finish = () => {
    if (path !== '') files.set(path, lines.join('\n'))
  }
  for (const line of text.replace(/^\n/, '').split('\n')) {
    const header = /^-- (\S+) --$/.exec(line)
    const carets = CARETS.exec(line)
    if (header !== null) {
      finish()
      path = header[1] ?? ''
      lines = []
    } else if (carets !== null) {
      expected.push(`${path}:${lines.length}:${(carets[1]?.length ?? 0) + 1} ${carets[3]}`)
    } else lines.push(line)
  }
  finish()
  return { files, expected }
}

export interface BuiltSite extends Built {
  /** The finished files, as text. */
  readonly output: ReadonlyMap<string, string>
}

export interface Setting {
  readonly now?: string
  readonly show?: readonly Visibility[]
  readonly command?: 'build' | 'check'
  readonly cache?: Cache
  readonly outlet?: Outlet
  readonly watch?: Watch
}

/** Build a site of the given files in memory, with the default theme, on 23 November 2026. */
export async function buildFiles(
  files: ReadonlyMap<string, string | Uint8Array>,
  setting: Setting = {},
): Promise<BuiltSite> {
  const findings: Diagnostic[] = []
  const report: Report = (finding) => findings.push(finding)
  const snapshot = new Map(theme())
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    snapshot.set(path, source(path, content))
  const { config, places } = loadConfig(snapshot.get('octavo.config.yaml'), report)
  // As the command does: nothing but what was read of it reaches a build.
  snapshot.delete('octavo.config.yaml')
  const { values } = readData(snapshot, config, report)
  const output = new Map<string, string>()
  const built = await build(
    {
      files: snapshot,
      config,
      places,
      data: values,
      openMarkdown: (reportOfLine) => createMarkdown({ config: config.markdown, plugins: [] }, reportOfLine),
      makeAssets: (addresses, reportOfAssets) =>
        makeAssets({ files: snapshot, config, places }, addresses, reportOfAssets),
      openPress: async (addresses, assets) => {
        const isPreview = (setting.show ?? []).length > 0
        const press = openPress({ files: snapshot, config, filters: {}, isPreview }, addresses, assets)
        return { press, sizeOf: imageSize, check: (found) => checkPress(press, snapshot, found) }
      },
      now: Date.parse(setting.now ?? '2026-11-23T12:00:00Z'),
      show: new Set(setting.show ?? []),
      command: setting.command ?? 'build',
      output: setting.outlet ?? {
        stage: (path, bytes) => output.set(path, new TextDecoder().decode(bytes)),
        keep: () => false,
        keepAll: () => false,
      },
      ...(setting.cache !== undefined && { cache: setting.cache }),
      watch: setting.watch ?? unwatched,
    },
    findings,
  )
  return { ...built, output }
}

export function buildFixture(text: string, setting: Setting = {}): Promise<BuiltSite> {
  return buildFiles(parseFixture(text).files, setting)
}

/** Build the site in the string and compare its findings with the carets: no more, no fewer. */
export async function checkFindings(text: string, setting: Setting = {}): Promise<BuiltSite> {
  const { files, expected } = parseFixture(text)
  const built = await buildFiles(files, setting)
  const found = built.findings.flatMap(unfolded).map(spell)
  expect([...found].sort()).toEqual([...expected].sort())
  return built
}

/** A finding, and those of the same file that it stands for: tests speak of each place. */
function unfolded(finding: Diagnostic): readonly Diagnostic[] {
  if (!/ \(and \d+ more in this file\)$/.test(finding.message)) return [finding]
  return [finding, ...(finding.related ?? []).map((place) => ({ ...finding, place }))]
}

export function spell({ place, code }: Diagnostic): string {
  return `${place.path}:${place.line}:${place.column} ${code}`
}

function source(path: string, content: string | Uint8Array): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, hash: hash(bytes), bytes }
}

function theme(): readonly (readonly [string, Source])[] {
  const folder = join(import.meta.dirname, '../templates')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = `templates/${path.slice(folder.length + 1)}`
      return [name, source(`octavo/${name}`, readFileSync(path))] as const
    })
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
