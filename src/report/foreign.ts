import { shortened, warning } from '../report.ts'
import type { Diagnostic, Place } from '../types.ts'

/**
 * This was written for another generator, which would have run it or made more of it: a shortcode of Hugo or Zola, a
 * tag of Jekyll or Hexo, a list of attributes for kramdown or Pandoc, a list of definitions, an expression, a comment, a
 * fragment or a statement of MDX, an admonition of MkDocs, a link of a wiki, a comment of Obsidian, a mark, a superscript, a
 * caption or a table of Pandoc, a command of LaTeX, code of another file in VitePress, a shortcode of WordPress, a card of Hatena, an
 * embed of Zenn or Hashnode, a component of Nuxt, an icon of MkDocs. Nothing in a post is ever run, so readers see it as
 * it stands. The hint says what to write; if it is meant to be read, put it into backquotes. Of each kind with one hint the first
 * in a file is told.
 */
export function foreignSyntax(
  place: Place,
  found: string,
  whose: string,
  hint: string,
  printed = 'as it is',
): Diagnostic {
  const what = `\`${shortened(found)}\` is ${whose} and is printed ${printed}`
  return { ...warning('prose/foreign-syntax', place, what, hint), about: `${whose}: ${hint}` }
}

/**
 * A tag of Jekyll, Hugo or Hexo says what something here says too, and was read so: the text of `{% highlight ruby %}`,
 * `{{< highlight go >}}`, `{% codeblock %}` or `{% code %}` is a block of code, lines of `{% raw %}` are left out, and so is what stands in
 * `{% comment %}`, `{{< comment >}}` or `{::comment}`. Write it as the hint says, so that it is read so everywhere.
 */
export function jekyllTag(place: Place, shown: string, as: 'code' | 'nothing' | 'comment'): Diagnostic {
  const language = /(?:highlight[ \t]+"?|lang:)([\w.+#-]+)/.exec(shown)?.[1] ?? 'js'
  const options = /^\{\{[<%][ \t]*highlight[ \t]+\S+[ \t]+"([^"]+)"/.exec(shown)?.[1] ?? ''
  const whose = shown.startsWith('{{')
    ? 'shortcode of Hugo'
    : `tag of ${shown.startsWith('{:') ? 'kramdown' : /^\{%[ \t]*code/.test(shown) ? 'Hexo' : 'Jekyll'}`
  const { what, hint } = {
    code: {
      what: 'its text was read as a block of code',
      hint: `write the code between \`\`\` lines: \`\`\`${language}${options && ` {${options}}`}`,
    },
    nothing: {
      what: 'it was left out',
      hint: 'take it out together with its end: nothing in a post is run',
    },
    comment: { what: 'its text was left out', hint: 'write <!-- … -->' },
  }[as]
  return {
    ...warning('prose/jekyll-tag', place, `\`${shown}\` is a ${whose}: ${what}`, hint),
    about: `${whose} ${as}`,
  }
}

/**
 * An address is made by Jekyll or Eleventy, of `{{ site.baseurl }}`, by a filter like `relative_url` or by `{% post_url … %}`, and
 * was read as what it says here: a path that begins at the root of the site, or the file of a post; or it begins with Pelican's
 * `{filename}` or `{static}`. Write that path.
 */
export function jekyllAddress(place: Place, shown: string): Diagnostic {
  const isPelican = /^[{|]\w/.test(shown)
  const isPost = shown.includes('{%') || shown.includes('filename')
  const as = isPost
    ? `the ${isPelican ? 'path of a file' : 'file of the post'}`
    : isPelican
      ? 'the path of what is copied'
      : 'a path from the root of the site'
  const hint = `write the path alone, as \`${isPost ? '2026-01-01-a.md' : '/images/a.png'}\``
  const what = `\`${shortened(shown)}\` is of ${isPelican ? 'Pelican' : 'Jekyll or Eleventy'}: it was read as ${as}`
  return { ...warning('prose/jekyll-address', place, what, hint), about: as }
}

/**
 * A shortcode of Hugo's, or a tag of another generator, says what something here says too, and was read so. Write it as the hint says, so
 * that it is read so everywhere. Of Hugo and its themes these are `ref` (a relative path), `figure`, `image` and `img` (a picture), `gist`,
 * `youtube` and `vimeo` (components). Of Hexo they are quotes (`{% blockquote … %}`, `{% pullquote %}`, `{% cq %}`), pictures (`{% img … %}`,
 * `{% asset_img … %}`), links (`{% link … %}`, `{% post_link … %}`, `{% asset_link … %}`), addresses (`{% post_path … %}`, `{% asset_path … %}`) and
 * `{% iframe … %}`; of its themes marked words (`{% label … %}`) and links (`{% button … %}`, `{% btn … %}`). Films are read as Jekyll's themes,
 * Zola and Gatsby write them too: `{% youtube … %}`, `{% include embed/youtube.html … %}`, `{% include video … %}`, `{{ youtube(…) }}`,
 * `` `youtube: …` ``. Tabs of Hugo's themes, of Hexo's (`{% tabs … %}`, `<!-- tab … -->`) and of GitBook are `<Tabs>`.
 */
export function hugoShortcode(place: Place, shown: string, as: string, hint: string): Diagnostic {
  const whose = shown.startsWith('{{')
    ? `a shortcode of ${/^\{\{[<%]/.test(shown) ? 'Hugo' : 'Zola'}`
    : shown.startsWith('{%')
      ? 'a tag of Jekyll or Hexo'
      : 'a film of Gatsby'
  const written = shown.startsWith('`') ? shown.slice(1, -1) : shown
  const what = `\`${shortened(written)}\` is ${whose}: it was read as ${as}`
  return { ...warning('prose/hugo-shortcode', place, what, hint), about: as }
}

/**
 * A callout of Hugo's themes or of Hexo's, `{{% note %}}` or `{% note info %}`, or what folds, `{{< details title="…" >}}` or `{% hideToggle … %}`,
 * is read as what says the same here. Write it as the hint says, so that it is read so everywhere.
 */
export function calloutTag(place: Place, shown: string, as: string, hint: string): Diagnostic {
  const whose = shown.startsWith('{{') ? 'a shortcode of Hugo' : 'a tag of Hexo'
  const what = `\`${shortened(shown)}\` is ${whose}: it was read as ${as}`
  return { ...warning('prose/callout-tag', place, what, hint), about: whose }
}

/**
 * An embed of Zenn, `@[youtube](id)` or `@[card](https://example.org/)`, is read as what says the same here: the film's component, or a
 * link that shows its address. Write it as the hint says, so that it is read so everywhere.
 */
export function zennEmbed(place: Place, shown: string, as: string, hint: string): Diagnostic {
  const what = `\`${shortened(shown)}\` is an embed of Zenn: it was read as ${as}`
  return { ...warning('prose/zenn-embed', place, what, hint), about: as }
}

/**
 * Hashnode says behind the address of a picture on which side it stands, `![a](b.png align="left")`. To markdown, that would be no
 * picture; it is read as one, without its side. Take it out, so that it is read so everywhere.
 */
export function hashnodeAlign(place: Place, shown: string): Diagnostic {
  const what = `\`${shown}\` is of Hashnode: the picture is shown without it`
  const hint = 'take it out: `![what it shows](path)`'
  return { ...warning('prose/hashnode-align', place, what, hint), about: 'align' }
}
