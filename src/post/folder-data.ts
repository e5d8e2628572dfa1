import { decodeText } from '../config/decode.ts'
import { parseJson } from '../config/json.ts'
import { isMap, type Located, locator } from '../config/located.ts'
import { isMarkdown } from '../text/paths.ts'
import type { Json, Place, Source } from '../types.ts'
import { heldIn, mostHeld, saysHeld } from './holding.ts'
import { parseMatter } from './matter.ts'
import { split } from './split.ts'

/** What holds back all posts of a folder in another generator. */
interface FolderHeld {
  readonly place: Place
  readonly shown: string
  readonly write: string
}

/** What is wrong with such a file is nothing to this site. */
const silent = () => {}

/** What a file that gives keys to its folder elsewhere says of being held back; undefined when it says nothing of it. */
export function heldByFolder(source: Source): FolderHeld | undefined {
  if (isMarkdown(source.path)) return heldBySection(source)
  const text = decodeText(source, silent)
  if (text === undefined) return undefined
  const origin = { path: source.path, line: 1 }
  if (/\.[cm]?js$/.test(source.path)) return heldByCode(text, locator(text, origin))
  const located = parseJson(text, origin, silent)
  const held = located && (withoutPages(located.value) ?? heldIn(located.value))
  return held && { place: keyPlace(located, held.inner, source), shown: held.inner, write: held.write }
}

/** In Hugo `cascade` is for all below the section; in Zola a draft of a section is, and Hugo has no list of it. */
function heldBySection(source: Source): FolderHeld | undefined {
  const parts = split(source, silent)
  const located = parts && parseMatter(parts, silent)
  if (located === undefined || !isMap(located.value)) return undefined
  const held = Object.entries(located.value).flatMap(([name, value]) => {
    const isDraft = name.toLowerCase() === 'draft' && value === true
    const isCascade = name.toLowerCase() === 'cascade'
    const said = isDraft ? DRAFT : isCascade ? saysHeld(name, value) : undefined
    return said === undefined ? [] : [{ place: keyPlace(located, name, source), ...said }]
  })
  return mostHeld(held)
}

const DRAFT = { shown: 'draft: true', write: 'draft: true' }

/** Eleventy's word for no page. */
function withoutPages(value: Json): { readonly inner: string; readonly write: string } | undefined {
  return isMap(value) && value.permalink === false ? { inner: 'permalink', write: 'draft: true' } : undefined
}

const CODE =
  /(?<![\w.$])(["']?)(?:(?<key>draft|eleventyExcludeFromCollections)\1[ \t]*:[ \t]*true|(?<not>published|permalink)\1[ \t]*:[ \t]*false)(?![\w$])/g

/** Code is never run: what it plainly says is enough. */
function heldByCode(text: string, at: ReturnType<typeof locator>): FolderHeld | undefined {
  const held = [...text.matchAll(CODE)].map(({ index, 0: shown, groups }) => ({
    place: at(index, shown.length),
    shown,
    write: groups?.key?.startsWith('eleventy') === true ? 'unlisted: true' : 'draft: true',
  }))
  return mostHeld(held)
}

function keyPlace(located: Located, name: string, { path }: Source): Place {
  return located.keys.get(name) ?? { path, line: 1, column: 1, length: 1 }
}
