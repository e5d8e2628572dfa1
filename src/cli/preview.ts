import { basename } from 'node:path'
import { UsageError } from '../io/errors.ts'
import { recover } from '../io/recover.ts'
import { serve } from '../io/server.ts'
import type { Arguments } from './args.ts'
import { EXIT } from './commands.ts'
import { openConfig } from './project.ts'
import { say } from './say.ts'

const DEFAULT_PORT = 4000

/** `octavo preview`: serve the last build until the process is ended. */
export async function runPreview(args: Arguments): Promise<number> {
  const { root, out } = openConfig(args)
  recover(root)
  const host = args.value('host') ?? '127.0.0.1'
  const server = await serve({ root, out, host, port: portOf(args) })
  say(`${basename(out)} is served at ${server.url}`)
  if (server.foreign.length > 0)
    say(`Everybody who reaches this machine can read it at ${server.foreign.join(' and ')}.`)
  say('End it with Ctrl+C.')
  await server.closed
  return EXIT.fine
}

function portOf(args: Arguments): number {
  const text = args.value('port')
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535)
    throw new UsageError(`\`--port ${text}\` is no port; ports are numbers up to 65535.`)
  return port
}
