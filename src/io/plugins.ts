import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pluginMissing, pluginShape } from '../report/markdown.ts'
import type { ConfigPlaces, LoadedPlugin, Place, PluginRef, Report } from '../types.ts'

/**
 * Import the remark plugins that the configuration names: packages found from the project's root, files by
 * paths that start with `./`. One that cannot be had is an error where it is named, and left out.
 */
export async function loadPlugins(
  root: string,
  refs: readonly PluginRef[],
  places: ConfigPlaces,
  report: Report,
): Promise<readonly LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = []
  for (const [index, [name, options]] of refs.entries()) {
    const place = placeOf(places, index)
    try {
      const module: { readonly default?: unknown } = await import(pathToFileURL(locate(root, name)).href)
      if (typeof module.default === 'function') loaded.push({ name, plugin: module.default, options, place })
      else report(pluginShape(place, name))
    } catch (thrown) {
      report(pluginMissing(place, name, reasonOf(thrown)))
    }
  }
  return loaded
}

/** A plugin with options stands one level deeper: `[name, {…}]`. */
function placeOf(places: ConfigPlaces, index: number): Place {
  const key = `markdown.plugins.${index}`
  return places.get(`${key}.0`) ?? places.get(key) ?? { path: 'octavo.config.yaml', line: 1, column: 1 }
}

function locate(root: string, name: string): string {
  if (name.startsWith('.')) {
    const file = resolve(root, name)
    if (!existsSync(file)) throw new Error('there is no such file')
    return file
  }
  try {
    return createRequire(join(resolve(root), 'octavo.config.yaml')).resolve(name)
  } catch (thrown) {
    // A package for `import` alone has no path for `require`; Node 20 cannot resolve it from elsewhere.
    const entry = importEntry(root, name)
    if (entry !== undefined) return entry
    throw thrown
  }
}

function importEntry(root: string, name: string): string | undefined {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', name)
    if (existsSync(join(home, 'package.json'))) {
      const manifest: { readonly exports?: unknown } = JSON.parse(
        readFileSync(join(home, 'package.json'), 'utf8'),
      )
      const entry = targetOf(manifest.exports)
      return entry === undefined ? undefined : join(home, entry)
    }
    if (folder === dirname(folder)) return undefined
  }
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

function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (/^Cannot find (?:module|package)/.test(message)) return 'it is not installed'
  return message.split('\n')[0] ?? ''
}
