import type { Data, Literal, Position } from '../tree.ts'
import type { Ahead } from './ahead.ts'
import type { Token } from './emitter.ts'
import type { Highlighter } from './highlighter.ts'
import type { Language } from './languages.ts'
import { CODE_LIMITS } from './limits.ts'
import type { Lines } from './line-marks.ts'
import { writeLines, writeTokens } from './token-html.ts'

/** The text of a code block, as HTML of ours: it becomes a hole and needs no sanitising, for it is made of text and spans alone. */
export interface ListingNode extends Literal {
  type: 'listing'
  value: string
  data?: Data
  position?: Position
}

declare module 'mdast' {
  interface RootContentMap {
    listing: ListingNode
  }
}

/** A code block whose text is still to be written. */
export interface Listing {
  readonly node: ListingNode
  readonly lines: Lines
  /** Whether each line is wrapped: there are marks, numbers or signs. */
  readonly isLined: boolean
  /** Number of the first line, where the style sheet cannot count for itself. */
  readonly from: number | undefined
  readonly language: Language | undefined
  /** Told when the grammar cannot cope with the text, which stays plain. */
  readonly onFailure: () => void
}

/** Take the text of a code block from what has been made ahead; false when it must be written. */
export function takeAhead({ node, lines, isLined, language }: Listing, ahead: Ahead): boolean {
  const html = isLined || language === undefined ? undefined : ahead(lines.texts.join('\n'), language)
  if (html !== undefined) node.value = `${html}\n`
  return html !== undefined
}

/** Write the texts of a post's code blocks. All their grammars are loaded. */
export function writeListings(listings: readonly Listing[], highlighter: Highlighter | undefined): void {
  for (const listing of listings) listing.node.value = write(listing, highlighter)
}

function write(listing: Listing, highlighter: Highlighter | undefined): string {
  const { lines, language } = listing
  const code = lines.texts.join('\n')
  if (language === undefined) return printed(listing, [code])
  const tokens = highlighter?.tokens(code, language)
  const html = tokens && printed(listing, tokens)
  if (html !== undefined && html.length <= CODE_LIMITS.growth * (code.length + 1000)) return html
  listing.onFailure()
  return printed(listing, [code])
}

function printed({ isLined, lines, from }: Listing, tokens: readonly Token[]): string {
  if (!isLined) return `${writeTokens(tokens)}\n`
  return writeLines(tokens)
    .map((html, at) => {
      const kind = lines.kinds[at]
      const number = from === undefined ? '' : ` data-n="${from + at}"`
      return `<span class="line${kind === undefined ? '' : ` ${kind}`}"${number}>${html}\n</span>`
    })
    .join('')
}
