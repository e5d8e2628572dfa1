import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { secondsFor } from '../markdown/limits/risk.ts'
import type { Apart, ApartResult, BodyInput } from '../markdown/markdown.ts'
import type { Body, Config, ConfigPlaces, Diagnostic } from '../types.ts'

/** What the other process is told first. */
interface Order {
  readonly root: string
  readonly config: Config['markdown']
  readonly places: ConfigPlaces
}

/** The same, with the megabytes that the process may hold as a whole. */
export interface Told extends Order {
  readonly whole: number
}

export interface Job {
  readonly input: Omit<BodyInput, 'read' | 'list'>
  /** What is known of the files that texts and plugins may ask for; undefined: there is no such file. A folder, `name/`, is its names in lines. */
  readonly files: ReadonlyMap<string, string | undefined>
  /** Milliseconds of processor time. */
  readonly budget: number
}

/** A body, or the paths of files that were asked for in vain: then all is done again with them. */
export type Answer =
  | { readonly body: Body | undefined; readonly findings: readonly Diagnostic[] }
  | { readonly wanted: readonly string[] }

/** What the process says: its answer, the processor time that it took for it, and the megabytes that it holds now. */
export interface Reply {
  readonly answer: Answer
  readonly took: number
  readonly holds: number
}

/** So many times a text or a plugin may find out that it needs one more file: a chain of snippets is no longer than that. */
const ROUNDS = 100
/** What of a text's time is left for starting the process and for ending it, on a slow machine too. */
const RESERVE_MS = 700
/** What a process holds beside its objects, in megabytes: Node.js itself, the parser, what the parser makes. */
const BESIDE = 130
/** A process that holds more after a text is not asked for another one, which might be blamed for it. */
const MUCH = 200
/** How Node.js ends without memory, where there are no signals. */
const ABORTED = 134
/** The process ends itself in time. Should it not, for whatever reason, nobody waits longer than so many seconds. */
const LAST_RESORT = 600

/**
 * How to render a post in a process that can be ended in the midst of native code. It starts with the first
 * such post, takes one after the other, and is started anew after it had to be ended.
 *
 * @param folder the package's folder
 */
export function apartOpener(order: Order, folder: string): Apart {
  const script = join(folder, 'dist/apart.js')
  const { limits } = order.config
  let running: Promise<ChildProcess | undefined> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const render: Apart = async ({ read, list, ...input }) => {
    const files = new Map<string, string | undefined>()
    let budget = secondsFor(input.text, limits) * 1000 - RESERVE_MS
    for (let round = 0; round < ROUNDS; round++) {
      running ??= start(script, order)
      const child = await running
      if (child === undefined) return { ended: 'unavailable' }
      const reply = await ask(child, { input, files, budget })
      if ('ended' in reply) {
        running = undefined
        return reply
      }
      if (reply.holds > MUCH) {
        running = undefined
        child.kill('SIGKILL')
      }
      const { answer, took } = reply
      if (!('wanted' in answer)) return answer
      budget = Math.max(1, budget - took)
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

/** Undefined where no process can be started. */
async function start(script: string, order: Order): Promise<ChildProcess | undefined> {
  if (!existsSync(script)) return undefined
  const { memory } = order.config.limits
  try {
    // Few builds start one, and loading this takes five milliseconds.
    const { fork } = await import('node:child_process')
    const child = fork(script, {
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      // What plugins print goes where it goes here (`say.ts`).
      stdio: ['ignore', 2, 'pipe', 'ipc'],
    })
    const told: Told = { ...order, whole: memory + BESIDE }
    child.send(told)
    return (await heard(child)) === 'ready' ? child : undefined
  } catch {
    return undefined
  }
}

async function ask(child: ChildProcess, job: Job): Promise<Reply | Extract<ApartResult, { ended: unknown }>> {
  const said: Buffer[] = []
  const listen = (part: Buffer) => said.push(part)
  child.stderr?.on('data', listen)
  child.send(job, () => undefined)
  const reply = await heard(child)
  child.stderr?.off('data', listen)
  // So its watchdog ends it. Without memory for objects it ends by itself, with a long report of which nobody has any use.
  if (reply === 'SIGKILL') return { ended: 'time' }
  if (typeof reply === 'string' && reply !== 'gone') return { ended: 'memory' }
  for (const part of said) process.stderr.write(part)
  if (reply === 'gone') return { ended: 'itself' }
  return reply as Reply
}

/** What the process says next, or how it ended: by a signal, or `gone`. */
function heard(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (value: unknown) => {
      clearInterval(timer)
      child.off('message', settle).off('exit', onExit).off('error', onError)
      rest(child)
      resolve(value)
    }
    const onExit = (code: number | null, signal: string | null) =>
      settle(signal ?? (code === ABORTED ? 'SIGABRT' : 'gone'))
    const onError = () => settle('gone')
    // Seconds in which this process was awake: the machine may have slept.
    let waited = 0
    const timer = setInterval(() => {
      waited++
      if (waited >= LAST_RESORT) child.kill('SIGKILL')
    }, 1000)
    child.ref()
    child.channel?.ref()
    child.on('message', settle).on('exit', onExit).on('error', onError)
  })
}

/** While it has nothing to do it keeps nobody waiting: it ends with this process. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  const { stderr } = child
  if (stderr !== null && 'unref' in stderr) (stderr as unknown as { unref(): void }).unref()
}
