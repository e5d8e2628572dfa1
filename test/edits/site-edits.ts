import { withKey } from './key-lines.ts'
import type { Random } from './random.ts'
import { type Edit, type State, textOf, withFiles } from './state.ts'
import { VARIANTS } from './variants.ts'

const CONFIG = 'octavo.config.yaml'

/** Values of the configuration, one line each; undefined: the default. */
const SETTINGS: { readonly [key: string]: readonly (string | undefined)[] } = {
  title: ['Edits', 'Renamed @'],
  description: ['Described @.', undefined],
  url: ['https://example.org/notes', 'https://example.org', 'https://example.com/a/b', undefined],
  lang: ['en-GB', 'de', 'ar', undefined],
  timezone: ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles', undefined],
  pageSize: ['3', '2', '5', undefined],
  permalink: ['jekyll', 'ghost', '/posts/:category/:slug/', '/:year/:title/', undefined],
  trailingSlash: ['false', undefined],
  nav: ['[{label: Writing, url: /blog/}]', '[{label: "@", url: /about/}]', undefined],
  footer: ['[{label: Feed, url: /feed.xml}]', undefined],
  theme: ['{accent: lapis}', '{toc: off, notes: end}', '{css: public/own.css, scheme: dark}', undefined],
  markdown: [
    '{plugins: [[./plugins/mark.mjs, {word: KEY}]]}',
    '{plugins: [[./plugins/mark.mjs, {word: begins}]]}',
    '{parser: remark, plugins: [[./plugins/mark.mjs, {word: KEY}]]}',
    '{allow: {tags: [mark], iframes: []}}',
    undefined,
  ],
  check: [
    '{rules: {links/missing-file: warning}}',
    '{rules: {links/missing-file: warning, links/missing-page: off, component/unknown: off}}',
    '{rules: {links/held: error}}',
    undefined,
  ],
  defaults: [
    "[{match: 'posts/notes/**', set: {categories: [Notes]}}]",
    "[{match: 'posts/**', set: {tags: [all], toc: true}}, {match: 'posts/notes/*', set: {unlisted: true}}]",
    "[{match: 'pages/**', set: {layout: essay}}]",
    undefined,
  ],
  links: ["{served: ['/gone-*/**', /nowhere/]}", undefined],
  feeds: ['{items: 2}', '{authority: old.example.org}', undefined],
  taxonomies: ['{categories: {path: /topics/}}', undefined],
  paths: ['{index: /writing/}', '{index: /}', undefined],
  filters: ['[./filters/words.mjs]', '[./filters/words.mjs]', undefined],
  output: ['{dir: content/posts}', undefined, undefined],
  pagesize: ['4', undefined],
}

export function changeSetting(state: State, random: Random): Edit {
  const key = random.pick(Object.keys(SETTINGS))
  const value = random.pick(SETTINGS[key] ?? [undefined])?.replace('@', String(random.below(100)))
  const text = withKey(textOf(state, CONFIG), key, value)
  return { says: `${CONFIG}: ${key}: ${value ?? '(none)'}`, state: withFiles(state, { [CONFIG]: text }) }
}

export function changeVariant(state: State, random: Random): Edit {
  const { path, texts } = random.pick(VARIANTS)
  const number = random.pick(texts.map((_, at) => at))
  const text = texts[number]?.replaceAll('@', String(random.below(100)))
  const says = text === undefined ? 'no file' : `variant ${number} of it`
  return { says: `${path}: ${says}`, state: withFiles(state, { [path]: text }) }
}

export function moveClock(state: State, random: Random): Edit {
  const now = random.pick([
    '2026-11-23T12:00:00Z',
    '2026-11-24',
    '2026-11-29T23:30:00Z',
    '2026-11-30',
    '2026-11-29T11:30:00Z',
    '2026-12-10T00:00:00Z',
    '2027-01-01',
    '2026-11-14',
  ])
  return { says: `now ${now}`, state: { ...state, now } }
}

export function toggleFlag(state: State, random: Random): Edit {
  const flag = random.pick(['--drafts', '--future', '--expired', '--strict'])
  const isOn = state.flags.includes(flag)
  const flags = isOn ? state.flags.filter((one) => one !== flag) : [...state.flags, flag].sort()
  return { says: `flags ${flags.join(' ') || '(none)'}`, state: { ...state, flags } }
}
