import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hash } from '../text/hash.ts'
import { UsageError } from './errors.ts'
import { nearestFolder } from './paths.ts'

/** What is looked at in a package.json. */
export interface Manifest {
  readonly version?: string
  readonly optionalDependencies?: { readonly [name: string]: string }
  readonly octavo?: { readonly cache?: boolean }
  readonly imports?: Imports
}

type Imports = string | null | { readonly [name: string]: Imports }

/** Files of a package that are looked into, at the most: one with more is known by its version. */
const FILES = 2000

/** Hashes of the code in a folder and below it. */
export function contentOf(
  folder: string,
  isMeant = (name: string) => /\.(?:[cm]?[jt]s|json)$/.test(name),
): readonly string[] {
  const found: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.') || found.length > FILES) continue
      const inner = join(path, entry.name)
      if (entry.isDirectory()) visit(inner)
      else if (entry.isFile() && isMeant(entry.name))
        found.push(`${inner.slice(folder.length)} ${hash(readFileSync(inner))}`)
    }
  }
  visit(folder)
  return found.sort()
}

/** The nearest package.json from a folder upwards. */
export function manifestAbove(
  from: string,
): { readonly folder: string; readonly manifest: Manifest } | undefined {
  const folder = nearestFolder(from, (one) => existsSync(join(one, 'package.json')))
  return folder === undefined ? undefined : { folder, manifest: manifestIn(folder) }
}

/** The folder `node_modules` that holds a package, found from a folder upwards as Node.js does. */
export function modulesWith(from: string, name: string): string | undefined {
  const has = (folder: string) => existsSync(join(folder, 'node_modules', name, 'package.json'))
  const folder = nearestFolder(resolve(from), has)
  return folder === undefined ? undefined : join(folder, 'node_modules')
}

/** The package that an import names, without the path in it: of `@a/b/c.js` it is `@a/b`. */
export function packageName(name: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
}

/**
 * The package.json in a folder.
 *
 * @throws {UsageError} when it is no JSON
 */
export function manifestIn(folder: string): Manifest {
  const path = join(folder, 'package.json')
  const text = readFileSync(path, 'utf8')
  try {
    return (JSON.parse(text.replace(/^\ufeff/, '')) ?? {}) as Manifest
  } catch (cause) {
    throw new UsageError(`${path} is no JSON, and Node.js reads it: ${(cause as Error).message}`)
  }
}
