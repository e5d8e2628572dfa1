import { isList, isMap } from '../config/located.ts'
import { typedFor } from '../text/nearest.ts'
import type { Json } from '../types.ts'
import { firstOf } from './foreign.ts'
import { meaningOf } from './meanings.ts'

/** What other generators hold back by words that are no keys of ours: as it is shown, and what to write instead. */
interface SaysHeld {
  readonly shown: string
  readonly write: string
}

/** Keys that hold a post back or take it out of lists: what is nearly one of them, or stands astray, must not publish it. */
const HOLDING: ReadonlySet<string> = new Set(['draft', 'expires', 'unlisted', 'noindex'])

export function isHolding(name: string, value: Json): boolean {
  return HOLDING.has(meaningOf(name, value)?.key.name ?? '')
}

const DRAFT = 'draft: true'
const UNLISTED = 'unlisted: true'
const NOINDEX = 'noindex: true'

interface Word {
  readonly holds: (value: Json) => boolean
  readonly write: string
}

const when = (list: string, holds: (value: Json) => boolean, write: string): [string, Word][] =>
  list.split(' ').map((name) => [name, { holds, write }])

const oneOf = (list: string) => {
  const words = list.split(' ')
  return (value: Json) => typeof value === 'string' && words.includes(value.trim().toLowerCase())
}

/** What a draft is called in other languages. */
const DRAFTS = 'entwurf brouillon borrador bozza rascunho utkast черновик 草稿 下書き 초안'
/** What is not ready yet; gardens of notes publish what grows, or is in progress. */
const UNREADY = 'wip todo idea in-review in_review needs-review unfinished incomplete not-ready'

/** By the folded name. Names of several generators mean the same; what each value says is asked first. */
const WORDS: ReadonlyMap<string, readonly Word[]> = grouped([
  ...when('unpublished unpublish private isprivate is_private disabled deleted trashed wip', isYes, DRAFT),
  ...when(`secret confidential members_only membersonly ${DRAFTS}`, isYes, DRAFT),
  ...when('hide ishidden is_hidden', isYes, UNLISTED),
  ...when('hide', oneOf('all index'), UNLISTED),
  ...when('ispublished is_published render public online live ready', isNo, DRAFT),
  ...when('visible listed', isNo, UNLISTED),
  // Hugo and its themes, Hashnode, Qiita.
  ...when('headless saveasdraft ignorepost ignorepublish', isYes, DRAFT),
  ...when('hiddenfromhomepage hiddeninhomelist', isYes, UNLISTED),
  ...when('build _build', (value) => partSays(value, 'render', 'never link'), DRAFT),
  ...when('build _build', (value) => partSays(value, 'list', 'never local'), UNLISTED),
  ...when(
    'eleventyexcludefromcollections',
    (value) => isYes(value) || (isList(value) && value.length > 0),
    UNLISTED,
  ),
  // WordPress, Ghost, Pelican, Substack.
  ...when('status', oneOf(`skip sent ${UNREADY} ${DRAFTS}`), DRAFT),
  // Sitemaps and feeds of Hugo, Jekyll and Eleventy, and what stands in place of a page.
  ...when('sitemap', (value) => isNo(value) || isOut(value), NOINDEX),
  // `index: 0` is a number among others.
  ...when('index indexable indexed', (value) => value !== 0 && isNo(value), NOINDEX),
  ...when('sitemap_exclude exclude_from_sitemap excludefromsitemap sitemapexclude nositemap', isYes, NOINDEX),
  ...when('feed rss in_feed infeed', (value) => isNo(value) || isOut(value), UNLISTED),
  ...when(
    'exclude_from_feed excludefromfeed excludefromrss hidefromfeed hiddenfromrss norss nofeed',
    isYes,
    UNLISTED,
  ),
  ...when('redirect_to redirectto', (value) => isSecret(firstOf(value)), DRAFT),
  // Drupal.
  ...when('status', isNo, DRAFT),
  ...when('status', oneOf('hidden unlisted'), UNLISTED),
  ...when('status', (value) => isList(value) && value.some(oneOf('draft private')), DRAFT),
  ...when('status', isNearlyHeld, DRAFT),
  ...when('post_status poststatus', oneOf('draft private pending trash auto-draft'), DRAFT),
  ...when('state stage type', oneOf('draft unpublished'), DRAFT),
  ...when('visibility access', oneOf('private hidden draft password members paid tiers'), DRAFT),
  ...when('audience', oneOf('only_paid founding'), DRAFT),
  ...when('visibility', oneOf('unlisted'), UNLISTED),
  // Obsidian's Digital Garden, and a post of Jekyll's that shows nothing but leads away.
  ...when('dg-publish dgpublish', isNo, DRAFT),
  ...when('password post_password', isSecret, DRAFT),
])

function grouped(words: readonly (readonly [string, Word])[]): ReadonlyMap<string, readonly Word[]> {
  const found = new Map<string, Word[]>()
  for (const [name, word] of words) found.set(name, [...(found.get(name) ?? []), word])
  return found
}

/** Words that are held by being true, without slips: too many words are near to the short ones. */
export const LONG_WORDS = [
  'unpublished',
  'unpublish',
  'private',
  'headless',
  'eleventyexcludefromcollections',
]

/** Whether a key has meanings here for some values, so that it is nobody's slip. */
export function isWordOfOthers(name: string): boolean {
  return WORDS.has(name.toLowerCase())
}

/** Keys of another map, which YAML 1.1 has, and not 1.2: nothing is taken over here. */
const MERGE = '<<'

/** What a key of another generator holds back; undefined for any other. */
export function saysHeld(name: string, value: Json): SaysHeld | undefined {
  const folded = name.toLowerCase()
  if (folded === 'cascade' || folded === MERGE) return inCascade(name, value)
  const word = WORDS.get(folded)?.find(({ holds }) => holds(value))
  return word && { shown: shownAs(name, value), write: word.write }
}

/** What leaves it to a date when it appears. */
export function isScheduled(name: string, value: Json): boolean {
  const isStatus = /^(?:post_?)?status$/i.test(name) && oneOf('scheduled future')(value)
  return isStatus || (/^scheduled$/i.test(name) && isYes(value))
}

/** What Hugo gives to a page and all below it counts for the page too. */
function inCascade(name: string, value: Json): SaysHeld | undefined {
  const held = heldIn(value)
  return held && { shown: `${name}: {${held.inner}: …}`, write: held.write }
}

/** Of a map, or a list of them, that is given to many posts: the key that holds them back most, and what to write instead. */
export function heldIn(value: Json): HeldInside | undefined {
  const held = (isList(value) ? value : [value])
    .flatMap((map) => (isMap(map) ? Object.entries(map) : []))
    .flatMap(([inner, said]): readonly HeldInside[] => {
      const { key, alias } = meaningOf(inner, said) ?? {}
      const isHeld = (alias?.turn?.(said) ?? said) === true && key !== undefined
      const write = isHeld && GIVEN.has(key.name) ? `${key.name}: true` : saysHeld(inner, said)?.write
      return write === undefined ? [] : [{ inner, write }]
    })
  return mostHeld(held)
}

interface HeldInside {
  readonly inner: string
  readonly write: string
}

/** Keys of the site's own, as they are given to many posts elsewhere. */
const GIVEN: ReadonlySet<string> = new Set(['draft', 'unlisted', 'noindex'])

/** A draft is held back more than what is in no list, which search engines leave out too. */
export function mostHeld<T extends { readonly write: string }>(held: readonly T[]): T | undefined {
  return [DRAFT, UNLISTED, NOINDEX].flatMap((word) => held.filter(({ write }) => write === word))[0]
}

function shownAs(name: string, value: Json): string {
  return typeof value === 'string' && !/password/i.test(name) && value.length < 40
    ? `${name}: ${value}`
    : name
}

export function isYes(value: Json): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^\s*(true|yes|on|1)\s*$/i.test(value))
  )
}

function isNo(value: Json): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && /^\s*(false|no|off|0)\s*$/i.test(value))
  )
}

function isOut(value: Json): boolean {
  return isMap(value) && ['disable', 'exclude', 'ignore'].some((part) => isYes(value[part] ?? null))
}

function partSays(value: Json, part: string, words: string): boolean {
  const said = isMap(value) ? value[part] : undefined
  return said !== undefined && (isNo(said) || oneOf(words)(said))
}

function isNearlyHeld(value: Json): boolean {
  return typeof value === 'string' && typedFor(value.trim(), ['draft', 'private']) !== undefined
}

function isSecret(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
}
