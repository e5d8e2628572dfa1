import { MOVABLE } from '../report/movable.ts'
import { anything, count, flag, listOf, mapOf, oneOf, only, plugin, record, text } from './schema.ts'
import { type Setting, setting } from './setting.ts'
import * as wants from './wants.ts'

const link = record({ label: wants.name, url: wants.linkTarget })
const severity = oneOf(['off', 'warning', 'error'])

const SITE: readonly Setting[] = [
  setting('title', wants.name, 'Untitled', 'The name of the site.'),
  setting('description', text, '', 'One sentence about the site, for readers and search engines.'),
  setting(
    'url',
    wants.siteUrl,
    undefined,
    'Where the site will stand, with a sub-path if it has one. Without it there are no feeds, no sitemap and no canonical links.',
  ),
  setting('lang', wants.language, 'en', 'The language of the site.'),
  setting(
    'timezone',
    wants.timeZone,
    'UTC',
    'The zone of dates that name none; a post is published when its day begins here.',
  ),
  setting('pageSize', count(1), 10, 'How many posts stand on one page of a list.'),
  setting(
    'permalink',
    wants.permalink,
    '/blog/:slug/',
    'The address of a post: a pattern of `:year :month :day :slug :title :category`, or the name of a preset.',
  ),
  setting('trailingSlash', flag, true, 'Whether addresses end with a slash.'),
]

const FOLDERS: readonly Setting[] = [
  setting(
    'paths.posts',
    wants.projectPath,
    undefined,
    'The folder of the posts. Absent: `content/posts`, or the folder that another generator uses.',
  ),
  setting('paths.pages', wants.projectPath, 'content/pages', 'The folder of the pages.'),
  setting('paths.data', wants.projectPath, 'content/data', 'The folder of the data files.'),
  setting('paths.index', wants.listPath, '/blog/', 'The address of the list of all posts.'),
  setting(
    'taxonomies.categories.path',
    wants.listPath,
    '/blog/categories/',
    'The address of the list of categories; each category stands below it.',
  ),
  setting('output.dir', wants.outputFolder, '_site', 'The folder that the site is written to.'),
  setting(
    'output.mode',
    oneOf(['folder', 'swap']),
    'folder',
    '`folder`: files are replaced one by one. `swap`: the output folder is a link that is changed at once.',
  ),
]

const WRITING: readonly Setting[] = [
  setting(
    'defaults',
    listOf(record({ match: text, set: mapOf(anything) })),
    [],
    "Front matter for all files that match a pattern, which begins at the project or at `content/`; later entries win, and a post's own key wins over all.",
  ),
  setting(
    'markdown.parser',
    oneOf(['native', 'remark']),
    'native',
    'Which parser reads markdown. Both give the same pages; `native` is faster.',
  ),
  setting(
    'markdown.plugins',
    listOf(plugin),
    [],
    "Remark plugins, by package name or path (which begins with `./`), with options if need be. One that reads other files asks for them by `file.data.read(path)`, with the path from the site's folder to a file in content/, public/, templates/ or plugins/, so that a change of them is seen, and keeps nothing from one post for the next: a build shows it only those that changed. One that cannot be tracked so says `octavo: {cache: false}` in its package.json, and then every build is made from nothing.",
  ),
  setting(
    'markdown.allow.tags',
    listOf(text),
    [],
    'HTML tags that posts may use beside the usual ones (docs/html.md). What runs, styles or swallows a page is never let in.',
  ),
  setting(
    'markdown.allow.iframes',
    listOf(wants.hostName),
    [],
    'Hosts that posts may show in an `<iframe>`, by https alone.',
  ),
  setting(
    'markdown.breaks',
    flag,
    false,
    'Whether the end of a line in a paragraph is printed as a line break, as Hexo prints it, and not as a blank.',
  ),
  setting(
    'markdown.typography',
    flag,
    false,
    "Whether straight quotes, `--`, `---` and `...` of the text are printed as typographic ones. The quotes are those of the post's language, else of the site's.",
  ),
  setting(
    'markdown.emoji',
    flag,
    false,
    'Whether short codes such as `:tada:` are printed as emoji. The names are those of GitHub; any other stays as it is.',
  ),
  setting('filters', listOf(text), [], 'Modules with template filters, by path, which begins with `./`.'),
]

const LIMITS: readonly Setting[] = [
  setting(
    'markdown.limits.characters',
    count(1),
    5_000_000,
    'How many characters a text may have; no file over 5 MB is read at all.',
  ),
  setting(
    'markdown.limits.nesting',
    count(1),
    100,
    'How deep quotes, lists, emphasis, components and HTML may be nested.',
  ),
  setting(
    'markdown.limits.cells',
    count(1),
    200_000,
    'How many cells the tables of a text may have; every row has as many as its head.',
  ),
  setting('markdown.limits.items', count(1), 20_000, 'How many list items a text may have.'),
  setting(
    'markdown.limits.growth',
    count(1),
    20,
    'How many times as long as its text the HTML of a post may be, over one megabyte.',
  ),
  setting(
    'markdown.limits.seconds',
    count(1),
    2,
    'How many seconds a text may take that is long enough to take long: it is read in a process of its own, which ends itself in time. Processor time is counted, 0.7 s less than said here, which is for starting and ending the process. Words in paragraphs may take ten times as long. Where a plugin is fifteen times as long at work on any text, the run is ended.',
  ),
  setting(
    'markdown.limits.memory',
    count(64),
    300,
    'How many megabytes that process may use for its objects; it ends itself at 130 more for the whole of it.',
  ),
]

const READING: readonly Setting[] = [
  setting('nav', listOf(link), [], 'The links at the top of every page.'),
  setting('footer', listOf(link), [], 'The links at the foot of every page.'),
  setting('social', listOf(link), [], 'Where the author is found elsewhere.'),
  setting('theme.accent', wants.pigment, 'rubric', 'The colour of links and marks.'),
  setting(
    'theme.scheme',
    oneOf(['auto', 'light', 'dark']),
    'auto',
    "Light, dark, or as the reader's device has it.",
  ),
  setting('theme.notes', oneOf(['margin', 'end']), 'margin', 'Where footnotes stand on wide screens.'),
  setting('theme.toc', oneOf(['margin', 'top', 'off']), 'margin', 'Where the table of contents stands.'),
  setting('theme.css', wants.projectPath, undefined, "A stylesheet of your own, loaded after the theme's."),
  setting('feeds.items', count(1), 20, 'How many posts a feed holds.'),
  setting(
    'feeds.authority',
    wants.hostName,
    undefined,
    'The host name in the ids of feed entries. Set it to the old host when the site moves, and no reader sees a post twice.',
  ),
]

const CHECKING: readonly Setting[] = [
  setting(
    'links.served',
    listOf(wants.servedPath),
    [],
    'Paths that the host serves beside the blog, as patterns that begin with a slash.',
  ),
  setting(
    'check.rules',
    only(MOVABLE, severity),
    {},
    'The severity of a finding, by its code (docs/findings.md): `off`, `warning` or `error`. Errors that leave no page to publish cannot be moved.',
  ),
]

/** A heading of the reference page, and its keys. */
interface Section {
  readonly title: string
  readonly settings: readonly Setting[]
}

/** Every key of the configuration, in the order of the reference page. */
export function sections(): readonly Section[] {
  return [
    { title: 'The site', settings: SITE },
    { title: 'Folders and addresses', settings: FOLDERS },
    { title: 'Writing', settings: WRITING },
    { title: 'Bounds of a text', settings: LIMITS },
    { title: 'Reading', settings: READING },
    { title: 'Checking', settings: CHECKING },
  ]
}

export function settings(): readonly Setting[] {
  return sections().flatMap((section) => section.settings)
}
