import { badPath, emptyTerm, otherSpelling, sharedLabel } from '../report/site.ts'
import { finishPath, pathFault } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Config, Json, Placed, Post, Report } from '../types.ts'
import { type Names, namesOf } from './category-names.ts'

/** The posts of one category, newest first, by id. */
export interface Collection {
  readonly slug: string
  readonly label: string
  readonly url: string
  readonly description: string | null
  readonly image: string | null
  readonly pigment: string | null
  readonly posts: readonly string[]
}

/** All categories, and what the names mean that posts give them. */
export interface Taxonomy {
  /** Sorted by slug. */
  readonly categories: readonly Collection[]
  /** Slug of the category by each name that a post writes, also by names of posts that no list shows. */
  readonly slugs: ReadonlyMap<string, string>
}

interface Posts {
  readonly listed: readonly Post[]
  /** Those that no list shows. */
  readonly others: readonly Post[]
}

/** A category while its posts are gathered. */
interface Term {
  readonly key: string
  readonly spellings: Map<string, { count: number; first: Placed }>
  readonly posts: string[]
}

/**
 * Group posts by category. A name means the category of the registry whose key or label it is; other names are one
 * category when their slugs differ in case alone (`Tools`, `tools`; `Straße`, `STRASSE`). Label and slug are the
 * registry's, else those of the spelling used most often, ties by the first post (SPEC 13.7).
 */
export function classify(
  { listed, others }: Posts,
  registry: Json | undefined,
  config: Config,
  report: Report,
): Taxonomy {
  const names = namesOf(registry)
  const terms = new Map<string, Term>()
  for (const { id, meta } of listed) {
    for (const placed of meta.categories) {
      const key = names.keyOf(placed.text)
      if (key === '') report(emptyTerm(placed.place, placed.text))
      else add(terms, key, placed, id)
    }
  }
  const slugs = new Map<string, string>()
  const slugByKey = new Map<string, string>()
  const categories: Collection[] = []
  for (const term of terms.values()) {
    const made = collection(term, names, config)
    slugByKey.set(term.key, made.slug)
    for (const name of term.spellings.keys()) slugs.set(name, made.slug)
    checkSpellings(term, made, names, report)
    if (pathFault(`/${made.slug}/`) === undefined) categories.push(made)
  }
  for (const { text } of others.flatMap(({ meta }) => meta.categories)) {
    if (slugs.has(text)) continue
    const key = names.keyOf(text)
    slugs.set(text, slugByKey.get(key) ?? names.entry(key)?.slug ?? slugOf(text))
  }
  return { categories: categories.sort((a, b) => (a.slug < b.slug ? -1 : 1)), slugs }
}

function add(terms: Map<string, Term>, key: string, placed: Placed, id: string): void {
  const term: Term = terms.get(key) ?? { key, spellings: new Map(), posts: [] }
  terms.set(key, term)
  // The names of one post come one after the other.
  if (term.posts.at(-1) !== id) term.posts.push(id)
  const spelling = term.spellings.get(placed.text)
  if (spelling === undefined) term.spellings.set(placed.text, { count: 1, first: placed })
  else spelling.count++
}

function collection(term: Term, names: Names, config: Config): Collection {
  const entry = names.entry(term.key)
  const usual = usualOf(term)
  const slug = entry?.slug ?? slugOf(usual)
  return {
    slug,
    label: entry?.label ?? usual,
    url: finishPath(`${config.taxonomies.categories.path}${slug}/`, config.trailingSlash),
    description: entry?.description ?? null,
    image: entry?.image ?? null,
    pigment: entry?.pigment ?? null,
    posts: term.posts,
  }
}

function usualOf({ spellings }: Term): string {
  const [usual = ''] = [...spellings].sort(([, a], [, b]) => b.count - a.count)[0] ?? []
  return usual
}

function checkSpellings(term: Term, { slug, label }: Collection, names: Names, report: Report): void {
  const fault = pathFault(`/${slug}/`)
  const shared = names.sharedBy(term.key)
  const usual = usualOf(term)
  const written = names.entry(term.key)?.written
  // A label may be the key of another category, or the label of another too: then only the key means this one.
  const wanted = names.keyOf(label) === term.key ? label : (written ?? usual)
  for (const [text, { first }] of term.spellings) {
    if (fault !== undefined) report(badPath(first.place, slug, fault, 'give the category another name'))
    else if (shared.length > 0) report(sharedLabel(first.place, text, shared))
    else if (text !== usual && text !== label && text !== written)
      report(otherSpelling(first.place, text, wanted))
  }
}

const LIST = 'category:'

/** What the list of a category's posts is called among the lists of posts. */
export function listOfCategory(slug: string): string {
  return LIST + slug
}

/** The slug of the category whose list is called so. */
export function slugOfList(name: string): string {
  return name.slice(LIST.length)
}
