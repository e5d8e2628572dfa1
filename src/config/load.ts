import { configNotMap, unknownSetting, wrongSetting } from '../report/config.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import type { Config, ConfigPlaces, Place, Report, Source } from '../types.ts'
import { decodeText, reportMojibake } from './decode.ts'
import { describe, fitOrReport, valueAt } from './fitting.ts'
import { isMap, type JsonMap, join, type Located, locator, placeOf } from './located.ts'
import { namesake } from './namesakes.ts'
import type { Setting } from './setting.ts'
import { settings } from './table.ts'
import { parseYaml } from './yaml.ts'

export interface Loaded {
  readonly config: Config
  readonly places: ConfigPlaces
  /** False when the file is no map of keys and values at all, so that nothing of it counts. */
  readonly isReadable: boolean
  /** Keys whose value was refused. */
  readonly refused: ReadonlySet<string>
}

/**
 * Read `octavo.config.yaml`, or take every default when there is none. A key that is wrong is reported
 * where it stands, and has its default in what is returned.
 */
export function loadConfig(source: Source | undefined, report: Report): Loaded {
  const path = source?.path ?? CONFIG_FILE
  const located = source === undefined ? undefined : read(source, report)
  const table = settings()
  const start = topOf(path)
  const places = located?.places ?? new Map()
  const root = located?.value ?? null
  if (root !== null && !isMap(root)) report(configNotMap(placeOf(places, '', start), describe(root)))
  const given: JsonMap = isMap(root) ? root : {}
  if (located !== undefined) findUnknown(given, '', { located, table, start }, report)
  const config: JsonTree = {}
  const refused = new Set<string>()
  for (const setting of table) {
    const value = valueAt(given, setting.key)
    const spot = { path: setting.key, places, keys: located?.keys ?? new Map(), fallback: start }
    const isGiven = value !== undefined && value !== null
    const fitted = isGiven ? fitOrReport(setting.shape, value, spot, report) : undefined
    if (isGiven && fitted === undefined) refused.add(setting.key)
    put(config, setting.key, fitted ?? setting.fallback)
  }
  // The table's rows are typed by `Config`, key by key.
  const isReadable = source === undefined || (located !== undefined && (root === null || isMap(root)))
  return { config: config as unknown as Config, places, isReadable, refused }
}

interface JsonTree {
  [key: string]: unknown
}

function read(source: Source, report: Report): Located | undefined {
  const text = decodeText(source, report)
  if (text === undefined) return undefined
  const origin = { path: source.path, line: 1 }
  reportMojibake(text, locator(text, origin), report)
  return parseYaml(text, origin, report)
}

interface Search {
  readonly located: Located
  readonly table: readonly Setting[]
  readonly start: Place
}

/** Keys that the table does not have, on any level that the table describes. */
function findUnknown(map: JsonMap, path: string, search: Search, report: Report): void {
  const { located, table, start } = search
  const known = new Set(
    table
      .filter(({ key }) => path === '' || key.startsWith(`${path}.`))
      .map(({ key }) => (path === '' ? key : key.slice(path.length + 1)).split('.')[0] ?? ''),
  )
  for (const [key, value] of Object.entries(map)) {
    const full = join(path, key)
    const isGroup = !table.some((setting) => setting.key === full)
    if (!known.has(key)) {
      const place = located.keys.get(full) ?? placeOf(located.places, full, start)
      report(unknownSetting(place, full, suggestion(key, path, known, table)))
    } else if (isGroup && isMap(value)) findUnknown(value, full, search, report)
    else if (isGroup && value !== null) {
      const place = placeOf(located.places, full, start)
      report(wrongSetting(place, { key: full, wanted: 'a map', found: describe(value) }))
    }
  }
}

/** A near name of the same level, else the one place where a key of just this name stands (`parser`: `markdown.parser`). */
function suggestion(
  key: string,
  path: string,
  known: ReadonlySet<string>,
  table: readonly Setting[],
): string | undefined {
  const near = nearest(key, known)
  if (near !== undefined) return join(path, near)
  const same = path === '' ? namesake(key, [...known, ...table.map((setting) => setting.key)]) : undefined
  if (same !== undefined) return same
  const elsewhere = table.filter((setting) => setting.key.split('.').at(-1) === key)
  return elsewhere.length === 1 ? elsewhere[0]?.key : undefined
}

function put(tree: JsonTree, key: string, value: unknown): void {
  const parts = key.split('.')
  const last = parts.pop() ?? ''
  let inner = tree
  for (const part of parts) {
    inner[part] ??= {}
    inner = inner[part] as JsonTree
  }
  if (value !== undefined) inner[last] = value
}
