import type { Markdown } from '../markdown/markdown.ts'
import { noDate, noText, noTitle } from '../report/matter.ts'
import { topOf } from '../report.ts'
import { minutes } from '../text/reading-time.ts'
import type { Body, Diagnostic, Post, PostKind, Report, Source } from '../types.ts'
import { isBlank } from './blank.ts'
import { type MetaContext, readMeta, type Told } from './meta.ts'
import { references } from './references.ts'
import { type Split, split } from './split.ts'

interface ParseContext extends MetaContext {
  readonly markdown: Markdown
  /** How plugins read another file of the project, so that it is known; undefined when there is none. */
  readonly read?: (path: string) => string | undefined
  /** The paths of all files below a folder, in the same way. */
  readonly list?: (folder: string) => readonly string[]
}

/**
 * A post out of its file alone: cut, head, text. Everything wrong with its head is reported, not just the first; what
 * is wrong with its text is kept with the post, since only the gate knows whether anybody is to read it.
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
  const { kind, config, markdown } = context
  const told = readMeta(parts, context, report)
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
  const found: Diagnostic[] = []
  const join = (body: Body | undefined) => postOf({ parts, told, body, kind, found }, report)
  const body = markdown.body(input, (finding) => found.push(finding))
  return body instanceof Promise ? body.then(join) : join(body)
}

interface Pieces {
  readonly parts: Split
  readonly told: Told
  readonly body: Body | undefined
  readonly kind: PostKind
  /** What was found in the text. */
  readonly found: Diagnostic[]
}

const NO_BODY: Body = { chunks: [], excerpt: [], description: '', headings: [], ids: [], words: 0, cjk: 0 }

function postOf({ parts, told, body, kind, found }: Pieces, report: Report): Post | undefined {
  const { meta, wrote } = told
  const title = meta.title ?? body?.title
  const top = topOf(parts.path)
  // An error says more about a text than that nothing came of it.
  const isRead = body !== undefined && !found.some(({ severity }) => severity === 'error')
  const isUndated = kind === 'post' && meta.date === undefined
  if (title === undefined && !wrote.title && body !== undefined) found.push(noTitle(top))
  if (isUndated && !wrote.date) found.push(noDate(top))
  if (kind === 'post' && !meta.draft && isRead && isBlank(body.chunks)) found.push(noText(top))
  if ((title === undefined && wrote.title) || (isUndated && wrote.date)) {
    for (const finding of found) report(finding)
    return undefined
  }
  const lacks = body === undefined ? 'text' : title === undefined ? 'title' : isUndated ? 'date' : undefined
  const { chunks, headings, ids, reserved, titleId, words, cjk, description, excerpt } = body ?? NO_BODY
  return {
    id: parts.path,
    kind,
    title: title ?? meta.slug,
    meta,
    body: {
      chunks,
      headings,
      ids,
      words,
      ...(reserved !== undefined && { reserved }),
      ...(titleId !== undefined && { titleId }),
    },
    minutes: minutes(words, cjk),
    summary: { description, excerpt },
    references: references(parts.path, meta, body ?? NO_BODY),
    ...(found.length > 0 && { found }),
    ...(lacks !== undefined && { lacks }),
  }
}
