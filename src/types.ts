/**
 * The nouns of Octavo. Imports nothing; every folder may import it.
 *
 * Everything is readonly. Posts refer to each other by id, never by object. An optional field means
 * "the author did not say", never "not computed yet": a stage that learns more returns a new type.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** A point in a file. Line and column count from 1, columns in UTF-16 units; length 0 or absent: one caret. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly length?: number
}

export type Severity = 'error' | 'warning'

/** Something that the user should know. A value: kept with the result it belongs to and replayed from caches. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly place: Place
  readonly hint?: string
  readonly related?: readonly Place[]
  /** What it is about, where one of its code in each file is enough: the others are counted. */
  readonly about?: string
}

/** Where a stage puts its findings. It returns the best value it can and goes on to the next fault. */
export type Report = (finding: Diagnostic) => void

/** One file of the project, as it was when the build began. `path` is relative to the root, with `/`, NFC. */
export interface Source {
  readonly path: string
  readonly hash: string
  readonly bytes: Uint8Array
}

export type Snapshot = ReadonlyMap<string, Source>

/** A date as the author wrote it. `day` is of the site's zone; `iso` is what `<time datetime>` shows. */
export interface Moment {
  readonly day: Day
  readonly at: Instant
  readonly iso: string
}

/** A text that knows where it stands in the source. */
export interface Placed {
  readonly text: string
  readonly place: Place
}

export interface AuthorRef {
  /** A handle of `content/data/authors.yaml`, or a name. */
  readonly name: string
  readonly url?: string
  readonly bio?: string
  readonly image?: string
  readonly place: Place
}

export interface ImageRef {
  readonly src: string
  readonly alt?: string
  readonly caption?: string
  /** The post's own page does not show it; other sites that link to it do. */
  readonly offPage?: true
  readonly offLists?: true
  readonly place: Place
}

/** Front matter, normalised (SPEC 2). */
export interface Meta {
  readonly title?: string
  readonly titlePlace: Place
  readonly metaTitle?: string
  readonly date?: Moment
  readonly updated?: Moment
  readonly updatedPlace?: Place
  readonly expires?: Moment
  readonly draft: boolean
  readonly unlisted: boolean
  readonly slug: string
  readonly slugPlace: Place
  readonly permalink?: Placed
  readonly aliases: readonly Placed[]
  readonly categories: readonly Placed[]
  readonly tags: readonly Placed[]
  readonly series?: Placed
  readonly seriesOrder?: number
  readonly authors: readonly AuthorRef[]
  readonly description?: string
  readonly excerpt?: string
  readonly image?: ImageRef
  readonly imageType: 'full' | 'standard'
  readonly layout?: Placed
  readonly pinned: boolean
  /** false: none; else the levels that the table of contents shows. */
  readonly toc: false | { readonly min: number; readonly max: number }
  readonly showTitle: boolean
  readonly hideAnchor: boolean
  readonly sidebar?: string
  readonly rootPage?: Placed
  readonly canonical?: string
  readonly canonicalPlace?: Place
  readonly noindex: boolean
  readonly lang?: string
  readonly comments?: boolean
  readonly math?: boolean
  readonly id?: Placed
  /** Unknown keys, for templates. JSON values only. */
  readonly extra: { readonly [key: string]: Json }
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A piece of a body: finished HTML, or a hole that rendering fills with what the site knows. */
export type Chunk = string | LinkHole | ImageHole | ComponentHole

/** Stands inside the quotes of an attribute; filled with the escaped address. */
export interface LinkHole {
  readonly kind: 'link'
  readonly url: string
  /** Its words are the title of the post that it leads to, if that is known. */
  readonly isTitled?: true
  readonly place: Place
}

/** Stands for a whole `<img>`. `attributes` are sanitised already and exclude src, alt and title. */
export interface ImageHole {
  readonly kind: 'image'
  readonly src: string
  readonly alt: string
  readonly title?: string
  readonly attributes: { readonly [name: string]: string }
  readonly place: Place
}

/** Stands for a component tag (SPEC 4). `inline`: inside a sentence. */
export interface ComponentHole {
  readonly kind: 'component'
  readonly name: string
  readonly props: { readonly [name: string]: Json }
  /** Where each attribute of the tag stands, also one whose value is not to be had. */
  readonly places: { readonly [name: string]: Place }
  readonly children: readonly Chunk[]
  readonly inline: boolean
  /** It was read from a shortcode of another generator, where a block may stand in a sentence: it parts that. */
  readonly isShortcode?: boolean
  /** The tag as written, when it is never closed under its parent: an error if the component is known, else text. */
  readonly unclosed?: string
  /** What is wrong with its values, if the component is known: those of another are thrown away. */
  readonly faults?: readonly Diagnostic[]
  readonly place: Place
}

export interface Heading {
  readonly level: number
  readonly id: string
  readonly text: string
  /** Only of one whose id a layout may have (`o-…`, `titleId`), so that the two may clash. */
  readonly place?: Place
}

export interface PlacedId {
  readonly id: string
  readonly place: Place
}

/** What a post's text becomes. Function of its own file and the markdown configuration alone. */
export interface Body {
  readonly chunks: readonly Chunk[]
  /** Balanced HTML with link holes only: no ids, notes, images or components (SPEC 13.22). */
  readonly excerpt: readonly Chunk[]
  /** Plain text from the start of the body, at most about 160 characters, cut between words. */
  readonly description: string
  readonly headings: readonly Heading[]
  /** Every id in the body, of headings, notes and raw HTML. */
  readonly ids: readonly string[]
  /** Those of raw HTML that a layout may have (`o-…`, `titleId`), so that the two may clash. */
  readonly reserved?: readonly PlacedId[]
  readonly words: number
  readonly cjk: number
  /** Text of the first `# h1`, when it stands for the title and was taken out of the body. */
  readonly title?: string
  /** The id of that `# h1`: it belongs to the title of the page now, if the layout gives it one. */
  readonly titleId?: string
}

/** What a page of its own needs of a post's text. */
export type PostText = Pick<Body, 'chunks' | 'headings' | 'ids' | 'reserved' | 'titleId' | 'words'>

export type PostKind = 'post' | 'page'

/** A post or a page: what its file says, and nothing else. `id` is its path. */
export interface Post {
  readonly id: string
  readonly kind: PostKind
  readonly title: string
  readonly meta: Meta
  readonly body: PostText
  readonly minutes: number
  /** What lists show of the text. */
  readonly summary: Pick<Body, 'description' | 'excerpt'>
  /** Files of the source tree that text and image point to, as paths from the root: they are published because of it. */
  readonly references: readonly string[]
  /** What is wrong with it that matters only when it is published: its text, and what it lacks. */
  readonly found?: readonly Diagnostic[]
  /** What no page can do without and this post does not have, as `found` says; `text`: one that could be rendered. */
  readonly lacks?: 'text' | 'title' | 'date'
}

export type Visibility = 'published' | 'draft' | 'scheduled' | 'expired'

export interface Held {
  readonly post: Post
  readonly because: Exclude<Visibility, 'published'>
}

/** One page of the output and what it is made from. `path` is relative to the output folder. */
export type Page =
  | { readonly kind: 'post' | 'page'; readonly url: string; readonly path: string; readonly id: string }
  | { readonly kind: 'home' | 'notFound' | 'categories'; readonly url: string; readonly path: string }
  | {
      readonly kind: 'index' | 'category'
      readonly url: string
      readonly path: string
      readonly list: string
      readonly number: number
    }
  | { readonly kind: 'feed' | 'sitemap'; readonly url: string; readonly path: string }
  | { readonly kind: 'copy'; readonly url: string; readonly path: string; readonly source: string }

/** A link on a finished page. `place` points into the markdown or the template that wrote it. */
export interface LinkUse {
  readonly url: string
  readonly place: Place
  /** How the address is written there, when it is written otherwise. */
  readonly written?: string
}

export type { Config, ConfigPlaces, Filter, LoadedPlugin, NavLink, PluginRef } from './types/config.ts'
