import type { Built } from '../build/build.ts'
import { dropCache } from '../io/store.ts'
import { DamagedCache, type PublishedStamps } from '../types/store.ts'
import { tellCacheFault } from './input.ts'

/** Keep the results. Whatever is published stands by now: where they cannot be kept, nothing is built again. */
export function remember(built: Built, root: string, release?: PublishedStamps): void {
  try {
    built.remember(release)
  } catch (thrown) {
    if (!(thrown instanceof DamagedCache)) throw thrown
    forget(root, thrown)
  }
}

/** Drop a cache that is of no use, and say why if it is the system that refuses. */
export function forget(root: string, { message }: DamagedCache): void {
  dropCache(root)
  if (message !== '') tellCacheFault(message)
}
