import { rollback } from '../io/rollback.ts'
import type { Arguments } from './args.ts'
import { EXIT } from './commands.ts'
import { openConfig } from './project.ts'
import { say } from './say.ts'

/** `octavo rollback`: in swap mode, the release before the last one is served again. */
export async function runRollback(args: Arguments): Promise<number> {
  const { root, out } = openConfig(args)
  rollback(root, out)
  say('The release before the last one is back. Running it again returns to the newer one.')
  return EXIT.fine
}
