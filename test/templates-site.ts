import { createEngine, type Engine, type EngineOptions } from '../src/templates/engine.ts'
import { hash } from '../src/text/hash.ts'
import type { Diagnostic, Source } from '../src/types.ts'

/** A site of templates in a record, rendered for one post. */

const SUBJECT = { path: 'content/posts/hello.md', line: 1, column: 1 }
const SITE = { title: 'Test', home: '/' }
const PAGE = { title: 'Hello · Test', url: '/blog/hello/' }

export type Files = Readonly<Record<string, string>>

export interface Rendered {
  readonly html: string
  readonly findings: readonly Diagnostic[]
  readonly reads: readonly string[]
}

export function sourceOf(files: Files, name: string): Source | undefined {
  const text = Object.hasOwn(files, name) ? files[name] : undefined
  if (text === undefined) return undefined
  const bytes = new TextEncoder().encode(text)
  return { path: `templates/${name}`, hash: hash(bytes), bytes }
}

export function engineFor(options: Partial<EngineOptions> = {}): Engine {
  const services = {
    asset: (name: string) => (name === 'styles/site.css' ? '/assets/site.12345678.css' : undefined),
    url: (path: string) => `/notes${path}`,
    absoluteUrl: (path: string) => `https://example.org/notes${path}`,
    assets: () => ['styles/site.css'],
  }
  return createEngine({ services, ...options })
}

export function render(
  files: Files | string,
  locals: Record<string, unknown> = {},
  { engine = engineFor(), name = 'page.html' }: { engine?: Engine; name?: string } = {},
): Rendered {
  const all: Files = typeof files === 'string' ? { 'page.html': files } : files
  const findings: Diagnostic[] = []
  const reads: string[] = []
  const html = engine.render(
    name,
    { globals: { site: SITE, page: PAGE }, locals },
    {
      read: (_fact, asked) => {
        reads.push(asked)
        return sourceOf(all, asked)
      },
      report: (finding) => findings.push(finding),
      subject: SUBJECT,
    },
  )
  return { html, findings, reads }
}

/** `code path:line:column[+length]` of each finding. */
export function short({ findings }: Pick<Rendered, 'findings'>): readonly string[] {
  return findings.map(({ code, place: { path, line, column, length } }) => {
    return `${code} ${path}:${line}:${column}${length === undefined ? '' : `+${length}`}`
  })
}
