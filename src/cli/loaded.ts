import { EnvironmentError } from '../io/errors.ts'
import { moduleVersions, type Versions } from '../io/versions.ts'
import type { Project } from './project.ts'

/** Versions of the modules that a configuration names. */
interface Modules {
  readonly plugins: Versions
  readonly filters: Versions
}

function modulesOf({ root, config }: Project): Modules {
  const plugins = config.markdown.plugins.map(([name]) => name)
  return { plugins: moduleVersions(root, plugins), filters: moduleVersions(root, config.filters) }
}

/**
 * The modules that a build begins with. A process loads each once, whatever is saved later: results of the one must not be
 * taken for those of the other, now or by the next build.
 */
export interface LoadedModules {
  readonly versions: Modules
  readonly isLoaded: boolean
  /** To be called before the first is loaded. */
  load(): void
  /** @throws {EnvironmentError} when some are loaded, and others stand in their place by now */
  refuseOthers(project: Project): void
}

export function modulesFor(project: Project): LoadedModules {
  const versions = modulesOf(project)
  let isLoaded = false
  return {
    versions,
    get isLoaded() {
      return isLoaded
    },
    load: () => {
      isLoaded = true
    },
    refuseOthers: (now) => {
      if (isLoaded && textOf(modulesOf(now)) !== textOf(versions))
        throw new EnvironmentError(
          'a plugin or a filter was saved while the site was built, so nothing was published. Build again.',
        )
    },
  }
}

function textOf({ plugins, filters }: Modules): string {
  return `${plugins.text}\n${filters.text}`
}
