import { escapeXml } from '../text/escape.ts'
import type { Entry, Feed } from './feed.ts'

/** The feed as Atom (RFC 4287). */
export function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.lang)}">
<id>${escapeXml(feed.id)}</id>
<title>${escapeXml(feed.title)}</title>
${feed.subtitle === '' ? '' : `<subtitle>${escapeXml(feed.subtitle)}</subtitle>\n`}<updated>${feed.updated}</updated>
<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>
<generator>Octavo</generator>
<author><name>${escapeXml(feed.title)}</name></author>
${feed.entries.map(entry).join('')}</feed>
`
}

function entry(one: Entry): string {
  const lang = one.lang === undefined ? '' : ` xml:lang="${escapeXml(one.lang)}"`
  return `<entry${lang}>
<id>${escapeXml(one.id)}</id>
<title>${escapeXml(one.title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(one.url)}"/>
<published>${one.published}</published>
<updated>${one.updated}</updated>
${one.authors.map(author).join('')}${one.categories.map(category).join('')}<summary>${escapeXml(one.summary)}</summary>
<content type="html">${escapeXml(one.content)}</content>
</entry>
`
}

function author({ name, url }: Entry['authors'][number]): string {
  return `<author><name>${escapeXml(name)}</name>${url === undefined ? '' : `<uri>${escapeXml(url)}</uri>`}</author>\n`
}

function category({ slug, label }: Entry['categories'][number]): string {
  return `<category term="${escapeXml(slug)}" label="${escapeXml(label)}"/>\n`
}
