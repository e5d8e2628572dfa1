import { day, descriptionOf, posts } from '../posts.js'

const CODES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => CODES[sign])

/** Atom by hand: @astrojs/rss only makes RSS. */
export function GET({ site }) {
  const entries = posts.slice(0, 20).map((post) => {
    const { title, date, categories } = post.data
    const url = new URL(`/posts/${post.id}/`, site)
    return `<entry>
<id>${url}</id>
<title>${escaped(title)}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${day(date)}T00:00:00Z</published>
<updated>${day(date)}T00:00:00Z</updated>
${categories.map((name) => `<category term="${escaped(name)}"/>`).join('')}
<summary>${escaped(descriptionOf(post))}</summary>
<content type="html">${escaped(post.rendered.html)}</content>
</entry>
`
  })
  return new Response(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${site}</id>
<title>Corpus</title>
<updated>${day(posts[0].data.date)}T00:00:00Z</updated>
<link rel="self" type="application/atom+xml" href="${site}feed.xml"/>
<link rel="alternate" type="text/html" href="${site}"/>
<author><name>Corpus</name></author>
${entries.join('')}</feed>
`)
}
