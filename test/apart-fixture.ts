import { resolve } from 'node:path'
import { apartOpener } from '../src/cli/open-apart.ts'
import { loadConfig } from '../src/config/load.ts'
import type { Apart } from '../src/markdown/markdown.ts'
import type { Config, PluginRef } from '../src/types.ts'

/** How risky posts are rendered in another process, for tests: from the bundle, default configuration unless told otherwise. */
export function apartFor(
  given: {
    readonly parser?: 'native' | 'remark'
    readonly limits?: Partial<Config['markdown']['limits']>
    readonly root?: string
    readonly plugins?: readonly PluginRef[]
  } = {},
): Apart {
  const { parser = 'native', root = resolve('.'), plugins = [] } = given
  const usual = loadConfig(undefined, () => undefined).config.markdown
  const config = { ...usual, parser, plugins, limits: { ...usual.limits, ...given.limits } }
  return apartOpener({ root, config, places: new Map() }, resolve('.'))
}
