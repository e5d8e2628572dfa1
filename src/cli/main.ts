#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { EnvironmentError, UsageError } from '../io/errors.ts'
import { type Arguments, readArguments } from './args.ts'
import { runBuild } from './build.ts'
import { type CommandName, EXIT } from './commands.ts'
import { keepCompiled } from './compiled.ts'
import { help } from './help.ts'
import { packageFolder } from './project.ts'
import { heard, isAnswered, keepStdoutFree, say } from './say.ts'

type Run = (args: Arguments) => Promise<number>

/** Each command is loaded when it is called: a run loads nothing that it does not need. What builds lies in one file with the start. */
const RUNS: { readonly [Name in CommandName]: () => Promise<Run> } = {
  build: async () => runBuild,
  check: async () => runBuild,
  diff: async () => (await import('./diff.ts')).runDiff,
  why: async () => (await import('./why.ts')).runWhy,
  preview: async () => (await import('./preview.ts')).runPreview,
  new: async () => (await import('./new.ts')).runNew,
  clean: async () => (await import('./clean.ts')).runClean,
  rollback: async () => (await import('./rollback.ts')).runRollback,
}

/**
 * V8 inlines less: the code here does not run slower for it, and a build of a thousand posts spends a tenth
 * less on compiling (test/bench). Its heap doubles at most before it is swept: a large site takes a fifth less
 * memory. The part of it for new objects grows at once to what it may have, and is swept half as often in a short run. A version that may not know the flags is left alone: it would complain.
 */
function tuneEngine(): void {
  if (Number.parseInt(process.versions.node, 10) <= 26) {
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
    setFlagsFromString('--heap-growing-percent=100')
    setFlagsFromString('--semi-space-growth-factor=16')
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const args = await answering(argv, async () => readArguments(argv))
  if (args.has('version')) {
    say((await import('../../package.json', { with: { type: 'json' } })).default.version)
    return EXIT.fine
  }
  if (args.command === undefined || args.has('help')) {
    say(help(args.command))
    return args.command === undefined && !args.has('help') ? EXIT.usage : EXIT.fine
  }
  const run = await RUNS[args.command]()
  return answering(argv, () => run(args))
}

/** Run a task; who asked for JSON gets some also when it throws. */
function answering<T>(argv: readonly string[], task: () => Promise<T>): Promise<T> {
  return task().catch((cause) => {
    answerRefused(argv, cause)
    throw cause
  })
}

/** The answer to `--json` of a command that came to no findings. */
function answerRefused(argv: readonly string[], cause: unknown): void {
  if (!argv.includes('--json') || isAnswered()) return
  const error = cause instanceof Error ? cause.message : String(cause)
  say(JSON.stringify({ ok: false, error, findings: [] }, undefined, 2))
}

/** What Node.js ends with when it waits for something that nobody will do. */
const NEVER_ANSWERED = 13

/** What a thrown error means to the one who started the command (SPEC 7). */
function explain(cause: unknown): number {
  if (cause instanceof UsageError) {
    console.error(`octavo: ${cause.message}`)
    return EXIT.usage
  }
  if (cause instanceof EnvironmentError) {
    console.error(`octavo: ${cause.message}`)
    return EXIT.environment
  }
  console.error('octavo: this is a fault of Octavo, not of your site. Please report it with the lines below.')
  console.error(cause)
  return EXIT.fault
}

// A reader that goes away (`octavo check | head`) is no error, and takes nothing away from what the run has found.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') return
  process.removeAllListeners('exit')
  console.error(`octavo: cannot print the answer: ${cause.message}`)
  process.exit(EXIT.environment)
})

/** A run is over when its command says so: a plugin may call `process.exit(0)`, or never call back, and then nothing is left to do. */
function refuseToEnd(code: number): void {
  if (code !== EXIT.fine && code !== NEVER_ANSWERED) return
  const cause = new UsageError(
    'the run was ended before it was done: a plugin or a filter ends the process (`process.exit`), or never answers.',
  )
  answerRefused(process.argv, cause)
  process.exitCode = explain(cause)
}

/** Nobody waits for a timer of a plugin's, nor for a promise that it does not give back. */
function explainLost(cause: unknown): void {
  answerRefused(process.argv, cause)
  console.error(
    'octavo: something failed where nobody waits for it, and the run is over. Where the lines below name a',
  )
  console.error(
    'plugin or a filter, the fault is in it: it must give back the promise of what it does. If they name none,',
  )
  console.error('this is a fault of Octavo: please report them.')
  console.error(cause)
  process.exit(EXIT.fault)
}

tuneEngine()
keepCompiled(packageFolder())
process.on('uncaughtException', explainLost)
keepStdoutFree()
process.on('exit', refuseToEnd)
const outcome = await main(process.argv.slice(2)).catch(explain)
// From here on nothing that a plugin left behind makes another of it.
process.off('exit', refuseToEnd)
process.on('exit', () => {
  process.exitCode = outcome
})
process.off('uncaughtException', explainLost)
process.on('uncaughtException', () => {})
await heard()
// What nobody waits for (a timer of a plugin's, V8's compilers) need not come to its end.
process.exit(outcome)
