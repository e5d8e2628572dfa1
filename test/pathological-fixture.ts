import { readdirSync, readFileSync } from 'node:fs'
import { apartFor } from './apart-fixture.ts'
import { markdownLine, render } from './markdown-fixture.ts'
import { FAMILIES } from './pathological.ts'

/** From the text to its answer, the start and the end of the other process included. */
const MOST_MS = 2000
/** Of each process. */
const MOST_MEGABYTES = 500
/** Ticks of the system in a second, the unit of `/proc`. */
const TICKS = 100

export interface Outcome {
  readonly faults: readonly string[]
  /** The slowest, and the most memory that another process held. */
  readonly milliseconds: number
  readonly processorMilliseconds: number
  readonly megabytes: number
}

/**
 * What is wrong with the answers to all families of that size: each must be a body, or an error in its place that
 * is no crash, in time. Late is what took too long by the clock and by the processors, those of the other process
 * included: on a busy machine, or one that slept, the clock alone says nothing.
 */
export async function outcomeOf(parser: 'native' | 'remark', size: number): Promise<Outcome> {
  const markdown = await markdownLine(parser, { apart: apartFor({ parser }) })
  const faults: string[] = []
  const most = { milliseconds: 0, processorMilliseconds: 0, megabytes: 0 }
  for (const [name, make] of FAMILIES) {
    const text = make(size)
    let held = 0
    const look = () => {
      for (const process of children()) held = Math.max(held, megabytesOf(process))
    }
    const watching = setInterval(look, 20)
    const [started, used] = [performance.now(), usedTime()]
    const { body, findings } = await render(markdown, text)
    const [time, processorTime] = [performance.now() - started, usedTime() - used]
    clearInterval(watching)
    look()
    const codes = new Set(findings.map(({ code }) => code))
    const lines = text.split('\n').length
    if (Math.min(time, processorTime) > MOST_MS)
      faults.push(`${name}: ${time.toFixed(0)} ms, ${processorTime.toFixed(0)} ms of the processors`)
    if (held > MOST_MEGABYTES) faults.push(`${name}: ${held} MB`)
    if (codes.has('markdown/crash')) faults.push(`${name}: crash`)
    if (body === undefined && !findings.some(({ severity }) => severity === 'error'))
      faults.push(`${name}: no word`)
    if (findings.some(({ place }) => place.line < 1 || place.line > lines)) faults.push(`${name}: astray`)
    most.milliseconds = Math.max(most.milliseconds, time)
    most.processorMilliseconds = Math.max(most.processorMilliseconds, processorTime)
    most.megabytes = Math.max(most.megabytes, held)
  }
  return { faults, ...most }
}

/** The processes that were started here and are alive; none where the system does not say. */
function children(): readonly string[] {
  try {
    return readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
  } catch {
    return []
  }
}

/** Processor time of this process, of those that it started and that have ended, and of those that are alive. */
function usedTime(): number {
  const { user, system } = process.cpuUsage()
  const [, , ended = 0, endedSystem = 0] = timesOf('self')
  const alive = children().flatMap((child) => timesOf(child).slice(0, 2))
  const ticks = [ended, endedSystem, ...alive].reduce((sum, time) => sum + time, 0)
  return (user + system) / 1000 + (ticks * 1000) / TICKS
}

/** Ticks in a process and in the system for it, and the same of its ended processes. */
function timesOf(id: string): readonly number[] {
  const fields = read(id, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return fields.slice(11, 15).map(Number)
}

function megabytesOf(id: string): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(read(id, 'status'))?.[1] ?? 0) / 1024)
}

function read(id: string, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
