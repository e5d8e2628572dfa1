import type { View } from '../site/facts.ts'
import type { Html } from '../templates/html.ts'
import type { Heading, LinkUse, Place, PlacedId } from '../types.ts'
import type { Head } from './globals.ts'
import type { Kit } from './kit.ts'

/** What a page of HTML is made of, before its layout is printed. */
export interface PageContent {
  readonly layout: string
  readonly head: Head
  /** `body`: the text of the post as HTML. */
  readonly locals: (kit: Kit, body?: Html) => View
  readonly subject: Place
  /** Addresses that the author wrote and the layout prints. */
  readonly links?: readonly LinkUse[]
  /** The text of the post, whose ids are known already. */
  readonly body?: {
    readonly html: (kit: Kit) => string
    readonly ids: readonly string[]
    readonly headings: readonly Heading[]
    readonly reserved: readonly PlacedId[]
    readonly titleId: string | undefined
  }
}
