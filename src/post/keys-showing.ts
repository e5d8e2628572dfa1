import {
  firstOf,
  isEmptyList,
  isLevels,
  isListOfMaps,
  isMathEngine,
  isNoName,
  isNothing,
  isSwitch,
  isTocElsewhere,
  levels,
  not,
  switched,
  switchedToc,
} from './foreign.ts'
import { type Key, key, names } from './key.ts'

/** Keys that decide what a post's page and its cards look like. */
export const SHOWING: readonly Key[] = [
  key(
    'description',
    'text',
    names(
      'seo.metaDescription seo.description metadata.description meta_description metaDescription seoDescription seo_description',
    ),
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
        'featuredImage heroImage hero_image cover cover-img coverImage cover_image feature_image featured_image ogImage og_image thumbnail header.image header.overlay_image params.image params.cover params.featured_image',
      ),
      { name: 'images', turn: firstOf, shown: '`images`, a list whose first counts' },
    ],
    'A picture: a path from the post, from `public/` with a slash in front, or an address; or a map with `src`, `alt` and `caption`. `false` and an empty text are none. `hidden: true` in the map leaves it to the cards of other sites; `hiddenInSingle` means the page alone, `hiddenInList` lists alone.',
  ),
  key(
    'imageAlt',
    'text',
    names(
      'image_alt image-alt featuredImageAlt feature_image_alt featured_image_alt heroImageAlt coverAlt cover_alt coverImageAlt cover_image_alt thumbnail_alt',
    ),
    'What the picture shows, for readers who do not see it, where `image` is no map that says so.',
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
      ...names('showToc tableOfContents showTableOfContents enableToc'),
      { name: 'toc', when: isSwitch, turn: switchedToc, shown: '`toc: {enable: true}`' },
      {
        name: 'tableOfContents',
        when: isLevels,
        turn: levels,
        shown: '`tableOfContents: {minHeadingLevel: 2}`',
      },
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
      // The archetype of Hugo's theme Stack.
      { name: 'math', when: isNothing, turn: () => false, shown: 'an empty `math:`' },
      { name: 'math', when: isSwitch, turn: switched, shown: '`math: {enable: true}`' },
    ],
    'Whether the text holds formulas. They are found without it.',
  ),
]
