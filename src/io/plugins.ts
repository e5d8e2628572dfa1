import { pluginMissing, pluginShape } from '../report/markdown.ts'
import { pluginOfHtml, pluginOfMdx } from '../report/modules.ts'
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
    const refuse = WORKS_ON_HTML.test(name) ? pluginOfHtml : name === 'remark-mdx' ? pluginOfMdx : undefined
    if (refuse !== undefined) {
      report(refuse(place, name))
      continue
    }
    try {
      const module = await importModule(root, name)
      const plugin = pluginIn(module, options)
      if (plugin === undefined) report(pluginShape(place, name))
      else loaded.push({ name, plugin, options, place })
    } catch (thrown) {
      report(pluginMissing(place, name, loadFault(thrown)))
    }
  }
  return loaded
}

/** By the names that such packages have: their functions look like those of remark. */
const WORKS_ON_HTML = /^(?:remark-rehype|(?:@[^/]+\/)?rehype(?:[-/].*)?)$/

/** What a module brings: a plugin, or a preset, which takes no options. What was written in ESM and made CommonJS has its `default` one deeper. */
function pluginIn(
  module: { readonly [name: string]: unknown },
  options: LoadedPlugin['options'],
): LoadedPlugin['plugin'] | undefined {
  const given = module.default
  const inner = typeof given === 'object' && given !== null && 'default' in given ? given.default : undefined
  return [given, inner].find((one) => typeof one === 'function' || (isPreset(one) && options === null)) as
    | LoadedPlugin['plugin']
    | undefined
}

/** Several plugins under one name, as those of remark-lint. */
function isPreset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'plugins' in value && Array.isArray(value.plugins)
}

/** A plugin with options stands one level deeper: `[name, {…}]`. */
function placeOf(places: ConfigPlaces, index: number): Place {
  const key = `markdown.plugins.${index}`
  return places.get(`${key}.0`) ?? places.get(key) ?? topOf(CONFIG_FILE)
}
