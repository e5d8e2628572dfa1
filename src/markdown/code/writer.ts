import type { Ahead } from './ahead.ts'
import type { Highlighter } from './highlighter.ts'
import type { Language } from './languages.ts'
import { type Listing, takeAhead, writeListings } from './listing.ts'

/** Writes the texts of a post's code blocks: at once, unless a grammar has to be loaded first. */
export type ListingWriter = (listings: readonly Listing[]) => Promise<void> | undefined

/** A writer for a build. highlight.js itself is loaded for the first block that is not there ahead. */
export function createWriter(ahead?: Ahead): ListingWriter {
  let highlighter: Highlighter | undefined
  const load = async (languages: readonly Language[]) => {
    if (highlighter === undefined) {
      const { Highlighter } = await import('./highlighter.ts')
      highlighter ??= new Highlighter()
    }
    for (const language of languages) if (!highlighter.isReady(language)) await highlighter.load(language)
  }
  return (all) => {
    const listings = ahead === undefined ? all : all.filter((listing) => !takeAhead(listing, ahead))
    const missing = listings.flatMap(({ language }) =>
      language === undefined || highlighter?.isReady(language) ? [] : [language],
    )
    if (missing.length > 0) return load(missing).then(() => writeListings(listings, highlighter))
    writeListings(listings, highlighter)
    return undefined
  }
}
