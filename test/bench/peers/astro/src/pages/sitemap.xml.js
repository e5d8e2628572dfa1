import { byCategory, day, posts } from '../posts.js'

/** By hand, as the other sites have it: @astrojs/sitemap adds every numbered page, and no date. */
export function GET({ site }) {
  const lists = ['/blog/', ...[...byCategory.keys()].map((name) => `/categories/${name.toLowerCase()}/`)]
  const urls = [
    ...lists.map((path) => `<url><loc>${new URL(path, site)}</loc></url>\n`),
    ...posts.map(
      ({ id, data }) =>
        `<url><loc>${new URL(`/posts/${id}/`, site)}</loc><lastmod>${day(data.date)}</lastmod></url>\n`,
    ),
  ]
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`,
  )
}
