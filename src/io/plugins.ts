import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pluginMissing } from '../report/markdown.ts'
import type { ConfigPlaces, LoadedPlugin, Place, PluginRef, Report } from '../types.ts'

/**
 * Load the remark plugins that the configuration names: packages as they are installed beside the blog,
 * or modules by a path that begins with `./`. One that cannot be loaded is an error at its place.
 */
export async function loadPlugins(
  root: string,
  refs: readonly PluginRef[],
  places: ConfigPlaces,
  report: Report,
): Promise<readonly LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = []
  for (const [at, [name, options]] of refs.entries()) {
    const key = `markdown.plugins.${at}`
    const place: Place = places.get(`${key}.0`) ??
      places.get(key) ?? { path: 'octavo.config.yaml', line: 1, column: 1 }
    try {
      const module: { readonly default?: unknown } = await import(addressOf(root, name))
      loaded.push({ name, plugin: module.default, options, place })
    } catch (thrown) {
      report(
        pluginMissing(
          place,
          name,
          thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown),
        ),
      )
    }
  }
  return loaded
}

function addressOf(root: string, name: string): string {
  if (name.startsWith('.')) return pathToFileURL(resolve(root, name)).href
  return pathToFileURL(createRequire(join(resolve(root), 'octavo.config.yaml')).resolve(name)).href
}
