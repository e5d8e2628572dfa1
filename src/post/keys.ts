import {
  firstOf,
  isDated,
  isEmptyList,
  isHeldStatus,
  isListOfMaps,
  isListOfOne,
  isMathEngine,
  isNoName,
  isSwitch,
  isText,
  isTocElsewhere,
  not,
  positive,
  switched,
  switchedToc,
} from './foreign.ts'
import { type Key, key, names } from './key.ts'
import { MACHINES } from './keys-machines.ts'

const MAIN: readonly Key[] = [
  key('title', 'title', [], 'The title. Absent: the first heading `# …` (or `<h1>`) of the text.'),
  key('metaTitle', 'text', names('meta_title seo.metaTitle'), 'What `<title>` says instead of the title.'),
  key(
    'date',
    'date',
    [
      ...names('pubDate pubDatetime publishDate published_at publishedAt datePublished date.created'),
      {
        name: 'published',
        when: isDated,
        shown: '`published`, when it is a date',
      },
      ...names('created created_at createdAt'),
    ],
    'The day of publication, or a date-time. Absent: from a file name like `2026-11-23-slug.md`. A post whose date is in the future is held back; whether its links and components lead anywhere is looked at on its day, or by `octavo check --future`.',
  ),
  key(
    'updated',
    'date',
    names(
      'lastmod modDatetime updatedDate last_modified_at last_modified lastModified updated_at updatedAt modified last_update.date date.updated',
    ),
    'The day of the last change that matters to readers.',
  ),
  key('expires', 'date', names('expiryDate unpublishdate'), 'The post is held back from this day on.'),
  key(
    'draft',
    'flag',
    [
      ...names('isDraft is_draft'),
      {
        name: 'published',
        when: (value) => !isDated(value),
        turn: not,
        shown: '`published: false`',
      },
      { name: 'publish', turn: not, shown: '`publish: false`' },
      {
        name: 'status',
        when: isHeldStatus,
        turn: () => true,
        shown: '`status: draft` (or auto-draft, private, pending, unpublished, trash)',
      },
    ],
    'The post is held back unless `--drafts` is given. So is every file in a folder `_drafts`. Until then it needs no date, and what is wrong with its text is not told.',
  ),
  key(
    'unlisted',
    'flag',
    names('hidden'),
    'The page exists, but is in no list, feed or sitemap, and search engines are asked to pass by.',
  ),
  key(
    'slug',
    'slug',
    [],
    'The last part of the address. Absent: the name of the file, without a date in front.',
  ),
  key(
    'permalink',
    'text',
    [
      ...names('url path'),
      {
        name: 'slug',
        when: (value) => isText(value) && value.startsWith('/'),
        shown: 'a `slug` that starts with `/`',
      },
    ],
    'The whole address below the site. `:year :month :day :slug :title :category` stand for what the post says.',
  ),
  key(
    'aliases',
    'list',
    names('redirect_from alias oldUrl redirects'),
    'Old addresses of the post: the first keeps its id in feeds. No redirects are published for them yet.',
  ),
]

const SORTING: readonly Key[] = [
  key(
    'categories',
    'list',
    names('category taxonomies.categories'),
    'One category or a list of them. Lists in the list (`[[A, B], C]`, as Hexo has them) are taken apart; of a map its `name` counts.',
  ),
  key(
    'tags',
    'list',
    names('tag taxonomies.tags'),
    'One tag, a list, or a text with commas. Empty ones are left out.',
  ),
  key(
    'series',
    'text',
    [{ name: 'series', when: isListOfOne, turn: firstOf, shown: 'a list of one' }],
    'The series that the post belongs to. Read and checked; nothing shows it yet.',
  ),
  key('series_order', 'number', [], 'The place of the post in its series. The same.'),
  key(
    'authors',
    'authors',
    names('author'),
    'A handle of `authors.yaml`, a name, a map with `name` (or a handle as `key`), `url`, `bio` and `image`, or a list of these.',
  ),
  key(
    'pinned',
    'flag',
    [{ name: 'pin', turn: positive }, { name: 'sticky', turn: positive }, ...names('featured')],
    'The post stands first in the index.',
  ),
]

const SHOWING: readonly Key[] = [
  key(
    'description',
    'text',
    names('seo.metaDescription meta_description metaDescription'),
    'One sentence for search engines and cards. Absent: the start of the text.',
  ),
  key(
    'excerpt',
    'text',
    names('summary custom_excerpt'),
    'What lists show. Absent: the text up to `<!-- more -->` (`{/* more */}` in `.mdx`), or the first paragraph. `<!--more-->` and `<!-- truncate -->` mean the same.',
  ),
  key(
    'image',
    'image',
    [
      ...names(
        'featuredImage heroImage cover coverImage cover_image feature_image featured_image ogImage thumbnail',
      ),
      { name: 'images', turn: firstOf, shown: '`images`, a list whose first counts' },
    ],
    'A picture: a path from the post, from `public/` with a slash in front, or an address; or a map with `src`, `alt` and `caption`. `false` and an empty text are none. `hidden: true` in the map leaves it to the cards of other sites; `hiddenInSingle` means the page alone, `hiddenInList` lists alone.',
  ),
  key(
    'featuredImageType',
    'imageType',
    [],
    '`full`: the title stands over the picture. `standard`: below it.',
  ),
  key(
    'layout',
    'text',
    [
      ...names('template'),
      { name: 'layout', when: (value) => value === false, turn: () => null, shown: '`layout: false`' },
    ],
    "The template of the page, by its name in `templates/layouts/`. Names and paths of other generators' templates (`post`, `layouts/post.njk`) and `false` mean the usual one.",
  ),
  key(
    'toc',
    'toc',
    [
      ...names('showToc tableOfContents'),
      { name: 'toc', when: isSwitch, turn: switchedToc, shown: '`toc: {enable: true}`' },
      { name: 'toc', when: isTocElsewhere, turn: () => true, shown: '`toc: {sidebar: left}`' },
      {
        name: 'hide_table_of_contents',
        when: (value) => typeof value === 'boolean',
        turn: not,
        shown: '`hide_table_of_contents: true`',
      },
    ],
    'The table of contents: `true`, `false`, or the levels of heading in it, `{min: 2, max: 3}`. Two headings or more make one, unless `theme.toc` is `off`.',
  ),
  key('showTitle', 'flag', [], '`false`: the page shows no title.'),
  key('hideAnchor', 'flag', [], '`true`: headings have no visible links.'),
  key(
    'sidebar',
    'text',
    [{ name: 'sidebar', when: isNoName, turn: () => null, shown: '`sidebar: false`, a list or a map' }],
    'The partial `sidebars/…` that stands beside the text. `false` is none, and so is what themes of Jekyll, VuePress and Starlight say there.',
  ),
  key('rootPage', 'text', [], 'Where the breadcrumb begins: a path like `/docs/`.'),
  key(
    'comments',
    'flag',
    [
      { name: 'comments', when: isSwitch, turn: switched, shown: '`comments: {enable: true}`' },
      { name: 'comments', when: isEmptyList, turn: () => true, shown: '`comments: []`' },
      { name: 'comment', when: (value) => typeof value === 'boolean' || isSwitch(value), turn: switched },
    ],
    'Whether the page has comments. Read and checked; nothing shows them yet. A list of comments that were exported reaches templates as `extra.comments`.',
    (value) => ![isSwitch, isEmptyList, isListOfMaps].some((is) => is(value)),
  ),
  key(
    'math',
    'flag',
    [
      { name: 'math', when: isMathEngine, turn: () => true, shown: '`math: katex`' },
      { name: 'math', when: isSwitch, turn: switched, shown: '`math: {enable: true}`' },
    ],
    'Whether the text holds formulas. They are found without it.',
  ),
]

/** Every key, in the order of the reference page. */
export function keys(): readonly Key[] {
  return [...MAIN, ...SORTING, ...SHOWING, ...MACHINES]
}
