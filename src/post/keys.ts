import {
  firstOf,
  isDated,
  isHeldStatus,
  isListOfOne,
  isNamed,
  isText,
  nameOf,
  not,
  positive,
} from './foreign.ts'
import { type Key, key, names } from './key.ts'
import { MACHINES } from './keys-machines.ts'
import { SHOWING } from './keys-showing.ts'

const MAIN: readonly Key[] = [
  key('title', 'title', [], 'The title. Absent: the first heading `# …` (or `<h1>`) of the text.'),
  key(
    'metaTitle',
    'text',
    names('meta_title seoTitle seo_title seo.metaTitle seo.title metadata.title'),
    'What `<title>` says instead of the title.',
  ),
  key(
    'date',
    'date',
    [
      ...names(
        'pubDate pubDatetime publishDate published_at publishedAt datePublished date_published published_date publishedDate publish_date pub_date post_date date.created',
      ),
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
    [
      ...names(
        'lastmod modDatetime updatedDate last_modified_at last_modified lastModified updated_at updatedAt modified date_updated date_modified dateModified last_update.date date.updated',
      ),
      { name: 'date-modified', when: isDated },
      { name: 'lastUpdated', when: isDated, shown: '`lastUpdated`, when it is a date' },
      ...names('modified_time'),
    ],
    'The day of the last change that matters to readers.',
  ),
  key(
    'expires',
    'date',
    names('expiryDate unpublishdate expires_at expiresAt expiry expiry_date expirationDate'),
    'The post is held back from this day on.',
  ),
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
    names('postSlug'),
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
    'The whole address below the site. `:year :month :day :slug :title :category` stand for what the post says. One that ends with `.html` is a file; any other ending is part of a name (`/v1.2/`).',
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
    [
      { name: 'series', when: isListOfOne, turn: firstOf, shown: 'a list of one' },
      { name: 'series', when: isNamed, turn: nameOf, shown: '`series: {name: X}`' },
    ],
    'The series that the post belongs to. Read and checked; nothing shows it yet.',
  ),
  key('series_order', 'number', names('seriesOrder'), 'The place of the post in its series. The same.'),
  key(
    'authors',
    'authors',
    names('author taxonomies.authors params.author params.authors'),
    'A handle of `authors.yaml`, a name, a map with `name` (or a handle as `key`), `url`, `bio` and `image`, or a list of these.',
  ),
  key(
    'pinned',
    'flag',
    [{ name: 'pin', turn: positive }, { name: 'sticky', turn: positive }, ...names('featured')],
    'The post stands first in the index.',
  ),
]

/** Every key, in the order of the reference page. */
export function keys(): readonly Key[] {
  return [...MAIN, ...SORTING, ...SHOWING, ...MACHINES]
}
