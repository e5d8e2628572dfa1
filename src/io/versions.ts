import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hash, print } from '../text/hash.ts'
import { followImports } from './imports.ts'
import { contentOf, manifestAbove, manifestIn, modulesWith, packageName } from './packages.ts'
import { isWithin, realPath } from './paths.ts'

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

/** Lock files of package managers: what they say of a package is true of all below it. */
const LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'deno.lock',
]

/**
 * What identifies modules that the configuration names: the lock files and the version of a package, and its content
 * when it is linked; the content of a file, of its folder, and of what it imports. All below `plugins/` counts besides.
 */
export function moduleVersions(root: string, names: readonly string[]): Versions {
  if (names.length === 0) return { text: '', isUntracked: false }
  const locks = LOCKS.filter((name) => existsSync(join(root, name)))
  const all = names.map((name) => {
    const versionsOf = name.startsWith('.') ? fileVersion : packageModule
    return versionsOf(root, name, locks.length > 0)
  })
  return joined([...locks.map((name) => hash(readFileSync(join(root, name)))), ...all])
}

function joined(parts: readonly (string | Versions)[]): Versions {
  const all = parts.map((one) => (typeof one === 'string' ? { text: one, isUntracked: false } : one))
  return { text: all.map(({ text }) => text).join('\n'), isUntracked: all.some((one) => one.isUntracked) }
}

/** A package: its version, and its content too where no lock file vouches for it (a workspace, a link). */
function packageModule(from: string, written: string, isLocked: boolean): Versions {
  const name = packageName(written)
  const modules = modulesWith(from, name)
  if (modules === undefined) return { text: `${written} missing`, isUntracked: false }
  const folder = join(modules, name)
  const manifest = manifestIn(folder)
  const isLinked = lstatSync(folder).isSymbolicLink() || !isLocked
  const content = isLinked ? contentOf(realPath(folder)) : []
  return {
    text: [written, manifest.version, ...content].join(' '),
    isUntracked: manifest.octavo?.cache === false,
  }
}

/** A file of the site's own; the nearest package.json above it says whether its work may be kept. */
function fileVersion(root: string, written: string, isLocked: boolean): Versions {
  const file = resolve(root, written)
  const { files, packages } = followImports(file)
  const isUntracked = manifestAbove(dirname(file))?.manifest.octavo?.cache === false
  return joined([
    { text: [written, ...files, ...beside(root, file)].join(' '), isUntracked },
    ...[...packages].map(([name, folder]) => packageModule(folder, name, isLocked)),
  ])
}

/** All that lies in the folder of a module, which it may read or import by names that it makes; not in that of the site. */
function beside(root: string, file: string): readonly string[] {
  const folder = dirname(file)
  const isOfModules = isWithin(root, folder) && folder !== root && existsSync(folder)
  return isOfModules ? contentOf(folder, () => true) : []
}

/** Version of a package of ours, with those of its binaries that are installed beside it. */
function versionOf(folder: string, name: string): string {
  const modules = modulesWith(folder, name)
  if (modules === undefined) return `${name} missing`
  const manifest = manifestIn(join(modules, name))
  const binaries = Object.keys(manifest.optionalDependencies ?? {})
  return [name, manifest.version, ...binaries.filter((binary) => existsSync(join(modules, binary)))].join(' ')
}
