import { Worker } from 'node:worker_threads'

/** What the watching thread is told; the cells are shared. */
export interface Watched {
  readonly cells: Int32Array
  /** Megabytes that the whole process may hold. */
  readonly memory: number
  /** What is said when the process is ended; without it, who started the process says that. */
  readonly farewell?: Farewell
  /** Nobody tells that a job begins or ends: there are too many. It looks for them itself. */
  readonly isPolled?: boolean
}

/** Nobody else is left to say it: the process is deep in a loop of a plugin's or a filter's. */
export interface Farewell {
  /** What is done, in UTF-8 with zeros behind it; shared. */
  readonly said: Uint8Array
  readonly seconds: number
  readonly asJson: boolean
}

/** What each cell says: odd turns are jobs; milliseconds of processor time at its start (0: not known), and how many it may take. */
export const JOB = { turn: 0, started: 1, budget: 2 } as const

/** Processor time that this process has used, in milliseconds. */
export function usedTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What a job of this process is framed by, to have it watched from a thread of its own; see `watchdog.ts`. Jobs do not overlap. */
interface Frame {
  /** @param budget milliseconds of processor time */
  start(budget: number): void
  stop(): void
}

/** Start the watching thread; `script` is the file of `watchdog.ts`. */
export function frameWith(script: URL | string, given: Omit<Watched, 'cells'>): Frame {
  const cells = new Int32Array(new SharedArrayBuffer(12))
  const watched: Watched = { ...given, cells }
  const thread = new Worker(script, { workerData: watched })
  thread.unref()
  // Without it, work is not watched: it is done all the same.
  thread.on('error', () => undefined)
  const turn = () => {
    Atomics.add(cells, JOB.turn, 1)
    if (!given.isPolled) Atomics.notify(cells, JOB.turn)
  }
  return {
    start: (budget) => {
      if (!given.isPolled) Atomics.store(cells, JOB.started, usedTime())
      Atomics.store(cells, JOB.budget, budget)
      turn()
    },
    stop: turn,
  }
}

type Watch = <T>(
  budget: number,
  work: () => Promise<T>,
) => Promise<{ readonly result: T; readonly took: number }>

/** How to have the work of this process watched. */
export function watcher(script: URL, memory: number): Watch {
  const frame = frameWith(script, { memory })
  return async (budget, work) => {
    const started = usedTime()
    frame.start(budget)
    try {
      return { result: await work(), took: usedTime() - started }
    } finally {
      frame.stop()
    }
  }
}
