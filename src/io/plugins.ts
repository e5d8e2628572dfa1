import { pluginMissing, pluginShape } from '../report/markdown.ts'
import { CONFIG_FILE, topOf } from '../report.ts'
import type { ConfigPlaces, LoadedPlugin, Place, PluginRef, Report } from '../types.ts'
import { importModule, loadFault } from './modules.ts'

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
      const module = await importModule(root, name)
      if (typeof module.default === 'function')
        loaded.push({ name, plugin: module.default as LoadedPlugin['plugin'], options, place })
      else report(pluginShape(place, name))
    } catch (thrown) {
      report(pluginMissing(place, name, loadFault(thrown)))
    }
  }
  return loaded
}

/** A plugin with options stands one level deeper: `[name, {…}]`. */
function placeOf(places: ConfigPlaces, index: number): Place {
  const key = `markdown.plugins.${index}`
  return places.get(`${key}.0`) ?? places.get(key) ?? topOf(CONFIG_FILE)
}
