import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LoadFault } from '../report/modules.ts'
import { CONFIG_FILE } from '../report.ts'
import { modulesWith } from './packages.ts'
import { nameWithin, realPath } from './paths.ts'

/**
 * Import a module that the configuration names: a package found from the project's root, or a file by a
 * path that starts with `./`.
 *
 * @throws whatever the module or the search for it throws; `loadFault` puts it into words
 */
export async function importModule(
  root: string,
  name: string,
): Promise<{ readonly [name: string]: unknown }> {
  const file = locate(root, name)
  try {
    return await import(pathToFileURL(file).href)
  } catch (thrown) {
    throw missingImport(thrown, root) ?? thrown
  }
}

/** The file is there: what is missing is something that it imports, itself or through others. */
function missingImport(thrown: unknown, root: string): Error | undefined {
  const message = thrown instanceof Error ? thrown.message : ''
  const [, missing, importer] =
    /^Cannot find (?:module|package) '([^']+)'(?: imported from ([^\n]+))?/.exec(message) ?? []
  if (missing === undefined) return undefined
  const base = realPath(root)
  const by = importer === undefined ? '' : ` by \`${nameWithin(base, importer)}\``
  const reason = `\`${nameWithin(base, missing)}\`, which is imported${by}, is not there`
  return new ModuleFault({ reason, kind: 'import', wants: packageOf(missing) })
}

/** The package that an import names, unless it names a file. */
function packageOf(name: string): string | undefined {
  return isAbsolute(name) ? undefined : /^(?:@[^/]+\/)?[^./@][^/]*/.exec(name)?.[0]
}

class ModuleFault extends Error {
  readonly fault: LoadFault

  constructor(fault: LoadFault) {
    super(fault.reason)
    this.fault = fault
  }
}

function absent(reason: string): ModuleFault {
  return new ModuleFault({ reason, kind: 'absent' })
}

function locate(root: string, name: string): string {
  if (name.startsWith('.')) {
    const file = resolve(root, name)
    if (!existsSync(file)) throw absent('there is no such file')
    return file
  }
  try {
    return createRequire(join(resolve(root), CONFIG_FILE)).resolve(name)
  } catch (thrown) {
    // A package for `import` alone has no path for `require`; Node 20 cannot resolve it from elsewhere.
    const entry = importEntry(root, name)
    if (entry !== undefined) return entry
    if ((thrown as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') throw absent('it is not installed')
    throw thrown
  }
}

function importEntry(root: string, name: string): string | undefined {
  const modules = modulesWith(root, name)
  if (modules === undefined) return undefined
  const home = join(modules, name)
  const manifest: { readonly exports?: unknown } = JSON.parse(
    readFileSync(join(home, 'package.json'), 'utf8'),
  )
  const entry = targetOf(manifest.exports)
  // Packages whose work others do now are published once more, with nothing in them.
  if (entry === undefined && manifest.exports === undefined)
    throw new ModuleFault({ reason: 'the package has nothing in it that can be imported', kind: 'empty' })
  return entry === undefined ? undefined : join(home, entry)
}

/** The file that `exports` gives for `import`, through whatever conditions stand in between. */
function targetOf(exported: unknown): string | undefined {
  if (typeof exported === 'string') return exported
  if (typeof exported !== 'object' || exported === null) return undefined
  const conditions = exported as { readonly [condition: string]: unknown }
  for (const name of ['.', 'import', 'node', 'default']) {
    const found = name in conditions ? targetOf(conditions[name]) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Why a module could not be imported, in one line, and what kind of fault that is. */
export function loadFault(thrown: unknown): LoadFault {
  if (thrown instanceof ModuleFault) return thrown.fault
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const isForeign = (thrown as NodeJS.ErrnoException | undefined)?.code === 'ERR_UNKNOWN_FILE_EXTENSION'
  return { reason: message.split('\n')[0] ?? '', kind: 'failed', ...(isForeign && { isForeign }) }
}
