import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { recover } from '../../src/io/recover.ts'
import { bundle } from './bundle.ts'
import { type Files, tree } from './tree.ts'
import { site } from './versions.ts'

const PAGES = 60
const EVEN = site('even', PAGES)
const ODDS = site('odds', PAGES)

/** What killing a rebuild at many instants has shown; all but the first two must be empty. */
export interface KillResult {
  readonly kills: number
  /** Kills that left something to finish or to drop. */
  readonly open: number
  /** Files that were neither whole old nor whole new, at any instant. */
  readonly cut: string[]
  /** Kills after which the next command left a mixture. */
  readonly mixed: number[]
  /** Instants at which the served folder was a mixture (swap mode). */
  readonly torn: number[]
  /** Kills after which the next command left working state behind. */
  readonly littered: number[]
}

/**
 * Let a process rebuild a site for ever, stop it at a random instant to look at what is served (swap mode),
 * kill it at another, and look at what it left, before and after the next command.
 */
export async function killMany(
  mode: 'folder' | 'swap',
  kills: number,
  base = memory(),
  elsewhere = base,
): Promise<KillResult> {
  const folder = mkdtempSync(join(base, 'octavo-kill-'))
  const outs = elsewhere === base ? folder : mkdtempSync(join(elsewhere, 'octavo-kill-'))
  const script = await bundle(folder, 'rebuild.ts')
  const result = { kills: 0, open: 0, cut: [], mixed: [], torn: [], littered: [] } as KillResult & {
    kills: number
    open: number
  }
  for (let at = 0; at < kills; at++) {
    const root = join(folder, `site${at % 4}`)
    mkdirSync(root, { recursive: true })
    const out = elsewhere === base ? join(root, '_site') : join(outs, `out${at % 4}`)
    const child = await start(script, root, mode, out)
    await pause((at * 7.3) % 40)
    if (mode === 'swap') await look(child, () => torn(out) && result.torn.push(at))
    await kill(child, (at * 3.7) % 23)
    result.kills++
    if (isOpen(root, out)) result.open++
    result.cut.push(...cutFiles(out))
    if (mode === 'swap' && torn(out)) result.torn.push(at)
    recover(root)
    if (torn(out)) result.mixed.push(at)
    if (isOpen(root, out)) result.littered.push(at)
  }
  for (const one of [folder, outs]) rmSync(one, { recursive: true, force: true })
  return result
}

/** A folder whose files are in memory, where there is one: disks vary tenfold. */
export function memory(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}

function start(script: string, root: string, mode: string, out: string): Promise<ChildProcess> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, root, mode, String(PAGES), out], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (data) => {
      complaint += data
    })
    child.stdout.once('data', () => done(child))
    child.once('exit', () => fail(new Error(complaint)))
  })
}

/** Look at the disk while the process stands still between two of its steps. */
async function look(child: ChildProcess, task: () => void): Promise<void> {
  child.kill('SIGSTOP')
  await pause(2)
  task()
  child.kill('SIGCONT')
}

async function kill(child: ChildProcess, afterMs: number): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  await pause(afterMs)
  child.kill('SIGKILL')
  await ended
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

/** What the output holds or leads to, but for the stage that may lie in it. */
function served(out: string): Files {
  const all = Object.entries(tree(realpathSync(out)))
  return Object.fromEntries(all.filter(([path]) => !path.startsWith('.octavo-stage')))
}

function torn(out: string): boolean {
  return !isOneOf(served(out))
}

function isOneOf(files: Files): boolean {
  const text = JSON.stringify(files, Object.keys(files).sort())
  return [EVEN, ODDS].some((one) => JSON.stringify(one, Object.keys(one).sort()) === text)
}

function cutFiles(out: string): string[] {
  const files = Object.entries(served(out))
  return files.filter(([path, text]) => text !== EVEN[path] && text !== ODDS[path]).map(([path]) => path)
}

/** Whether there is work for the next command: a journal, a stage, a lock, a half-made release. */
function isOpen(root: string, out: string): boolean {
  const state = join(root, '.octavo')
  const names = readdirSync(state, { recursive: true, encoding: 'utf8' })
  const known = names.filter((name) => /^(journal|stage|lock)|pending|\.new$/.test(name))
  const beside = [join(out, '.octavo-stage'), join(dirname(out), `.${basename(out)}.octavo-new`)]
  return known.length > 0 || beside.some((path) => existsSync(path))
}
