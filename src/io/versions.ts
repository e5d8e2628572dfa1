import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hash, print } from '../text/hash.ts'
import { realPath } from './paths.ts'

interface Manifest {
  readonly version?: string
  readonly optionalDependencies?: { readonly [name: string]: string }
  readonly octavo?: { readonly cache?: boolean }
}

/** Versions of modules that a configuration names, and whether what they make may be kept at all. */
export interface Versions {
  readonly text: string
  /** One of the packages says `octavo: {cache: false}`: it reads what nobody can track, as the clock or the network. */
  readonly isUntracked: boolean
}

/**
 * The tool's own version, down to its code: names of chunks hold the hash of their content.
 *
 * @param folder the package's folder
 */
export function toolVersion(folder: string): string {
  const chunks = namesIn(join(folder, 'dist/chunks'))
  const entries = namesIn(join(folder, 'dist')).filter((name) => name.endsWith('.js'))
  // Zones and letters are as the system knows them: `Intl` reads both.
  const data = [process.versions.icu, process.versions.tz, process.versions.unicode].map(String)
  const own = ['package.json', ...entries.map((name) => `dist/${name}`)]
  const parts = [...own.map((name) => hash(readFileSync(join(folder, name)))), ...chunks]
  return print(
    [...parts, versionOf(folder, 'satteri'), versionOf(folder, 'lightningcss'), ...data].join('\n'),
  )
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

/**
 * What identifies modules that the configuration names: the lock file and the version of a package, and its content
 * when it is linked; the content of a file, and of the files that it imports. All below `plugins/` counts besides.
 */
export function moduleVersions(root: string, names: readonly string[]): Versions {
  if (names.length === 0) return { text: '', isUntracked: false }
  const lock = join(root, 'package-lock.json')
  const locked = existsSync(lock) ? hash(readFileSync(lock)) : 'no lock file'
  const all = names.map((name) =>
    name.startsWith('.') ? fileVersion(root, name) : packageModule(root, name),
  )
  const text = [locked, ...all.map((one) => one.text)].join('\n')
  return { text, isUntracked: all.some((one) => one.isUntracked) }
}

/** A package: its version, and its content too where no lock file vouches for it (a workspace, a link). */
function packageModule(root: string, written: string): Versions {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(written)?.[0] ?? written
  const modules = modulesWith(root, name)
  if (modules === undefined) return { text: `${written} missing`, isUntracked: false }
  const manifest = readManifest(modules, name)
  const folder = join(modules, name)
  const isLinked = lstatSync(folder).isSymbolicLink() || !existsSync(join(root, 'package-lock.json'))
  const content = isLinked ? contentOf(realPath(folder)) : []
  return {
    text: [written, manifest.version, ...content].join(' '),
    isUntracked: manifest.octavo?.cache === false,
  }
}

/** A file of the site's own; the nearest package.json above it says whether its work may be kept. */
function fileVersion(root: string, written: string): Versions {
  const file = resolve(root, written)
  const home = nearestManifest(dirname(file))
  return { text: [written, ...withImports(file)].join(' '), isUntracked: home?.octavo?.cache === false }
}

/** Files of a package that are looked into, at the most: one with more is known by its version. */
const FILES = 2000

/** Hashes of the code of a package. */
function contentOf(folder: string): readonly string[] {
  const found: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.') || found.length > FILES) continue
      const inner = join(path, entry.name)
      if (entry.isDirectory()) visit(inner)
      else if (entry.isFile() && /\.(?:[cm]?js|json)$/.test(entry.name))
        found.push(`${inner.slice(folder.length)} ${hash(readFileSync(inner))}`)
    }
  }
  visit(folder)
  return found.sort()
}

function nearestManifest(from: string): Manifest | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json')
    if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
    if (folder === dirname(folder)) return undefined
  }
}

/** Hashes of a file and of the files that it imports by relative paths, each once, in the order of meeting them. */
function withImports(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return []
  seen.add(file)
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return ['missing']
  const text = readFileSync(file, 'utf8')
  const imports = [...text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)]
  return [hash(text), ...imports.flatMap(([, path = '']) => withImports(resolve(dirname(file), path), seen))]
}

/** Version of a package of ours, with those of its binaries that are installed beside it. */
function versionOf(folder: string, name: string): string {
  const modules = modulesWith(folder, name)
  if (modules === undefined) return `${name} missing`
  const manifest = readManifest(modules, name)
  const binaries = Object.keys(manifest.optionalDependencies ?? {})
  return [name, manifest.version, ...binaries.filter((binary) => existsSync(join(modules, binary)))].join(' ')
}

/** The folder `node_modules` that holds a package, found from a folder upwards as Node.js does. */
function modulesWith(from: string, name: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (existsSync(join(modules, name, 'package.json'))) return modules
    if (folder === dirname(folder)) return undefined
  }
}

function readManifest(modules: string, name: string): Manifest {
  return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
}
