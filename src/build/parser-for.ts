import type { Markdown } from '../markdown/markdown.ts'
import type { FolderDefaults } from '../post/layers.ts'
import { parsePost } from '../post/parse.ts'
import { createZone } from '../text/dates.ts'
import type { Config, Diagnostic, Post, Snapshot } from '../types.ts'
import type { Item } from './inventory.ts'
import { namesBelow, stateOf } from './reads.ts'
import { encoder } from './scratch.ts'
import { type WrittenPost, writePost } from './written-post.ts'

/** A file, parsed, as it is kept; without a post there is an error among the findings. */
export interface ParsedItem {
  readonly findings: readonly Diagnostic[]
  readonly written: WrittenPost | undefined
  /** The post as it came from its file; absent when it was parsed elsewhere. */
  readonly post?: Post
}

/** A parser of files, set up once for a build. Answers with a promise only when the markdown line does. */
export function parserFor(
  { files, config }: { readonly files: Snapshot; readonly config: Config },
  defaults: FolderDefaults,
  markdown: Markdown,
): (item: Item) => ParsedItem | Promise<ParsedItem> {
  const zone = createZone(config.timezone)
  const encode = encoder()
  return ({ kind, source }) => {
    const findings: Diagnostic[] = []
    const reads = new Map<string, string>()
    let lost: unknown
    const read = (path: string) => {
      reads.set(path, stateOf(path, files))
      try {
        const file = files.get(path)
        return file === undefined ? undefined : new TextDecoder().decode(file.bytes)
      } catch (thrown) {
        // What is thrown within the markdown line counts as a fault of the text.
        lost = thrown
        return undefined
      }
    }
    const list = (folder: string) => {
      reads.set(`${folder}/`, stateOf(`${folder}/`, files))
      return namesBelow(`${folder}/`, files)
    }
    const context = { kind, config, zone, markdown, defaults, read, list }
    const made = parsePost(source, context, (finding) => findings.push(finding))
    const done = (post: Post | undefined): ParsedItem => {
      if (lost !== undefined) throw lost
      return post === undefined
        ? { findings, written: undefined }
        : {
            findings,
            written: writePost(post, { hash: source.hash, findings, reads: [...reads] }, encode),
            post,
          }
    }
    return made instanceof Promise ? made.then(done) : done(made)
  }
}
