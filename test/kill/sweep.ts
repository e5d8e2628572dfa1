import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { recover } from '../../src/io/recover.ts'
import { openWriter } from '../../src/io/writer.ts'
import { bundle } from './bundle.ts'
import { memory } from './kill.ts'
import { type Files, tree } from './tree.ts'
import { site } from './versions.ts'

type Mode = 'folder' | 'swap'
const CALLS =
  'rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,fsync'
const LIMIT = 300

export interface SweepResult {
  /** Steps of a rebuild that change the disk: at each of them something was made to happen. */
  readonly steps: number
  /** What went wrong, in words; must be empty. */
  readonly faults: readonly string[]
}

export function hasStrace(): boolean {
  return spawnSync('strace', ['-e', 'inject=rename:error=EIO:when=999', 'true']).status === 0
}

/** Kill a rebuild right at each system call that changes the disk, one after the other. */
export function sweepKills(mode: Mode): Promise<SweepResult> {
  return sweep(mode, 'signal=SIGKILL', (root, at) => {
    const faults: string[] = []
    const cut = Object.entries(tree(join(root, '_site'))).filter(
      ([path, text]) => text !== EVEN[path] && text !== ODDS[path],
    )
    if (cut.length > 0) faults.push(`step ${at}: cut ${cut.map(([path]) => path).join(', ')}`)
    if (mode === 'swap' && versionOf(root) === undefined)
      faults.push(`step ${at}: the served folder is a mixture`)
    recover(root)
    if (versionOf(root) === undefined) faults.push(`step ${at}: a mixture after the next command`)
    return faults
  })
}

/** Let each system call that changes the disk fail with an error, one after the other. */
export function sweepErrors(mode: Mode, code: string): Promise<SweepResult> {
  return sweep(mode, `error=${code}`, (root, at, said) => {
    const version = versionOf(root)
    const isDone = said.startsWith('done')
    const faults: string[] = []
    if (!isDone && !said.startsWith('EnvironmentError')) faults.push(`step ${at}: it said ${said.trim()}`)
    if (version === undefined) faults.push(`step ${at}: a mixture, it said ${said.trim()}`)
    if (isDone && version !== 'odds') faults.push(`step ${at}: done, but nothing changed`)
    recover(root)
    if (versionOf(root) === undefined) faults.push(`step ${at}: a mixture after the next command`)
    return faults
  })
}

const EVEN = site('even', 3)
const ODDS = site('odds', 3)

async function sweep(
  mode: Mode,
  action: string,
  judge: (root: string, at: number, said: string) => readonly string[],
): Promise<SweepResult> {
  const folder = mkdtempSync(join(memory(), 'octavo-sweep-'))
  const script = await bundle(folder, 'once.ts')
  const model = join(folder, 'model')
  publish(model, mode, ODDS)
  publish(model, mode, EVEN)
  const faults: string[] = []
  let at = 1
  for (; at < LIMIT; at++) {
    const root = join(folder, 'site')
    rmSync(root, { recursive: true, force: true })
    cpSync(model, root, { recursive: true, verbatimSymlinks: true })
    const run = spawnSync(
      'strace',
      [
        '-f',
        '-qq',
        '-o',
        '/dev/null',
        '-e',
        `trace=${CALLS}`,
        '-e',
        `inject=${CALLS}:${action}:when=${at}`,
        process.execPath,
        script,
        root,
        mode,
        'odds',
      ],
      { encoding: 'utf8' },
    )
    const isPast =
      run.stdout.startsWith('done') && versionOf(root) === 'odds' && run.signal === null && run.status === 0
    faults.push(...judge(root, at, run.stdout || `nothing (${run.status} ${run.signal})`))
    if (isPast && action.startsWith('signal')) break
    if (isPast && at > 60) break
  }
  rmSync(folder, { recursive: true, force: true })
  return { steps: at - 1, faults }
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
