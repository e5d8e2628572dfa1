import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { type Farewell, JOB, usedTime, type Watched } from './watched.ts'

/**
 * A thread beside the one that renders: it ends the whole process, by a signal that says why, when a text takes
 * more than it may. The first thread may be deep in native code and hear nothing. Processor time is counted, so
 * that neither a busy machine nor one that slept changes the answer.
 */

/** How often it looks, in milliseconds: in so short a time memory grows by some ten megabytes at most. */
const TICK = 10
/** A text that waits, for a plugin that does, may wait so many times as long as it may compute. */
const PATIENCE = 10

/** How often it looks whether there is a job, where nobody tells it. */
const REST = 100

const { cells, memory, farewell, isPolled }: Watched = workerData

for (;;) {
  const turn = Atomics.load(cells, JOB.turn)
  if (turn % 2 === 1) watch(turn)
  else Atomics.wait(cells, JOB.turn, turn, isPolled ? REST : Number.POSITIVE_INFINITY)
}

function watch(turn: number): void {
  const started = Atomics.load(cells, JOB.started) || usedTime()
  const budget = Atomics.load(cells, JOB.budget)
  for (let ticks = 0; Atomics.wait(cells, JOB.turn, turn, TICK) === 'timed-out'; ticks++) {
    if (usedTime() - started > budget || ticks * TICK > budget * PATIENCE) end('SIGKILL')
    if (process.memoryUsage.rss() > memory * 2 ** 20) end('SIGTERM')
  }
}

function end(signal: 'SIGKILL' | 'SIGTERM'): void {
  if (farewell !== undefined) say(farewell)
  process.kill(process.pid, signal)
}

/** The streams of `process` are the first thread's, which does not answer. */
function say({ said, seconds, asJson }: Farewell): void {
  // What is shared cannot be decoded.
  const what = new TextDecoder().decode(said.slice(0, said.indexOf(0)))
  const error = `${what} for ${seconds} s of processor time, so the run was ended. Mend it or take it out of the configuration; \`markdown.limits.seconds\` gives it more.`
  if (asJson) writeSync(1, `${JSON.stringify({ ok: false, error, findings: [] }, undefined, 2)}\n`)
  writeSync(2, `octavo: ${error}\n`)
}
