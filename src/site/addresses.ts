import { decodePath, encodePath, isForeign, parseAddress } from '../text/paths.ts'
import type { Config } from '../types.ts'

/** Turns site paths into what stands in `href`, under the sub-path of `url` if there is one. */
export interface Addresses {
  /** `''`, or the sub-path of `url` without a trailing slash: `/notes`. */
  readonly base: string
  /** `/blog/x/` as it stands in a page: `/notes/blog/x/`, percent-encoded. */
  href(sitePath: string): string
  /** The same with scheme and host; without `url` in the configuration, no more than `href`. */
  absolute(sitePath: string): string
  /**
   * What an absolute address below `url` means within the site: `https://example.org/notes/blog/x/?a#b`, with either
   * scheme or none. Undefined when it leads elsewhere.
   */
  within(address: string): OwnAddress | undefined
}

interface OwnAddress {
  /** Decoded, without the sub-path of `url`. */
  readonly sitePath: string
  /** Query and fragment, with their signs. */
  readonly rest: string
}

export function addressesOf(config: Config): Addresses {
  const url = config.url === undefined ? undefined : new URL(config.url)
  const base = url === undefined ? '' : url.pathname.replace(/\/+$/, '')
  const href = (sitePath: string) => base + encodePath(sitePath)
  return {
    base,
    href,
    absolute: (sitePath) => (url?.origin ?? '') + href(sitePath),
    within: (address) => (url === undefined ? undefined : within(address, url, base)),
  }
}

function within(address: string, site: URL, base: string): OwnAddress | undefined {
  // Most links lead elsewhere, and a text is quicker to look at than an address. Of other scripts it has two forms.
  const mayBe = site.hostname.includes('xn--') || address.toLowerCase().includes(site.hostname)
  const url = mayBe && isForeign(address) ? parseAddress(address, site.href) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.host !== site.host) return undefined
  if (url.pathname !== base && !url.pathname.startsWith(`${base}/`)) return undefined
  const path = decodePath(url.pathname.slice(base.length))
  return { sitePath: path === '' ? '/' : path, rest: url.search + url.hash }
}
