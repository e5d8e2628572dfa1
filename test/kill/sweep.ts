import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { recover } from '../../src/io/recover.ts'
import { rollback } from '../../src/io/rollback.ts'
import { openWriter } from '../../src/io/writer.ts'
import { bundle } from './bundle.ts'
import { memory } from './kill.ts'
import { type Files, tree } from './tree.ts'
import { site } from './versions.ts'

type Mode = 'folder' | 'swap'
/** strace counts each of them for itself. */
export const CALLS =
  'rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,fsync'

export interface SweepResult {
  /** Steps of a rebuild that change the disk: at each of them something was made to happen. */
  readonly steps: number
  /** What went wrong, in words; must be empty. */
  readonly faults: readonly string[]
}

export function hasStrace(): boolean {
  return spawnSync('strace', ['-e', 'inject=rename:error=EIO:when=999', 'true']).status === 0
}

/** What is killed: a rebuild, or the way back to the release before. */
type Version = 'odds' | 'back'

/** Where the output lies: in the project, or on another file system. */
export type Where = 'inside' | 'apart'

/** Kill a command right at each system call that changes the disk, one after the other. */
export function sweepKills(
  mode: Mode,
  version: Version = 'odds',
  where: Where = 'inside',
): Promise<SweepResult> {
  return sweep({ mode, action: 'signal=SIGKILL', version, calls: CALLS, where }, ({ root, out, at }) => {
    const faults: string[] = []
    const cut = Object.entries(published(out)).filter(
      ([path, text]) => text !== EVEN[path] && text !== ODDS[path],
    )
    if (cut.length > 0) faults.push(`${at}: cut ${cut.map(([path]) => path).join(', ')}`)
    if (mode === 'swap' && versionOf(out) === undefined) faults.push(`${at}: the served folder is a mixture`)
    recover(root)
    if (versionOf(out) === undefined) faults.push(`${at}: a mixture after the next command`)
    faults.push(...leftovers(root, out).map((name) => `${at}: ${name} stays`))
    if (mode === 'swap') rollback(root, out)
    if (versionOf(out) === undefined) faults.push(`${at}: a mixture after going back`)
    return faults
  })
}

/** Let each system call that changes the disk, or each of these, fail with an error, one after the other. */
export function sweepErrors(
  mode: Mode,
  code: string,
  calls = CALLS,
  where: Where = 'inside',
): Promise<SweepResult> {
  const order: Sweep = { mode, action: `error=${code}`, version: 'odds', calls, where }
  return sweep(order, ({ root, out, at, said }) => {
    const version = versionOf(out)
    const isDone = said.startsWith('done')
    const faults: string[] = []
    if (!isDone && !said.startsWith('EnvironmentError')) faults.push(`${at}: it said ${said.trim()}`)
    if (version === undefined) faults.push(`${at}: a mixture, it said ${said.trim()}`)
    if (isDone && version !== 'odds') faults.push(`${at}: done, but nothing changed`)
    recover(root)
    if (versionOf(out) === undefined) faults.push(`${at}: a mixture after the next command`)
    publish(root, out, mode, ODDS)
    if (versionOf(out) !== 'odds') faults.push(`${at}: the next build leaves something`)
    faults.push(...leftovers(root, out).map((name) => `${at}: ${name} stays`))
    return faults
  })
}

const EVEN = site('even', 3)
const ODDS = site('odds', 3)

interface Sweep {
  readonly mode: Mode
  readonly action: string
  readonly version: Version
  /** Names of the system calls. */
  readonly calls: string
  readonly where: Where
}

/** What a command left that something happened to. */
interface Left {
  readonly root: string
  readonly out: string
  /** The system call, in words. */
  readonly at: string
  readonly said: string
}

async function sweep(
  { mode, action, version, calls: wanted, where }: Sweep,
  judge: (left: Left) => readonly string[],
): Promise<SweepResult> {
  const folder = mkdtempSync(join(where === 'inside' ? memory() : tmpdir(), 'octavo-sweep-'))
  const elsewhere = where === 'inside' ? folder : mkdtempSync(join(memory(), 'octavo-sweep-'))
  const script = await bundle(folder, 'once.ts')
  const root = join(folder, 'site')
  const out = where === 'inside' ? join(root, '_site') : join(elsewhere, 'out')
  publish(root, out, mode, ODDS)
  publish(root, out, mode, EVEN)
  const models = [...new Set([root, where === 'inside' ? root : out])].map((path) => [path, `${path}.model`])
  for (const [path = '', model = ''] of models) copy(path, model)
  const rebuild = (...options: readonly string[]) => {
    for (const [path = '', model = ''] of models) copy(model, path)
    const command = ['-f', '-qq', ...options, process.execPath, script, root, mode, version, out]
    return spawnSync('strace', command, { encoding: 'utf8' })
  }
  const trace = join(folder, 'trace')
  rebuild('-o', trace, '-e', `trace=${wanted}`)
  const calls = [...readFileSync(trace, 'utf8').matchAll(/^\d+ +(\w+)\(/gm)].map(([, name = '']) => name)
  const faults = [...new Set(calls)].flatMap((name) =>
    calls
      .filter((call) => call === name)
      .flatMap((_, at) => {
        const inject = `inject=${name}:${action}:when=${at + 1}`
        const run = rebuild('-o', '/dev/null', '-e', `trace=${name}`, '-e', inject)
        const said = run.stdout || `nothing (${run.status} ${run.signal})`
        return judge({ root, out, at: `${name} ${at + 1}`, said })
      }),
  )
  for (const one of [folder, elsewhere]) rmSync(one, { recursive: true, force: true })
  return { steps: calls.length, faults }
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

function publish(root: string, out: string, mode: Mode, files: Files): void {
  const writer = openWriter({ root, out, mode })
  for (const [path, text] of Object.entries(files)) writer.stage(path, new TextEncoder().encode(text))
  writer.commit()
}

/** What readers see: of a stage that lies in the output nothing leads to it. */
function published(out: string): Files {
  return Object.fromEntries(Object.entries(tree(out)).filter(([path]) => !path.startsWith('.octavo-stage')))
}

/** What no command leaves when it is over. */
function leftovers(root: string, out: string): readonly string[] {
  const state = existsSync(join(root, '.octavo')) ? readdirSync(join(root, '.octavo')) : []
  const beside = [join(out, '.octavo-stage'), join(dirname(out), `.${basename(out)}.octavo-new`)]
  return [...state.filter((name) => /^(?:journal|stage|lock)/.test(name)), ...beside.filter(existsSync)]
}

function versionOf(out: string): 'even' | 'odds' | undefined {
  const files = JSON.stringify(sorted(published(out)))
  if (files === JSON.stringify(sorted(EVEN))) return 'even'
  return files === JSON.stringify(sorted(ODDS)) ? 'odds' : undefined
}

function sorted(files: Files): readonly (readonly [string, string])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
}
