import { type Lines, linesOf, placeAt } from '../../text/lines.ts'
import type { Names } from '../components/named-data.ts'
import type { Mended } from '../include/sheet.ts'
import { mendCalloutTags } from './callout-tags.ts'
import { mendComments } from './comment-tags.ts'
import { mendAligned } from './hashnode.ts'
import { mendHighlightTags } from './highlight-tags.ts'
import { mendAddresses } from './jekyll-addresses.ts'
import { mendBraces } from './jsx.ts'
import { blankComments, mendHeadingIds } from './mdx-comments.ts'
import { openMdxFences } from './mdx-fences.ts'
import { blankModuleLines } from './mdx-modules.ts'
import type { Mending } from './mending.ts'
import { mendQuoteTags } from './quote-tags.ts'
import { mendRawTags } from './raw-tags.ts'
import { mendShortcodes } from './shortcodes.ts'
import { mendTabTags } from './tab-tags.ts'
import { joinTagEnds } from './tag-ends.ts'

type Mend = (text: string, mending: Mending) => string

/** What stands in tags of Hugo, Jekyll, Hexo and kramdown; most posts have none. */
const TAG = /\{[{%:]/
const OF_TAGS: readonly Mend[] = [
  mendComments,
  mendHighlightTags,
  mendRawTags,
  mendCalloutTags,
  mendTabTags,
  mendQuoteTags,
]

/** In this order: each reads what the one before it has left. */
const MENDS: readonly Mend[] = [
  mendHeadingIds,
  openMdxFences,
  blankModuleLines,
  mendTags,
  mendAligned,
  mendAddresses,
  mendShortcodes,
  mendBraces,
  joinTagEnds,
]

function mendTags(text: string, mending: Mending): string {
  return TAG.test(text) ? OF_TAGS.reduce((before, mend) => mend(before, mending), text) : text
}

/** Whose text it is: `path` is its file, `line` the number of its first line there. */
interface Origin extends Pick<Mending, 'report' | 'parse' | 'kept'> {
  readonly path: string
  readonly room: Names['room']
  readonly line: number
}

/** A text in which what is written for other generators, and says what something here says too, is written so; of the same length. */
export function mendDialects(text: string, { path, line, report, parse, kept, room }: Origin): Mended {
  let lines: Lines | undefined
  const placeOf = (offset: number, length: number) => {
    lines ??= linesOf(text, line)
    return placeAt(lines, path, offset, length)
  }
  const names: Names = { data: new Map(), room }
  const mending: Mending = { report, parse, placeAt: placeOf, written: text, names, kept }
  const mended = MENDS.reduce((before, mend) => mend(before, mending), text)
  const read = /\.mdx$/i.test(path) ? blankComments(mended, mending) : mended
  return { text: read, written: text, names }
}
