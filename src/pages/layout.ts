import { listLayout, unknownLayout } from '../report/site.ts'
import { didYouMean } from '../report.ts'
import type { Read } from '../site/facts.ts'
import { nearest } from '../text/nearest.ts'
import { THEME_FOLDER } from '../text/paths.ts'
import type { Post, Report } from '../types.ts'

/** Other generators' names for their usual layouts; here they mean ours (SPEC 13.19). */
const FOREIGN_LAYOUTS: ReadonlySet<string> = new Set([
  'post',
  'posts',
  'page',
  'pages',
  'default',
  'single',
  'article',
  'blog',
  'blogpost',
  'postlayout',
  'postsimple',
  'postbanner',
  'splash',
  'doc',
  'base',
  'layout',
])

/** The theme's layouts that do not show a text. `base` is what all others stand in. */
const UNFIT: ReadonlySet<string> = new Set(['base', 'home', 'index', 'category', 'categories', '404'])

/** What templates of other generators end with. */
const FOREIGN_ENDING =
  /\.(?:astro|njk|nunjucks|liquid|pug|jade|ejs|hbs|handlebars|mustache|vto|webc|haml|slim|erb|twig|swig|j2|jinja2?|tera|vue|svelte|[cm]?[jt]sx?|mdx?|php)$/i
const LAYOUT = /^layouts\/(.+)\.html$/

/**
 * The template of a post or page. A layout of the site counts first; what can only be the name of another generator's
 * template means the usual one, and every other name is a slip.
 */
export function layoutOf(post: Post, read: Read, report: Report): string {
  const usual = post.kind === 'post' ? 'layouts/post.html' : 'layouts/page.html'
  const wanted = post.meta.layout
  if (wanted === undefined) return usual
  const { text, place } = wanted
  const name = text.replace(/\.html$/, '')
  const isOfSite = (layout: string) => isLayout(layout, read) && !isOfTheme(`layouts/${layout}.html`, read)
  const isFit = (layout: string) => isLayout(layout, read) && (!UNFIT.has(layout) || isOfSite(layout))
  if (isFit(name)) return `layouts/${name}.html`
  if (FOREIGN_LAYOUTS.has(name.toLowerCase())) return usual
  if (UNFIT.has(name.toLowerCase())) {
    report(listLayout(place, text))
    return usual
  }
  const known = read('templates', '').flatMap((path) => LAYOUT.exec(path)?.[1] ?? [])
  if (!isOfOtherTool(text, known)) {
    const near = didYouMean(nearest(text, known.filter(isFit)))
    report(unknownLayout(place, text, near ?? ownLayout(name)))
    return usual
  }
  // Whoever came with a theme may have brought its layouts along under their names.
  const stem = (name.split('/').at(-1) ?? name).replace(FOREIGN_ENDING, '')
  return isOfSite(stem) ? `layouts/${stem}.html` : usual
}

/** The way out where no layout has a name like it: a theme's own, as of another generator. */
function ownLayout(name: string): string {
  const usual = 'take `layout` out for the usual one'
  return name.includes('..') ? usual : `${usual}, or write \`templates/layouts/${name}.html\``
}

function isLayout(name: string, read: Read): boolean {
  return read('template', `layouts/${name}.html`) !== undefined
}

/** Whether a template comes with Octavo. */
export function isOfTheme(name: string, read: Read): boolean {
  return read('template', name)?.path.startsWith(THEME_FOLDER) === true
}

/** Whether a name can only be that of a template elsewhere: by its ending, or by a folder that the site's layouts have not. */
function isOfOtherTool(text: string, known: readonly string[]): boolean {
  if (FOREIGN_ENDING.test(text)) return true
  const folder = text.slice(0, text.lastIndexOf('/') + 1)
  if (folder === '' || known.some((name) => name.startsWith(folder))) return false
  return text.endsWith('.html') || !folder.includes('../')
}
