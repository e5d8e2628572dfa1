import { execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MUTANTS, type Mutant } from './list.ts'

/**
 * Breaks a copy of the code on purpose, one line at a time, and runs the tests that must notice it:
 *
 *     npm run mutants                    all of the list
 *     npm run mutants -- 'pack' 'lock'   those whose name holds one of the words
 *
 * A mutant survives when its tests pass. The run ends with `N killed, M survived`, and with exit code 1 when one
 * survived or could not be judged.
 */
const AT_ONCE = 2
const LIMIT_MS = 180_000
const root = process.cwd()
const say = (line: string) => process.stdout.write(`${line}\n`)

type Outcome = { readonly kind: 'killed' | 'survived' | 'fault'; readonly says: string }

async function main(words: readonly string[]): Promise<number> {
  const mutants = MUTANTS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  )
  const drifted = mutants.filter((mutant) => placesOf(mutant) !== 1)
  for (const mutant of drifted)
    say(`DRIFTED   ${mutant.name}: its text stands ${placesOf(mutant)} times in ${mutant.file}`)
  if (drifted.length > 0 || mutants.length === 0) return 1
  const started = performance.now()
  const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'octavo-mutants-'))
  try {
    const folders = Array.from({ length: AT_ONCE }, (_, at) => copyTo(join(base, String(at))))
    const whole = await runTests(folders[0] ?? base, [...new Set(mutants.flatMap(({ tests }) => tests))])
    if (whole.kind !== 'survived') {
      say(`The tests fail without a mutant: ${whole.says}`)
      return 1
    }
    say(`The tests pass without a mutant: ${seconds(started)}`)
    const outcomes = await judgeAll(mutants, folders)
    const count = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length
    const faults = count('fault') === 0 ? '' : `, ${count('fault')} not judged`
    say(`${count('killed')} killed, ${count('survived')} survived${faults} in ${seconds(started)}`)
    return count('killed') === mutants.length ? 0 : 1
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

function placesOf({ file, find }: Mutant): number {
  return readFileSync(join(root, file), 'utf8').split(find).length - 1
}

/** A copy of all that git knows or would add, with the packages that are installed here. */
function copyTo(folder: string): string {
  const names = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const name of names.split('\0')) {
    if (name === '' || !existsSync(join(root, name))) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(join(root, name), join(folder, name))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Each folder takes the next mutant as soon as it is done with one. */
async function judgeAll(mutants: readonly Mutant[], folders: readonly string[]): Promise<readonly Outcome[]> {
  const waiting = [...mutants]
  const outcomes: Outcome[] = []
  const work = async (folder: string) => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const started = performance.now()
      const outcome = await judge(folder, mutant)
      outcomes.push(outcome)
      say(`${outcome.kind.padEnd(9)} ${mutant.name} (${seconds(started)}) ${outcome.says}`)
    }
  }
  await Promise.all(folders.map(work))
  return outcomes
}

async function judge(folder: string, { file, find, replace, tests }: Mutant): Promise<Outcome> {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  const parts = text.split(find)
  if (parts.length !== 2)
    return { kind: 'fault', says: `its text stands ${parts.length - 1} times in ${file}` }
  writeFileSync(path, parts.join(replace))
  try {
    return await runTests(folder, tests)
  } finally {
    writeFileSync(path, text)
  }
}

/** Compile, then run tests up to the first that fails. Only a test that fails kills, not a file that cannot be loaded. */
async function runTests(folder: string, tests: readonly string[]): Promise<Outcome> {
  const compiled = await run(folder, ['node_modules/rolldown/bin/cli.mjs', '-c', 'rolldown.config.ts'])
  if (compiled.code !== 0) return { kind: 'fault', says: `it does not compile\n${compiled.text}` }
  const file = join(folder, 'result.json')
  rmSync(file, { force: true })
  const options = ['run', '--no-cache', '--bail=1', '--reporter=json', `--outputFile=${file}`]
  const ran = await run(folder, ['node_modules/vitest/vitest.mjs', ...options, ...tests])
  if (ran.code === null) return { kind: 'fault', says: `no end within ${LIMIT_MS / 1000} s` }
  const failed = existsSync(file) ? firstFailure(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  if (failed !== undefined) return { kind: 'killed', says: `by: ${failed}` }
  return ran.code === 0 ? { kind: 'survived', says: '' } : { kind: 'fault', says: `no test ran\n${ran.text}` }
}

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function firstFailure({ testResults }: Results): string | undefined {
  return testResults.flatMap((one) => one.assertionResults).find(({ status }) => status === 'failed')
    ?.fullName
}

/** Run a script of Node.js in a group of its own, so that one without end is ended with all that it began. */
function run(folder: string, args: readonly string[]): Promise<{ code: number | null; text: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text = (text + piece).slice(-4000)
      })
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, LIMIT_MS)
    child.once('error', fail)
    child.once('close', (code) => {
      clearTimeout(timer)
      done({ code: isLate ? null : (code ?? 1), text })
    })
  })
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

process.exitCode = await main(process.argv.slice(2))
