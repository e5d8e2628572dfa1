import type { Markdown } from '../markdown/markdown.ts'
import type { FolderDefaults } from '../post/layers.ts'
import { parsePost } from '../post/parse.ts'
import { createZone } from '../text/dates.ts'
import type { Config, Diagnostic, Post, Snapshot } from '../types.ts'
import type { Item } from './inventory.ts'
import type { FileRead } from './written-post.ts'

/** A file, parsed, with all that was found and read on the way. */
export interface ParsedItem {
  readonly post: Post | undefined
  readonly findings: readonly Diagnostic[]
  /** Further files that plugins have read. */
  readonly reads: readonly FileRead[]
}

/** A parser of files, set up once for a build. Answers with a promise only when a plugin does. */
export function parserFor(
  { files, config }: { readonly files: Snapshot; readonly config: Config },
  defaults: FolderDefaults,
  markdown: Markdown,
): (item: Item) => ParsedItem | Promise<ParsedItem> {
  const zone = createZone(config.timezone)
  return ({ kind, source }) => {
    const findings: Diagnostic[] = []
    const reads = new Map<string, string>()
    const read = (path: string) => {
      const file = files.get(path)
      reads.set(path, file?.hash ?? '')
      return file === undefined ? undefined : new TextDecoder().decode(file.bytes)
    }
    const context = { kind, config, zone, markdown, defaults, read }
    const made = parsePost(source, context, (finding) => findings.push(finding))
    const done = (post: Post | undefined): ParsedItem => ({ post, findings, reads: [...reads] })
    return made instanceof Promise ? made.then(done) : done(made)
  }
}
