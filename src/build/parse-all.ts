import { folderDefaults } from '../post/layers.ts'
import { parsePost } from '../post/parse.ts'
import { createZone } from '../text/dates.ts'
import type { Post, Report } from '../types.ts'
import type { BuildInput } from './build.ts'
import { inventory } from './inventory.ts'

export interface Parsed {
  readonly posts: readonly Post[]
  /** Paths of the files that could not be read; each has an error. */
  readonly broken: readonly string[]
}

/** Parse every post and page. One that fails is left out, and the next one still gets its turn. */
export async function parseAll(
  { files, config, places, markdown }: BuildInput,
  report: Report,
): Promise<Parsed> {
  const zone = createZone(config.timezone)
  const defaults = folderDefaults(config, places, report)
  const posts: Post[] = []
  const broken: string[] = []
  for (const { kind, source } of inventory(files, config)) {
    const made = parsePost(source, { kind, config, zone, markdown, defaults }, report)
    const post = made instanceof Promise ? await made : made
    if (post === undefined) broken.push(source.path)
    else posts.push(post)
  }
  return { posts, broken }
}
