import type { Json, Place, Severity } from '../types.ts'

/** The configuration, and what is loaded because of it. */

/** A link of the navigation, the footer or the social list. */
export interface NavLink {
  readonly label: string
  readonly url: string
}

export type PluginRef = readonly [name: string, options: Json]

/** A remark plugin, imported. Its shape is checked where it is used: the function comes from outside. */
export interface LoadedPlugin {
  readonly name: string
  readonly plugin: unknown
  readonly options: Json
  readonly place: Place
}

/** A template filter: a function of what it is given alone. */
export type Filter = (input: unknown, ...args: readonly unknown[]) => unknown

/** `octavo.config.yaml`, checked, with every default filled in (SPEC 14). JSON as it stands. */
export interface Config {
  readonly title: string
  readonly description: string
  /** Origin and sub-path without a trailing slash; absent: no feeds, sitemap or canonical links. */
  readonly url?: string
  readonly lang: string
  readonly timezone: string
  readonly pageSize: number
  /** Pattern of post addresses, presets resolved: `/blog/:slug/`. */
  readonly permalink: string
  readonly trailingSlash: boolean
  readonly paths: {
    readonly posts?: string
    readonly pages: string
    readonly data: string
    readonly index: string
  }
  readonly taxonomies: { readonly categories: { readonly path: string } }
  readonly feeds: { readonly items: number; readonly authority?: string }
  readonly markdown: {
    readonly parser: 'native' | 'remark'
    readonly plugins: readonly PluginRef[]
    readonly allow: { readonly tags: readonly string[]; readonly iframes: readonly string[] }
    /** What one post may hold and take; no hand writes as much. */
    readonly limits: {
      readonly characters: number
      readonly nesting: number
      readonly cells: number
      readonly items: number
      /** How many times its text a page may be, over a megabyte. */
      readonly growth: number
      /** From the text to its answer, the start of its process included. */
      readonly seconds: number
      /** Megabytes. */
      readonly memory: number
    }
    readonly breaks: boolean
    readonly typography: boolean
    readonly emoji: boolean
  }
  readonly links: { readonly served: readonly string[] }
  readonly defaults: readonly { readonly match: string; readonly set: { readonly [key: string]: Json } }[]
  readonly filters: readonly string[]
  readonly nav: readonly NavLink[]
  readonly footer: readonly NavLink[]
  readonly social: readonly NavLink[]
  readonly check: { readonly rules: { readonly [code: string]: 'off' | Severity } }
  readonly theme: {
    readonly accent: 'rubric' | 'lapis' | 'verdigris' | 'orpiment' | 'murex' | 'ink'
    readonly scheme: 'auto' | 'light' | 'dark'
    readonly notes: 'margin' | 'end'
    readonly toc: 'margin' | 'top' | 'off'
    /** A stylesheet of the site's own, relative to the root, loaded after the theme's. */
    readonly css?: string
  }
  readonly output: { readonly dir: string; readonly mode: 'folder' | 'swap' }
}

/** Where a key of the configuration stands, by its path joined with dots (`markdown.plugins.0`). */
export type ConfigPlaces = ReadonlyMap<string, Place>
