import { getCollection } from 'astro:content'

/** Newest first. Read and sorted once for all pages. */
export const posts = (await getCollection('blog')).sort((a, b) => b.data.date - a.data.date)

export const day = (date) => date.toISOString().slice(0, 10)

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
export const longDay = (date) => format.format(date)

/** The first paragraph, as HTML. */
export const excerptOf = ({ rendered }) => rendered.html.slice(0, rendered.html.indexOf('</p>') + 4)

/** The first paragraph as a text of at most 155 characters. */
export function descriptionOf(post) {
  const words = excerptOf(post).replace(/<[^>]*>/g, '')
  return words.length > 155 ? `${words.slice(0, words.lastIndexOf(' ', 155))}…` : words
}

/** The posts of each category, newest first. */
export const byCategory = new Map()
for (const post of posts)
  for (const name of post.data.categories) {
    const of = byCategory.get(name)
    if (of === undefined) byCategory.set(name, [post])
    else of.push(post)
  }
