import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { recover } from '../../src/io/recover.ts'
import { rollback } from '../../src/io/rollback.ts'
import { openWriter } from '../../src/io/writer.ts'
import { bundle } from './bundle.ts'
import { memory } from './kill.ts'
import { type Files, tree } from './tree.ts'
import { site } from './versions.ts'

type Mode = 'folder' | 'swap'
/** strace counts each of them for itself. */
const CALLS =
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

/** Kill a command right at each system call that changes the disk, one after the other. */
export function sweepKills(mode: Mode, version: Version = 'odds'): Promise<SweepResult> {
  return sweep({ mode, action: 'signal=SIGKILL', version, calls: CALLS }, (root, at) => {
    const faults: string[] = []
    const cut = Object.entries(tree(join(root, '_site'))).filter(
      ([path, text]) => text !== EVEN[path] && text !== ODDS[path],
    )
    if (cut.length > 0) faults.push(`${at}: cut ${cut.map(([path]) => path).join(', ')}`)
    if (mode === 'swap' && versionOf(root) === undefined) faults.push(`${at}: the served folder is a mixture`)
    recover(root)
    if (versionOf(root) === undefined) faults.push(`${at}: a mixture after the next command`)
    if (existsSync(join(root, '._site.octavo-new'))) faults.push(`${at}: the link in the making stays`)
    if (mode === 'swap') rollback(root, join(root, '_site'))
    if (versionOf(root) === undefined) faults.push(`${at}: a mixture after going back`)
    return faults
  })
}

/** Let each system call that changes the disk, or each of these, fail with an error, one after the other. */
export function sweepErrors(mode: Mode, code: string, calls = CALLS): Promise<SweepResult> {
  return sweep({ mode, action: `error=${code}`, version: 'odds', calls }, (root, at, said) => {
    const version = versionOf(root)
    const isDone = said.startsWith('done')
    const faults: string[] = []
    if (!isDone && !said.startsWith('EnvironmentError')) faults.push(`${at}: it said ${said.trim()}`)
    if (version === undefined) faults.push(`${at}: a mixture, it said ${said.trim()}`)
    if (isDone && version !== 'odds') faults.push(`${at}: done, but nothing changed`)
    recover(root)
    if (versionOf(root) === undefined) faults.push(`${at}: a mixture after the next command`)
    publish(root, mode, ODDS)
    if (versionOf(root) !== 'odds') faults.push(`${at}: the next build leaves something`)
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
}

async function sweep(
  { mode, action, version, calls: wanted }: Sweep,
  judge: (root: string, at: string, said: string) => readonly string[],
): Promise<SweepResult> {
  const folder = mkdtempSync(join(memory(), 'octavo-sweep-'))
  const script = await bundle(folder, 'once.ts')
  const model = join(folder, 'model')
  publish(model, mode, ODDS)
  publish(model, mode, EVEN)
  const root = join(folder, 'site')
  const rebuild = (...options: readonly string[]) => {
    rmSync(root, { recursive: true, force: true })
    cpSync(model, root, { recursive: true, verbatimSymlinks: true })
    const command = ['-f', '-qq', ...options, process.execPath, script, root, mode, version]
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
        return judge(root, `${name} ${at + 1}`, run.stdout || `nothing (${run.status} ${run.signal})`)
      }),
  )
  rmSync(folder, { recursive: true, force: true })
  return { steps: calls.length, faults }
}

function publish(root: string, mode: Mode, files: Files): void {
  const writer = openWriter({ root, out: join(root, '_site'), mode })
  for (const [path, text] of Object.entries(files)) writer.stage(path, new TextEncoder().encode(text))
  writer.commit()
}

function versionOf(root: string): 'even' | 'odds' | undefined {
  const files = JSON.stringify(sorted(tree(join(root, '_site'))))
  if (files === JSON.stringify(sorted(EVEN))) return 'even'
  return files === JSON.stringify(sorted(ODDS)) ? 'odds' : undefined
}

function sorted(files: Files): readonly (readonly [string, string])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
}
