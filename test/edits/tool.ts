import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { readTree } from './folder.ts'
import type { State } from './state.ts'

/** What a build has told and left, without the folder's own name and what may differ: times and counts of work. */
export interface Outcome {
  /** Null: it was killed, because it did not end. */
  readonly code: number | null
  /** The JSON of `--json`, one value on each line, and whatever else was printed. */
  readonly told: string
  readonly site: ReadonlyMap<string, Buffer>
}

/** No build of this site takes so long. */
const LIMIT_MS = 60_000

/** The tool under test: `OCTAVO_MAIN`, else the compiled one. */
export function mainFile(): string {
  return resolve(process.env.OCTAVO_MAIN ?? 'dist/main.js')
}

/** Build in a process of its own: what it keeps in memory is gone when the next one starts. */
export async function build(main: string, root: string, state: State, zone: string): Promise<Outcome> {
  const { code, out, err } = await run(
    [main, 'build', '--root', root, '--now', state.now, '--json', ...state.flags],
    zone,
  )
  const told = `${findings(out)}\n${err}`.replaceAll(root, '(root)').trim()
  return { code, told, site: readTree(join(root, '_site')) }
}

function run(
  args: readonly string[],
  zone: string,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', TZ: zone },
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text
    })
    child.once('error', fail)
    child.once('close', (code) => done({ code, out, err }))
  })
}

function findings(out: string): string {
  try {
    const { ok, pages, posts, held, findings } = JSON.parse(out)
    return JSON.stringify({ ok, pages, posts, held, findings }, undefined, 1)
  } catch {
    return out
  }
}
