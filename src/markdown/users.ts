import type { PluggableList } from 'unified'
import type { LoadedPlugin } from '../types.ts'

/** What a plugin of the user's threw, whatever that is: unified takes a rejection with `undefined` for success. */
export class PluginFault extends Error {
  readonly plugin: string
  readonly thrown: unknown

  constructor(plugin: string, thrown: unknown) {
    super(`the plugin \`${plugin}\` failed`)
    this.plugin = plugin
    this.thrown = thrown
  }
}

type Attacher = (this: unknown, ...options: unknown[]) => unknown
type Next = (error?: unknown, ...output: unknown[]) => void
/** With three parameters it is handed `next`, and calls it. */
type Transformer = (...input: unknown[]) => unknown

/** The user's plugins as unified wants them; what one of them throws is a `PluginFault`, which knows its name. */
export function pluginList(plugins: readonly LoadedPlugin[]): PluggableList {
  // Named twice, it is one plugin to unified, which goes by the function.
  const known = new Map<unknown, unknown>()
  return plugins.map(({ name, plugin, options }) => {
    const named = withName(plugin, name, known)
    return (options === null ? named : [named, options]) as PluggableList[number]
  })
}

/** A plugin, one with its options in a list, or a preset of several. */
function withName(given: unknown, name: string, known: Map<unknown, unknown>): unknown {
  if (Array.isArray(given)) return [withName(given[0], name, known), ...given.slice(1)]
  if (typeof given === 'function') {
    const named = known.get(given) ?? namedAttacher(given as Attacher, name)
    known.set(given, named)
    return named
  }
  if (typeof given !== 'object' || given === null || !('plugins' in given)) return given
  const { plugins } = given
  return Array.isArray(plugins)
    ? { ...given, plugins: plugins.map((one) => withName(one, name, known)) }
    : given
}

function namedAttacher(attach: Attacher, name: string): Attacher {
  return function (...options) {
    const transform = attach.apply(this, options)
    if (isThenable(transform)) {
      transform.then(undefined, () => {})
      // To unified it would be a plugin that does nothing.
      throw new TypeError('it gives back a promise')
    }
    return typeof transform === 'function' ? namedTransformer(transform as Transformer, name) : transform
  }
}

function namedTransformer(transform: Transformer, name: string): Transformer {
  // What is thrown further down may come through the callback of another plugin.
  const fault = (thrown: unknown) => (thrown instanceof PluginFault ? thrown : new PluginFault(name, thrown))
  const call = (input: readonly unknown[]) => {
    try {
      return transform(...input)
    } catch (thrown) {
      throw fault(thrown)
    }
  }
  if (transform.length > 2)
    return (tree, file, next) => {
      const told: Next = (error, ...output) => (next as Next)(error ? fault(error) : error, ...output)
      return call([tree, file, told])
    }
  return (tree, file) => {
    const result = call([tree, file])
    if (result instanceof Error) return fault(result)
    return isThenable(result) ? result.then(undefined, (thrown) => Promise.reject(fault(thrown))) : result
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
