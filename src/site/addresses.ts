import { encodePath } from '../text/paths.ts'
import type { Config } from '../types.ts'

/** Turns site paths into what stands in `href`, under the sub-path of `url` if there is one. */
export interface Addresses {
  /** `''`, or the sub-path of `url` without a trailing slash: `/notes`. */
  readonly base: string
  /** `/blog/x/` as it stands in a page: `/notes/blog/x/`, percent-encoded. */
  href(sitePath: string): string
  /** The same with scheme and host; without `url` in the configuration, no more than `href`. */
  absolute(sitePath: string): string
}

export function addressesOf(config: Config): Addresses {
  const url = config.url === undefined ? undefined : new URL(config.url)
  const base = url === undefined ? '' : url.pathname.replace(/\/+$/, '')
  const href = (sitePath: string) => base + encodePath(sitePath)
  return { base, href, absolute: (sitePath) => (url?.origin ?? '') + href(sitePath) }
}
