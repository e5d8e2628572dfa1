import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Apart, ApartResult, BodyInput } from '../markdown/markdown.ts'
import type { Body, Config, ConfigPlaces, Diagnostic } from '../types.ts'

/** What the other process is told first. */
export interface Order {
  readonly root: string
  readonly config: Config['markdown']
  readonly places: ConfigPlaces
}

export interface Job {
  readonly input: Omit<BodyInput, 'read' | 'list'>
  /** What is known of the files that texts and plugins may ask for; undefined: there is no such file. A folder, `name/`, is its names in lines. */
  readonly files: ReadonlyMap<string, string | undefined>
}

/** A body, or the paths of files that were asked for in vain: then all is done again with them. */
export type Answer =
  | { readonly body: Body | undefined; readonly findings: readonly Diagnostic[] }
  | { readonly wanted: readonly string[] }

/** So many times a text or a plugin may find out that it needs one more file: a chain of snippets is no longer than that. */
const ROUNDS = 100
/** How long the other process may take to start, before the post's own time begins. */
const START_MS = 30_000
/** A machine on which the start takes longer than this is slow or busy: a post's time is longer in proportion, so far. */
const USUAL_START_MS = 500
const SLOWEST = 3

/**
 * How to render a post in a process that can be ended in the midst of native code. It starts with the first
 * such post, takes one after the other, and is started anew after it had to be ended.
 *
 * @param folder the package's folder
 */
export function apartOpener(order: Order, folder: string): Apart {
  const script = join(folder, 'dist/apart.js')
  const { seconds, memory } = order.config.limits
  let running: Promise<Running | undefined> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const render: Apart = async ({ read, list, ...input }) => {
    const files = new Map<string, string | undefined>()
    for (let round = 0; round < ROUNDS; round++) {
      running ??= start(script, order, memory)
      const other = await running
      if (other === undefined) return { ended: 'unavailable' }
      const answer = await ask(other.child, { input, files }, seconds * 1000 * other.slowness)
      if ('ended' in answer) running = undefined
      if (!('wanted' in answer)) return answer
      for (const path of answer.wanted)
        files.set(path, path.endsWith('/') ? list?.(path.slice(0, -1)).join('\n') : read?.(path))
    }
    return { ended: 'time' }
  }
  return (input) => {
    const result = last.then(() => render(input))
    last = result.catch(() => undefined)
    return result
  }
}

interface Running {
  readonly child: ChildProcess
  /** From 1 to `SLOWEST`. */
  readonly slowness: number
}

/** Undefined where no process can be started. */
async function start(script: string, order: Order, memory: number): Promise<Running | undefined> {
  if (!existsSync(script)) return undefined
  try {
    const child = fork(script, {
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    const started = performance.now()
    child.send(order)
    const first = await heard(child, START_MS)
    const slowness = Math.min(SLOWEST, Math.max(1, (performance.now() - started) / USUAL_START_MS))
    return first === 'ready' ? { child, slowness } : undefined
  } catch {
    return undefined
  }
}

async function ask(
  child: ChildProcess,
  job: Job,
  milliseconds: number,
): Promise<Answer | Extract<ApartResult, { ended: unknown }>> {
  const said: Buffer[] = []
  const listen = (part: Buffer) => said.push(part)
  child.stderr?.on('data', listen)
  child.send(job, () => undefined)
  const answer = await heard(child, milliseconds)
  child.stderr?.off('data', listen)
  if (answer === 'late') return { ended: 'time' }
  // It ends by itself when it has no memory left, with a long report of which nobody has any use.
  if (answer === 'gone') return { ended: 'memory' }
  for (const part of said) process.stderr.write(part)
  return answer as Answer
}

/** What the process says next. One that says nothing in time is killed. */
function heard(child: ChildProcess, milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (value: unknown) => {
      clearTimeout(timer)
      child.off('message', settle).off('exit', onExit).off('error', onExit)
      rest(child)
      resolve(value)
    }
    const onExit = () => settle('gone')
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      settle('late')
    }, milliseconds)
    child.ref()
    child.channel?.ref()
    child.on('message', settle).on('exit', onExit).on('error', onExit)
  })
}

/** While it has nothing to do it keeps nobody waiting: it ends with this process. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  const { stderr } = child
  if (stderr !== null && 'unref' in stderr) (stderr as unknown as { unref(): void }).unref()
}
