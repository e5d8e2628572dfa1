import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hash, print } from '../text/hash.ts'

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
  const chunks = join(folder, 'dist/chunks')
  const names = existsSync(chunks) ? readdirSync(chunks).sort() : []
  const own = ['package.json', 'dist/main.js', 'dist/thread.js'].map((name) => join(folder, name))
  const parts = [...own.filter((path) => existsSync(path)).map((path) => hash(readFileSync(path))), ...names]
  return print([...parts, versionOf(folder, 'satteri'), versionOf(folder, 'lightningcss')].join('\n'))
}

/**
 * What identifies modules that the configuration names: version and integrity of a package; the content of a
 * file, and of the files that it imports. All below `plugins/` counts besides, being in the snapshot.
 */
export function moduleVersions(root: string, names: readonly string[]): Versions {
  const lock = names.some((name) => !name.startsWith('.')) ? lockFile(root) : undefined
  const all = names.map((name) => {
    if (!name.startsWith('.')) {
      const modules = modulesWith(root, name)
      const manifest = modules === undefined ? undefined : readManifest(modules, name)
      const locked = lock?.[`node_modules/${name}`]?.integrity
      return {
        text: [name, manifest?.version, locked].join(' '),
        isUntracked: manifest?.octavo?.cache === false,
      }
    }
    return { text: [name, ...withImports(resolve(root, name))].join(' '), isUntracked: false }
  })
  return { text: all.map(({ text }) => text).join('\n'), isUntracked: all.some((one) => one.isUntracked) }
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

function lockFile(root: string): { readonly [path: string]: { readonly integrity?: string } } {
  const path = join(root, 'package-lock.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {}
}
