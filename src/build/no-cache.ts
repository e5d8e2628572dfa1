import type { Store } from '../types/store.ts'
import type { Cache } from './keys.ts'

/** A cache that remembers nothing beyond this build: `--fresh`, plugins that cannot be tracked, builds in memory. */
export function noCache(): Cache {
  const store: Store = {
    load: () => undefined,
    save: () => {},
    amend: () => {},
    isWorn: () => false,
    pack: () => {
      const held = new Map<number, Uint8Array>()
      let size = 0
      return {
        append: (bytes) => {
          held.set(size, bytes)
          size += bytes.length
          return size - bytes.length
        },
        read: (at) => held.get(at) ?? new Uint8Array(),
        flush: () => {},
        get size() {
          return size
        },
      }
    },
  }
  return { store, output: 'none', tool: '', plugins: '', filters: '' }
}
