import { workerData } from 'node:worker_threads'
import { JOB, usedTime, type Watched } from './watched.ts'

/**
 * A thread beside the one that renders: it ends the whole process, by a signal that says why, when a text takes
 * more than it may. The first thread may be deep in native code and hear nothing. Processor time is counted, so
 * that neither a busy machine nor one that slept changes the answer.
 */

/** How often it looks, in milliseconds: in so short a time memory grows by some ten megabytes at most. */
const TICK = 10
/** A text that waits, for a plugin that does, may wait so many times as long as it may compute. */
const PATIENCE = 10

const { cells, memory }: Watched = workerData

for (;;) {
  const turn = Atomics.load(cells, JOB.turn)
  if (turn % 2 === 1) watch(turn)
  else Atomics.wait(cells, JOB.turn, turn)
}

function watch(turn: number): void {
  const started = Atomics.load(cells, JOB.started)
  const budget = Atomics.load(cells, JOB.budget)
  for (let ticks = 0; Atomics.wait(cells, JOB.turn, turn, TICK) === 'timed-out'; ticks++) {
    if (usedTime() - started > budget || ticks * TICK > budget * PATIENCE)
      process.kill(process.pid, 'SIGKILL')
    if (process.memoryUsage.rss() > memory * 2 ** 20) process.kill(process.pid, 'SIGTERM')
  }
}
