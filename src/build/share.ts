import type { Apart } from '../markdown/markdown.ts'
import { createMarkdown } from '../markdown/pipeline.ts'
import { folderDefaults } from '../post/layers.ts'
import type { BuildInput } from './build.ts'
import type { Item } from './inventory.ts'
import { parserFor } from './parser-for.ts'
import type { Share } from './unpack-share.ts'

/** What a second thread of a large build is told. Of files that it does not look into it has no bytes. */
export interface ShareOrder extends Pick<BuildInput, 'files' | 'config' | 'places'> {
  /** Numbers of the posts in the inventory that both threads take turns at. */
  readonly missing: readonly number[]
}

/**
 * Parse the posts whose numbers `claim` gives, a few at a time, without plugins.
 *
 * @param items the inventory
 */
export async function* parseShares(
  { config, places, files, missing }: ShareOrder,
  items: readonly Item[],
  claim: () => readonly number[] | undefined,
  apart: Apart,
): AsyncGenerator<Share> {
  // The first thread says what is wrong with the configuration and the parser.
  const silent = () => {}
  const markdown = await createMarkdown({ config: config.markdown, plugins: [], apart }, silent)
  const parse = parserFor({ files, config }, folderDefaults(config, places, silent), markdown)
  for (let numbers = claim(); numbers !== undefined; numbers = claim()) {
    const rows: Share['rows'][number][] = []
    const parts: Uint8Array[] = []
    for (const nth of numbers) {
      const item = items[missing[nth] ?? -1]
      if (item === undefined) continue
      const { findings, written } = await parse(item)
      rows.push({ nth, findings, row: written?.row })
      if (written !== undefined) parts.push(written.rest, written.text)
    }
    yield { rows, bytes: new Uint8Array(Buffer.concat(parts)) }
  }
}
