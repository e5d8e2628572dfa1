import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { recover } from '../../src/io/recover.ts'

/** What killing a rebuild at many instants has shown. */
export interface KillResult {
  kills: number
  /** Files that were neither whole old nor whole new, at any time. */
  cut: string[]
  /** Kills after which the next command left a mixture. */
  mixed: number[]
  /** Instants at which a reader of the served folder saw a mixture (swap mode). */
  torn: number[]
}

/** Kill a process that rebuilds a site, at `kills` instants spread over its work, and look at what it left. */
export async function killMany(mode: 'folder' | 'swap', kills: number): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-kill-'))
  const script = await bundle(folder)
  const result: KillResult = { kills: 0, cut: [], mixed: [], torn: [] }
  for (let at = 0; at < kills; at++) {
    const root = join(folder, `site${at % 4}`)
    await killOne(script, root, mode, 1 + ((at * 7.3) % 60))
    result.kills++
    result.cut.push(...cutFiles(root))
    if (mode === 'swap' && versions(root).length > 1) result.torn.push(at)
    recover(root)
    result.cut.push(...cutFiles(root))
    if (versions(root).length > 1) result.mixed.push(at)
  }
  rmSync(folder, { recursive: true, force: true })
  return result
}

async function bundle(folder: string): Promise<string> {
  const made = await rolldown({ input: new URL('./rebuild.ts', import.meta.url).pathname, platform: 'node' })
  await made.write({ file: join(folder, 'rebuild.mjs'), format: 'esm' })
  return join(folder, 'rebuild.mjs')
}

function killOne(script: string, root: string, mode: string, afterMs: number): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, root, mode], { stdio: ['ignore', 'pipe', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (data) => {
      complaint += data
    })
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
    child.once('exit', (_, signal) => (signal === 'SIGKILL' ? done() : fail(new Error(complaint))))
  })
}

function pages(root: string): readonly string[] {
  const out = join(root, '_site')
  if (!existsSync(out)) return []
  return readdirSync(out)
    .filter((name) => name.startsWith('p'))
    .map((name) => join(out, name, 'index.html'))
    .filter((path) => existsSync(path))
}

function cutFiles(root: string): string[] {
  return pages(root).filter((path) => !/^(even|odd) x{3000} end$/.test(readFileSync(path, 'utf8')))
}

/** Which of the two versions the pages are of, and whether the file that only one of them has fits. */
function versions(root: string): readonly string[] {
  const found = new Set(pages(root).map((path) => readFileSync(path, 'utf8').split(' ')[0] ?? ''))
  for (const version of ['even', 'odd'])
    if (existsSync(join(root, '_site', `${version}.txt`))) found.add(version)
  if (pages(root).length !== 60) found.add('incomplete')
  return [...found]
}
