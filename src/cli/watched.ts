import { Worker } from 'node:worker_threads'

/** What the watching thread is told; the cells are shared. */
export interface Watched {
  readonly cells: Int32Array
  /** Megabytes that the whole process may hold. */
  readonly memory: number
}

/** What each cell says: odd turns are jobs; milliseconds of processor time at its start, and how many it may take. */
export const JOB = { turn: 0, started: 1, budget: 2 } as const

/** Processor time that this process has used, in milliseconds. */
export function usedTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

type Watch = <T>(
  budget: number,
  work: () => Promise<T>,
) => Promise<{ readonly result: T; readonly took: number }>

/** How to have the work of this process watched, from a thread of its own; see `watchdog.ts`. */
export function watcher(script: URL, memory: number): Watch {
  const cells = new Int32Array(new SharedArrayBuffer(12))
  const watched: Watched = { cells, memory }
  new Worker(script, { workerData: watched }).unref()
  const turn = () => {
    Atomics.add(cells, JOB.turn, 1)
    Atomics.notify(cells, JOB.turn)
  }
  return async (budget, work) => {
    const started = usedTime()
    Atomics.store(cells, JOB.started, started)
    Atomics.store(cells, JOB.budget, budget)
    turn()
    try {
      return { result: await work(), took: usedTime() - started }
    } finally {
      turn()
    }
  }
}
