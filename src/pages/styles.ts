import type { Dependency } from 'lightningcss'
import {
  styleForeign,
  styleImportsForeign,
  styleMissing,
  styleSyntax,
  styleUnknown,
} from '../report/style.ts'
import { linesOf, placeAt } from '../text/lines.ts'
import { decodePath, folderOf, isForeign, joinPath, splitAddress } from '../text/paths.ts'
import type { Place, Report, Snapshot } from '../types.ts'

/** What stylesheets may refer to. */
export interface StyleWorld {
  readonly files: Snapshot
  /** The address of a file of the project as it stands in a stylesheet, or undefined when it is not published. */
  addressOf(path: string): string | undefined
  /** A site path (`/img/x.png`) with the site's sub-path; it is noted, to be followed when all pages are known. */
  sitePath(path: string, place: Place): string
}

/** Findings about what a browser of today may know although lightningcss does not: kept as it stands. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'AtRuleInvalid',
  'SelectorError.UnsupportedPseudoClassOrElement',
])

/**
 * Bundle a stylesheet with what it imports, minified. No targets are given, so that nothing is rewritten
 * for old browsers: nesting, `light-dark()` and anchor positioning stay as they were written.
 */
export async function bundleStyle(entry: string, world: StyleWorld, report: Report): Promise<Uint8Array> {
  // Most builds have no stylesheet to read anew.
  const { bundleAsync } = await import('lightningcss')
  const { files } = world
  const missing = new Set<string>()
  const read = (path: string): string => decode(files.get(path)?.bytes)
  const resolve = (specifier: string, from: string) => {
    if (isForeign(specifier)) return { external: specifier }
    const path = joinPath(folderOf(from), specifier)
    if (path !== undefined && files.has(path)) return path
    if (!missing.has(`${from}:${specifier}`)) report(styleMissing(find(specifier, from, files), specifier))
    missing.add(`${from}:${specifier}`)
    return `${specifier} (missing)`
  }
  try {
    const bundled = await bundleAsync({
      filename: entry,
      minify: true,
      errorRecovery: true,
      analyzeDependencies: true,
      resolver: { read, resolve },
    })
    for (const { type, message, value, loc } of bundled.warnings) {
      const place = placeIn(files, loc.filename, loc)
      const kind = type === 'SelectorError' ? `${type}.${kindOf(value)}` : type
      report(UNKNOWN.has(kind) ? styleUnknown(place, message) : styleSyntax(place, message))
    }
    return fillAddresses(bundled.code, bundled.dependencies ?? [], world, report)
  } catch (thrown) {
    report(
      styleSyntax(
        placeOfError(thrown, entry, files),
        thrown instanceof Error ? thrown.message : String(thrown),
      ),
    )
    return new Uint8Array()
  }
}

/** The files that a stylesheet imports, by their paths in the project. */
export function importsOf(path: string, files: Snapshot): readonly string[] {
  const text = decode(files.get(path)?.bytes).replace(/\/\*[\s\S]*?\*\//g, '')
  const found = [...text.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi)]
  return found.flatMap((match) => joinPath(folderOf(path), match[1] ?? '') ?? [])
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

/** lightningcss leaves a short unique text in place of each address; the real one goes in here. */
function fillAddresses(
  code: Uint8Array,
  dependencies: readonly Dependency[],
  world: StyleWorld,
  report: Report,
): Uint8Array {
  const addresses = new Map<string, string>()
  for (const dependency of dependencies) {
    if (dependency.type !== 'url' && dependency.type !== 'import') continue
    const { filePath, start } = dependency.loc
    const place = placeIn(world.files, filePath, start)
    if (dependency.type === 'import') report(styleImportsForeign(place, dependency.url))
    else addresses.set(dependency.placeholder, addressFor(dependency.url, filePath, { place, world, report }))
  }
  if (addresses.size === 0) return code
  const text = decode(code).replace(/"([\w-]+)"/g, (quoted, placeholder: string) => {
    const address = addresses.get(placeholder)
    return address === undefined ? quoted : `"${address.replace(/["\\\n]/g, escapeSign)}"`
  })
  return new TextEncoder().encode(text)
}

function escapeSign(sign: string): string {
  return `\\${sign.charCodeAt(0).toString(16)} `
}

interface Asking {
  readonly place: Place
  readonly world: StyleWorld
  readonly report: Report
}

function addressFor(url: string, from: string, { place, world, report }: Asking): string {
  if (url.startsWith('#') || /^data:/i.test(url)) return url
  if (isForeign(url)) {
    report(styleForeign(place, url))
    return url
  }
  const { path, query, fragment } = splitAddress(url)
  if (path.startsWith('/')) return world.sitePath(path, place) + query + fragment
  const target = joinPath(folderOf(from), decodePath(path))
  const address = target === undefined ? undefined : world.addressOf(target)
  if (address === undefined) report(styleMissing(place, path))
  return (address ?? path) + query + fragment
}

interface Location {
  readonly line: number
  readonly column: number
}

function placeIn(files: Snapshot, path: string, { line, column }: Location): Place {
  return { path: files.get(path)?.path ?? path, line: Math.max(1, line), column: Math.max(1, column) }
}

function placeOfError(thrown: unknown, entry: string, files: Snapshot): Place {
  const { fileName, loc } = thrown as { readonly fileName?: string; readonly loc?: Location }
  return placeIn(files, fileName ?? entry, loc ?? { line: 1, column: 1 })
}

function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : ''
}

/** Where an import stands in the file that holds it. */
function find(specifier: string, from: string, files: Snapshot): Place {
  const text = decode(files.get(from)?.bytes)
  const offset = Math.max(0, text.indexOf(specifier))
  return placeAt(linesOf(text), files.get(from)?.path ?? from, offset, specifier.length)
}
