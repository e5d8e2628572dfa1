import type { Diagnostic, Json, Place } from '../types.ts'

/** A piece of a body: finished HTML, or a hole that rendering fills with what the site knows. */
export type Chunk = string | LinkHole | TitleHole | ImageHole | ComponentHole

/** Stands inside the quotes of an attribute; filled with the escaped address. */
export interface LinkHole {
  readonly kind: 'link'
  readonly url: string
  readonly place: Place
}

/** Stands for the words of a link to another post: its title, or `name` where none may be printed. */
export interface TitleHole {
  readonly kind: 'title'
  readonly url: string
  readonly name: string
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
