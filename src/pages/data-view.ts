import type { Read, View } from '../site/facts.ts'

/**
 * `data`: the files of `content/data/` by their names. Each is read when a template asks for it, and one that is not
 * there too; their names are read when all of them are asked for, or when a finding looks for a name that is near.
 */
export function dataView(read: Read): View {
  const ask = (name: string | symbol) =>
    typeof name === 'symbol' || ASKED_OF_ALL.has(name) ? undefined : read('data', name)
  return new Proxy<View>(
    {},
    {
      get: (_, name) => ask(name),
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
      preventExtensions: () => false,
      has: (_, name) => ask(name) !== undefined,
      ownKeys: () => [...read('dataNames', '')],
      getOwnPropertyDescriptor: (_, name) => {
        const value = ask(name)
        return value === undefined ? undefined : { value, enumerable: true, configurable: true }
      },
    },
  )
}

/** What LiquidJS and JSON ask every value for, before they look at what it is. */
const ASKED_OF_ALL: ReadonlySet<string> = new Set(['toLiquid', 'toJSON'])
