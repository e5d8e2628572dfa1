import { badPath, emptyTerm, otherSpelling } from '../report/site.ts'
import { finishPath, pathFault } from '../text/paths.ts'
import { slugOf } from '../text/slug.ts'
import type { Config, Json, Placed, Post, Report } from '../types.ts'

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

interface Term {
  readonly slug: string
  readonly spellings: Map<string, { count: number; first: Placed }>
  readonly posts: string[]
}

/**
 * Group posts by category. Names that give the same slug are one category (`Tools`, `tools`): its
 * label is the registry's, else the spelling used most often, ties by the first post (SPEC 13.7).
 */
export function categories(
  posts: readonly Post[],
  registry: Json | undefined,
  config: Config,
  report: Report,
): readonly Collection[] {
  const terms = new Map<string, Term>()
  for (const post of posts) for (const placed of post.meta.categories) add(terms, placed, post.id, report)
  const known = registryBySlug(registry)
  return [...terms.values()]
    .map((term) => collection(term, known.get(term.slug), config, report))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

function add(terms: Map<string, Term>, placed: Placed, id: string, report: Report): void {
  const slug = slugOf(placed.text)
  if (slug === '') {
    report(emptyTerm(placed.place, placed.text))
    return
  }
  let term = terms.get(slug)
  if (term === undefined) {
    const fault = pathFault(`/${slug}/`)
    if (fault !== undefined) {
      report(badPath(placed.place, slug, fault))
      return
    }
    term = { slug, spellings: new Map(), posts: [] }
    terms.set(slug, term)
  }
  // The names of one post come one after the other.
  if (term.posts.at(-1) !== id) term.posts.push(id)
  const spelling = term.spellings.get(placed.text)
  if (spelling === undefined) term.spellings.set(placed.text, { count: 1, first: placed })
  else spelling.count++
}

function collection(term: Term, entry: Entry | undefined, config: Config, report: Report): Collection {
  const ranked = [...term.spellings].sort(([, a], [, b]) => b.count - a.count)
  const usual = ranked[0]?.[0] ?? term.slug
  const label = entry?.label ?? usual
  for (const [text, { first }] of term.spellings) {
    if (text !== usual && text !== label) report(otherSpelling(first.place, text, label))
  }
  return {
    slug: term.slug,
    label,
    url: finishPath(`${config.taxonomies.categories.path}${term.slug}/`, config.trailingSlash),
    description: entry?.description ?? null,
    image: entry?.image ?? null,
    pigment: entry?.pigment ?? null,
    posts: term.posts,
  }
}

interface Entry {
  readonly label?: string | undefined
  readonly description?: string | undefined
  readonly image?: string | undefined
  readonly pigment?: string | undefined
}

/** `content/data/categories.yaml`, by slug: its keys may be slugs or labels. */
function registryBySlug(registry: Json | undefined): ReadonlyMap<string, Entry> {
  if (!isRecord(registry)) return new Map()
  return new Map(
    Object.entries(registry).map(([key, value]) => {
      const slug = slugOf(key)
      const record = isRecord(value) ? value : {}
      const label = text(record.label) ?? (key === slug ? undefined : key)
      return [
        slug,
        {
          label,
          description: text(record.description),
          image: text(record.image),
          pigment: text(record.pigment),
        },
      ]
    }),
  )
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
