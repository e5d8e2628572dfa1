import type { Markdown } from '../markdown/markdown.ts'
import { noDate, noText, noTitle } from '../report/matter.ts'
import { topOf } from '../report.ts'
import type { Zone } from '../text/dates.ts'
import { minutes } from '../text/reading-time.ts'
import type { Body, Config, Post, PostKind, Report, Source } from '../types.ts'
import { isBlank } from './blank.ts'
import { type FolderDefaults, folderDefaults } from './layers.ts'
import { readMeta, type Told } from './meta.ts'
import { references } from './references.ts'
import { type Split, split } from './split.ts'

export interface ParseContext {
  readonly kind: PostKind
  readonly config: Config
  readonly zone: Zone
  readonly markdown: Markdown
  /** `folderDefaults(config, places, report)`, made once per build; absent: made for each post, and what is wrong in them has no line. */
  readonly defaults?: FolderDefaults
  /** How plugins read another file of the project, so that it is known; undefined when there is none. */
  readonly read?: (path: string) => string | undefined
  /** The paths of all files below a folder, in the same way. */
  readonly list?: (folder: string) => readonly string[]
}

/**
 * A post out of its file alone: cut, head, text. Everything wrong with it is reported, not just the first.
 *
 * @returns undefined after an error that leaves no post; a promise only when the markdown line gives one
 */
export function parsePost(
  source: Source,
  context: ParseContext,
  report: Report,
): Post | undefined | Promise<Post | undefined> {
  const parts = split(source, report)
  if (parts === undefined) return undefined
  const { kind, config, zone, markdown } = context
  const defaults = context.defaults ?? folderDefaults(config, new Map(), report)
  const told = readMeta(parts, { kind, config, zone, defaults }, report)
  if (told === undefined) return undefined
  const { meta } = told
  const input = {
    path: parts.path,
    text: parts.body,
    line: parts.bodyLine,
    slug: meta.slug,
    hideAnchor: meta.hideAnchor,
    lang: meta.lang ?? config.lang,
    title: meta.title,
    read: context.read,
    list: context.list,
  }
  const join = (body: Body | undefined) => postOf({ parts, told, body, kind }, report)
  const body = markdown.body(input, report)
  return body instanceof Promise ? body.then(join) : join(body)
}

interface Pieces {
  readonly parts: Split
  readonly told: Told
  readonly body: Body | undefined
  readonly kind: PostKind
}

function postOf({ parts, told, body, kind }: Pieces, report: Report): Post | undefined {
  const { meta, wrote } = told
  const title = meta.title ?? body?.title
  const top = topOf(parts.path)
  if (title === undefined && !wrote.title && body !== undefined) report(noTitle(top))
  const isDated = kind === 'page' || meta.date !== undefined
  if (!isDated && !wrote.date) report(noDate(top))
  if (kind === 'post' && !meta.draft && body !== undefined && isBlank(body.chunks)) report(noText(top))
  if (title === undefined || body === undefined || !isDated) return undefined
  const { chunks, headings, ids, reserved, words } = body
  return {
    id: parts.path,
    kind,
    title,
    meta,
    body: { chunks, headings, ids, words, ...(reserved !== undefined && { reserved }) },
    minutes: minutes(body.words, body.cjk),
    summary: { description: body.description, excerpt: body.excerpt },
    references: references(parts.path, meta, body),
  }
}
