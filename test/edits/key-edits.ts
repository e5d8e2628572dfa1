import { withKey } from './key-lines.ts'
import type { Random } from './random.ts'
import { type Edit, POST, pathsOf, type State, TEXT, textOf, withFiles } from './state.ts'

type Values = { readonly [key: string]: readonly (string | undefined)[] }

/** Values of the keys of a post, undefined for none; `@` becomes a number. The first line is drawn more often. */
const OFTEN: Values = {
  title: ['Title @', 'Another title @', 'A *starred* title', '"Quotes & <signs>"'],
  categories: ['[Type]', '[Press, C++]', '[C]', '[type, press]', '[Fresh @]', undefined],
  tags: ['[ink]', 'ink, paper', '[new @]', undefined],
  date: ['2026-11-2@', '2026-11-01', '2026-12-01', '2026-11-25T10:00', '2025-02-03', '2026-11-20'],
  draft: ['true', 'false', undefined],
  unlisted: ['true', undefined],
  pinned: ['true', undefined],
}
const SELDOM: Values = {
  expires: ['2026-11-24', '2026-12-24', undefined],
  updated: ['2026-11-22', '2026-11-2@', undefined],
  authors: ['ada', '[ada, grace]', '[Ada, ada, ADA]', 'Nobody @', undefined],
  description: ['Described @ times.', undefined],
  excerpt: ['Cut short, @.', undefined],
  image: [
    '/pics/cover.png',
    'shot.png',
    'none.png',
    '{src: /pics/cover.png, alt: A @}',
    '{src: /pics/cover.png, hidden: true}',
    undefined,
  ],
  layout: ['essay', 'page', 'post', 'bare', 'bare', undefined],
  sidebar: ['Blog', 'None', undefined],
  toc: ['true', 'false', '{min: 2, max: 2}', undefined],
  aliases: ['[/old/@/]', undefined],
  permalink: ['/perma/@/', '/perma/fixed/', undefined],
  slug: ['slug-@', 'größe', undefined],
  showTitle: ['false', undefined],
  hideAnchor: ['true', undefined],
  canonical: ['https://example.com/@', undefined],
  lang: ['de', 'ar', 'fr', undefined],
  noindex: ['true', undefined],
  robots: ['noindex', 'index, follow', '{index: false}', undefined],
  sitemap: ['true', 'false', undefined],
  feed: ['false', undefined],
  params: ['{number: @}', '{draft: true}', undefined],
  id: ['tag:example.org,2026:@', undefined],
  rootPage: ['/about/', undefined],
  mood: ['wild @', undefined],
  catagories: ['[Slip]', undefined],
}

/** Lines that no front matter can hold, or none should. */
const FAULTS = ['broken: [1, 2', 'date: 2026-02-30', 'draft: perhaps', '\ttabs: 1', 'same: 1\nsame: 2']

export function changeOften(state: State, random: Random): Edit {
  return changeKey(state, random, OFTEN)
}

export function changeSeldom(state: State, random: Random): Edit {
  return changeKey(state, random, SELDOM)
}

function changeKey(state: State, random: Random, keys: Values): Edit {
  const path = random.pick(pathsOf(state, random.chance(0.85) ? POST : TEXT))
  const key = random.pick(Object.keys(keys))
  const value = random.pick(keys[key] ?? [undefined])?.replace('@', String(random.below(8)))
  return {
    says: `${path}: ${key}: ${value ?? '(none)'}`,
    state: withFiles(state, { [path]: withKey(textOf(state, path), key, value) }),
  }
}

export function breakMatter(state: State, random: Random): Edit {
  const path = random.pick(pathsOf(state, TEXT))
  const fault = random.pick(FAULTS)
  const text = textOf(state, path).replace(/^---\n/, () => `---\n${fault}\n`)
  return { says: `${path}: break it by ${JSON.stringify(fault)}`, state: withFiles(state, { [path]: text }) }
}

/** Take all faults out again. */
export function mendMatter(state: State): Edit | undefined {
  const mended: Record<string, string> = {}
  for (const path of pathsOf(state, TEXT)) {
    const text = textOf(state, path)
    const whole = FAULTS.reduce((rest, fault) => rest.replace(`---\n${fault}\n`, '---\n'), text)
    if (whole !== text) mended[path] = whole
  }
  const paths = Object.keys(mended)
  return paths.length === 0
    ? undefined
    : { says: `mend ${paths.join(', ')}`, state: withFiles(state, mended) }
}
