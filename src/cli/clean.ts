import { relative } from 'node:path'
import { cleanOutput } from '../io/clean.ts'
import type { Arguments } from './args.ts'
import { EXIT } from './commands.ts'
import { openConfig } from './project.ts'
import { say } from './say.ts'

/** `octavo clean`: the cache and what Octavo made in the output folder; other files there and other outputs stay. */
export async function runClean(args: Arguments): Promise<number> {
  const { root, out } = openConfig(args)
  const removed = cleanOutput(root, out)
  say(
    `Removed ${removed} file${removed === 1 ? '' : 's'} from ${relative(process.cwd(), out) || '.'}, and the cache.`,
  )
  return EXIT.fine
}
