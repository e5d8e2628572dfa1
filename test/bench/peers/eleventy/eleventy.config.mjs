import { feedPlugin } from '@11ty/eleventy-plugin-rss'
import markdownIt from 'markdown-it'
import anchor from 'markdown-it-anchor'

const markdown = markdownIt({ html: true, linkify: true }).use(anchor)
const monthOf = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** What an expert writes: lists and neighbours are made once, in collections, and never searched by a page. */
export default function (config) {
  config.setLibrary('md', markdown)
  config.setFrontMatterParsingOptions({ excerpt: firstParagraph })
  config.addPassthroughCopy('assets')
  config.addFilter('day', (date) => date.toISOString().slice(0, 10))
  config.addFilter('longDay', (date) => monthOf.format(date))
  config.addFilter('markdown', (text) => markdown.render(text))
  config.addFilter('plain', plain)
  config.addCollection('blog', blog)
  config.addCollection('categoryPages', (api) => categoryPages(blog(api)))
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed.xml',
    collection: { name: 'blog', limit: 20 },
    metadata: {
      language: 'en',
      title: 'Corpus',
      subtitle: 'A generated blog.',
      base: 'https://example.org/',
      author: { name: 'Corpus' },
    },
  })
  return { markdownTemplateEngine: false, htmlTemplateEngine: 'njk', dir: { output: '_site' } }
}

/** Oldest first, as Eleventy has it. */
function blog(api) {
  const posts = api.getFilteredByGlob('./blog/*.md')
  for (const [at, post] of posts.entries()) {
    post.data.older = posts[at - 1]
    post.data.newer = posts[at + 1]
  }
  return posts
}

function categoryPages(posts) {
  const byName = new Map()
  for (const post of posts.toReversed())
    for (const name of post.data.categories ?? [])
      if (byName.has(name)) byName.get(name).push(post)
      else byName.set(name, [post])
  return [...byName].flatMap(([name, all]) => {
    const total = Math.ceil(all.length / 10)
    const url = (number) => `/blog/categories/${name.toLowerCase()}/${number === 1 ? '' : `page/${number}/`}`
    return Array.from({ length: total }, (_, at) => ({
      name,
      number: at + 1,
      total,
      url: url(at + 1),
      newer: at > 0 ? url(at) : undefined,
      older: at + 1 < total ? url(at + 2) : undefined,
      posts: all.slice(at * 10, at * 10 + 10),
    }))
  })
}

function firstParagraph(file) {
  const text = file.content.trimStart()
  const end = text.indexOf('\n\n')
  file.excerpt = end < 0 ? text : text.slice(0, end)
}

/** The text of an excerpt, for the description of a page. */
function plain(text = '') {
  const words = text.replace(/[*_`]/g, '')
  return words.length > 155 ? `${words.slice(0, words.lastIndexOf(' ', 155))}…` : words
}
