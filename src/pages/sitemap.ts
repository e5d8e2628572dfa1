import type { SitemapUrl } from '../site/facts.ts'
import { escapeXml } from '../text/escape.ts'

/** Addresses that one sitemap file may hold (sitemaps.org). */
const LIMIT = 50_000

/** `sitemap.xml`; with more addresses than one file may hold, an index of `sitemap-1.xml` and so on. */
export function sitemaps(
  urls: readonly SitemapUrl[],
  absolute: (path: string) => string,
): readonly { path: string; content: string }[] {
  if (urls.length <= LIMIT) return [{ path: 'sitemap.xml', content: urlset(urls, absolute) }]
  const parts = Array.from({ length: Math.ceil(urls.length / LIMIT) }, (_, at) => ({
    path: `sitemap-${at + 1}.xml`,
    content: urlset(urls.slice(at * LIMIT, (at + 1) * LIMIT), absolute),
  }))
  const places = parts.map(({ path }) => `<sitemap><loc>${escapeXml(absolute(`/${path}`))}</loc></sitemap>\n`)
  return [{ path: 'sitemap.xml', content: wrap('sitemapindex', places) }, ...parts]
}

function urlset(urls: readonly SitemapUrl[], absolute: (path: string) => string): string {
  return wrap(
    'urlset',
    urls.map(
      ({ url, lastmod }) =>
        `<url><loc>${escapeXml(absolute(url))}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</url>\n`,
    ),
  )
}

function wrap(name: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('')}</${name}>\n`
}
