import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { load } from 'js-yaml'
import { Liquid } from 'liquidjs'
import { toHast } from 'mdast-util-to-hast'
import { markdownToMdast } from 'satteri'

/** A layout of the size of `templates/layouts/post.html`, with the head and the nav of every page. */
const LAYOUT = `<!doctype html>
<html lang="{{ site.lang }}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ post.title | escape }} · {{ site.title | escape }}</title>
<meta name="description" content="{{ site.description | escape }}">
<link rel="canonical" href="{{ site.url }}{{ url }}">
<meta property="og:site_name" content="{{ site.title | escape }}">
<meta property="og:title" content="{{ post.title | escape }}">
<meta property="og:description" content="{{ site.description | escape }}">
<meta property="og:type" content="article">
<meta property="og:url" content="{{ site.url }}{{ url }}">
<meta property="article:published_time" content="{{ post.day }}">
<meta name="color-scheme" content="light dark">
<link rel="preload" href="/assets/octavo-roman.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/assets/octavo.css">
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<link rel="alternate" href="/feed.xml" type="application/atom+xml" title="{{ site.title | escape }}">
<script src="/assets/octavo.js" defer></script>
</head>
<body>
<a class="skip" href="#o-content">Skip to the text</a>
<header class="head"><div class="wrap">
<a class="brand" href="/">{{ site.title | escape }}</a>
<nav class="nav" aria-label="Main"><ul role="list">
{%- for link in site.nav -%}
<li><a href="{{ link.url }}"{% if url == link.url %} aria-current="page"{% endif %}>{{ link.label | escape }}</a></li>
{%- endfor -%}
</ul></nav>
</div></header>
<main id="o-content" tabindex="-1">
<article><div class="wrap leaf">
<header class="post-head hang">
{%- if post.categories.size > 0 -%}
<p class="kicker">{% for category in post.categories %}<a href="/blog/categories/{{ category | downcase }}/">{{ category | escape }}</a>{% endfor %}</p>
{%- endif -%}
<h1>{{ post.title | escape }}</h1>
<p class="byline"><time datetime="{{ post.day }}">{{ post.day }}</time></p>
</header>
<div class="prose">
{{ post.body }}
</div>
{%- if post.tags.size > 0 -%}
<footer class="post-foot"><ul class="tags" role="list" aria-label="Tags">{% for tag in post.tags %}<li>{{ tag | escape }}</li>{% endfor %}</ul></footer>
{%- endif -%}
</div></article>
</main>
<footer class="foot"><div class="wrap">
<p class="colophon">Made from markdown and paper; printed in black and red.</p>
<nav aria-label="More"><ul role="list"><li><a href="/feed.xml" type="application/atom+xml">Atom feed</a></li></ul></nav>
</div></footer>
</body>
</html>
`

/**
 * The floor of Octavo: its libraries called one after the other, and nothing of ours. What a build costs
 * above this, Octavo adds. `node .octavo/bench/bare.js ROOT` writes a page for each post of the corpus in
 * ROOT to `ROOT/_bare`. No lists, no feed, no sitemap, no checks.
 *
 * `rolldown test/bench/bare.ts --platform node --format esm --external satteri --file .octavo/bench/bare.js`
 */
const root = resolve(process.argv[2] ?? '.')
const source = join(root, 'content/posts')
const output = join(root, '_bare/blog')
const features = { gfm: true, frontmatter: false }
const site = {
  title: 'Corpus',
  description: 'A generated blog.',
  url: 'https://example.org',
  lang: 'en',
  nav: [
    { label: 'Posts', url: '/blog/' },
    { label: 'Categories', url: '/blog/categories/' },
  ],
}
const engine = new Liquid()
const layout = engine.parse(LAYOUT)
for (const name of readdirSync(source)) {
  const text = readFileSync(join(source, name), 'utf8')
  const end = text.indexOf('\n---\n')
  const meta = load(text.slice('---\n'.length, end)) as { readonly date: Date | string }
  const tree = markdownToMdast(text.slice(end + '\n---\n'.length), { features })
  const body = toHtml(sanitize(toHast(tree as Parameters<typeof toHast>[0])))
  const slug = name.slice(0, -'.md'.length)
  const day = typeof meta.date === 'string' ? meta.date : meta.date.toISOString().slice(0, 10)
  const page = engine.renderSync(layout, { site, url: `/blog/${slug}/`, post: { ...meta, day, body } })
  mkdirSync(join(output, slug), { recursive: true })
  writeFileSync(join(output, slug, 'index.html'), page)
}
