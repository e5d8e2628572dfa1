import { loadConfig } from '../src/config/load.ts'
import { parseYaml } from '../src/config/yaml.ts'
import type { BodyInput, Markdown } from '../src/markdown/markdown.ts'
import { folderDefaults } from '../src/post/layers.ts'
import { parsePost } from '../src/post/parse.ts'
import { createZone } from '../src/text/dates.ts'
import type { Body, Diagnostic, Post, PostKind, Source } from '../src/types.ts'

export interface Reading {
  /** Undefined also when it lacks what a page cannot do without. */
  readonly post: Post | undefined
  readonly findings: readonly Diagnostic[]
  /** `line:column code`, in the order in which they were found. */
  readonly codes: readonly string[]
}

export interface Setting {
  readonly path?: string
  readonly kind?: PostKind
  /** Text of `octavo.config.yaml`. */
  readonly config?: string
}

/** Read one file as a post, its text taken as it is. */
export function readPost(content: string | Uint8Array, setting: Setting = {}): Reading {
  const findings: Diagnostic[] = []
  const report = (finding: Diagnostic) => findings.push(finding)
  const { config, places } = loadConfig(
    setting.config === undefined ? undefined : source('octavo.config.yaml', setting.config),
    report,
  )
  const post = parsePost(
    source(setting.path ?? 'content/posts/a-post.md', content),
    {
      kind: setting.kind ?? 'post',
      config,
      zone: createZone(config.timezone),
      markdown,
      defaults: folderDefaults(config, places, report),
    },
    report,
  )
  if (post instanceof Promise) throw new Error('the plain text of a test needs no promise')
  findings.push(...(post?.found ?? []))
  const codes = findings.map(({ place, code }) => `${place.line}:${place.column} ${code}`)
  return { post: post?.lacks === undefined ? post : undefined, findings, codes }
}

/** A post with a date, a title and these lines of front matter, which begin in line 4. */
export function withLines(...lines: readonly string[]): string {
  return ['---', 'date: 2026-11-23', 'title: A post', ...lines, '---', 'Text.', ''].join('\n')
}

export function source(path: string, content: string | Uint8Array): Source {
  return { path, hash: '', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

export function yaml(text: string): { value: unknown; codes: readonly string[] } {
  const codes: string[] = []
  const located = parseYaml(text, { path: 'a.yaml', line: 1 }, ({ place, code }) =>
    codes.push(`${place.line}:${place.column} ${code}`),
  )
  return { value: located?.value, codes }
}

const markdown: Markdown = {
  parser: 'remark',
  body: (input: BodyInput): Body => {
    const heading = /^# (.+)$/m.exec(input.text)?.[1]
    return {
      chunks: [input.text],
      excerpt: [],
      description: '',
      headings: [],
      ids: [],
      words: input.text.split(/\s+/).length,
      cjk: 0,
      ...(heading !== undefined && { title: heading }),
    }
  },
}
