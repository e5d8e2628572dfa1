import type { Markdown } from '../markdown/markdown.ts'
import { type FolderDefaults, folderDefaults } from '../post/layers.ts'
import { parsePost } from '../post/parse.ts'
import { createZone } from '../text/dates.ts'
import type { Diagnostic, Post, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import { checkFolders, type Item, inventory } from './inventory.ts'
import type { KeptPosts } from './kept-posts.ts'

export interface Parsed {
  readonly posts: readonly Post[]
  /** Paths of the files that could not be read; each has an error. */
  readonly broken: readonly string[]
}

/**
 * Every post and page: from the memo where its file is as it was, else parsed. One that fails is left out,
 * and the next one still gets its turn. The markdown line is opened for the first file that needs it.
 */
export async function parseAll(input: BuildInput, kept: KeptPosts, report: Report): Promise<Parsed> {
  const { files, config, places, watch } = input
  const defaults = folderDefaults(config, places, report)
  const posts: Post[] = []
  const broken: string[] = []
  let parse: Parse | undefined
  const items = inventory(files, config)
  checkFolders(items, input, report)
  for (const item of items) {
    const before = kept.find(item.kind, item.source)
    if (before !== undefined) {
      posts.push(before.post)
      for (const finding of before.findings) report(finding)
      continue
    }
    parse ??= parserFor(input, defaults, await input.openMarkdown(report))
    const findings: Diagnostic[] = []
    const reads = new Map<string, string>()
    const made = watch.item('parse', item.source.path, () => parse?.(item, findings, reads))
    const post = made instanceof Promise ? await made : made
    for (const finding of findings) report(finding)
    if (post === undefined) broken.push(item.source.path)
    else posts.push(kept.keep(post, { source: item.source, findings, reads: [...reads] }))
  }
  return { posts, broken }
}

type Parse = (
  item: Item,
  findings: Diagnostic[],
  reads: Map<string, string>,
) => Post | undefined | Promise<Post | undefined>

function parserFor({ files, config }: BuildInput, defaults: FolderDefaults, markdown: Markdown): Parse {
  const zone = createZone(config.timezone)
  return ({ kind, source }, findings, reads) => {
    const read = (path: string) => {
      const file = files.get(path)
      reads.set(path, file?.hash ?? '')
      return file === undefined ? undefined : new TextDecoder().decode(file.bytes)
    }
    const context = { kind, config, zone, markdown, defaults, read }
    return parsePost(source, context, (finding) => findings.push(finding))
  }
}
