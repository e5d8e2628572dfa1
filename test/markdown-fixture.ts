import { loadConfig } from '../src/config/load.ts'
import type { Ahead } from '../src/markdown/code/ahead.ts'
import type { Apart, Markdown } from '../src/markdown/markdown.ts'
import { createMarkdown } from '../src/markdown/pipeline.ts'
import { escapeHtml } from '../src/text/escape.ts'
import { isForeign } from '../src/text/paths.ts'
import type { Body, Chunk, Config, Diagnostic, LoadedPlugin } from '../src/types.ts'

/** A markdown line for tests: default configuration, unless told otherwise. */
export async function markdownLine(
  parser: 'native' | 'remark',
  given: {
    readonly tags?: string[]
    readonly iframes?: string[]
    readonly plugins?: readonly LoadedPlugin[]
    readonly limits?: Partial<Config['markdown']['limits']>
    readonly apart?: Apart
    readonly ahead?: Ahead
    readonly breaks?: boolean
    readonly typography?: boolean
    readonly emoji?: boolean
  } = {},
): Promise<Markdown> {
  const { tags = [], iframes = [], plugins = [], apart, ahead } = given
  const { breaks = false, typography = false, emoji = false } = given
  const usual = loadConfig(undefined, () => undefined).config.markdown
  const limits = { ...usual.limits, ...given.limits }
  const config = { ...usual, parser, allow: { tags, iframes }, limits, breaks, typography, emoji }
  return createMarkdown({ config, plugins, ahead, ...(apart !== undefined && { apart }) }, (finding) => {
    throw new Error(finding.message)
  })
}

/** A line with a plugin that does nothing. */
export const IDLE: { readonly plugins: readonly LoadedPlugin[] } = {
  plugins: [
    {
      name: 'idle',
      plugin: () => () => undefined,
      options: null,
      place: { path: 'octavo.config.yaml', line: 1, column: 1 },
    },
  ],
}

export interface Rendered {
  readonly body: Body | undefined
  readonly findings: readonly Diagnostic[]
}

/** Render a text; anchors are off, so that headings stay readable in expectations. */
export async function render(
  markdown: Markdown,
  text: string,
  path = 'post.md',
  lang = 'en',
  read?: (path: string) => string | undefined,
): Promise<Rendered> {
  const findings: Diagnostic[] = []
  const given = { path, text, line: 1, slug: 'post', hideAnchor: true, lang }
  const input = read === undefined ? given : { ...given, read }
  const body = await markdown.body(input, (finding) => findings.push(finding))
  return { body, findings }
}

/** Chunks in one line: `[[link]]` within the site, `((image|alt))`, `{Inline a=1|children}`, `{#Block}`, `[[link|name]]` for the title of a post. */
export function show(chunks: readonly Chunk[]): string {
  return chunks.map(showChunk).join('')
}

function showChunk(chunk: Chunk): string {
  if (typeof chunk === 'string') return chunk
  if (chunk.kind === 'link') return isForeign(chunk.url) ? escapeHtml(chunk.url) : `[[${chunk.url}]]`
  if (chunk.kind === 'title') return `[[${chunk.url}|${chunk.name}]]`
  if (chunk.kind === 'image') return `((${chunk.src}|${chunk.alt}))`
  const unclosed = chunk.unclosed === undefined ? '' : ` unclosed=${chunk.unclosed}`
  const props = Object.entries(chunk.props).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  const children = chunk.children.length === 0 ? '' : `|${show(chunk.children)}`
  return `{${chunk.inline ? '' : '#'}${chunk.name}${unclosed}${props.join('')}${children}}`
}

/** Findings as `code line:column`. */
export function list(findings: readonly Diagnostic[]): string[] {
  return findings.map(({ code, place }) => `${code} ${place.line}:${place.column}`)
}
