import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

const MAIN = resolve('dist/main.js')
const made: string[] = []

/** Remove what `folderOf` has made. Files of tests share this module, so none of them can ask for it here. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A site's folder on the disk, gone after the tests of this file. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'octavo-cli-'))
  made.push(root)
  writeFiles(root, files)
  return root
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** A command of the bundle as a shell runs it, without colours and with its own environment. */
export function octavo(
  root: string,
  command: string,
  env: Readonly<Record<string, string>> = {},
  cwd = root,
  main = MAIN,
) {
  const run = spawnSync(process.execPath, [main, ...command.split(' '), '--root', root], {
    encoding: 'utf8',
    cwd,
    env: { PATH: process.env.PATH ?? '', TZ: 'America/St_Johns', ...env },
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/** `octavo`, of a copy of the bundle with some files of its own. A file that is replaced is `whole-…` there. */
export function octavoWith(
  files: Readonly<Record<string, string>>,
): (root: string, command: string) => ReturnType<typeof octavo> {
  const folder = folderOf({})
  cpSync('dist', join(folder, 'dist'), { recursive: true })
  for (const name of ['templates', 'node_modules', 'package.json'])
    symlinkSync(resolve(name), join(folder, name))
  for (const path of Object.keys(files))
    renameSync(join(folder, path), join(folder, dirname(path), `whole-${basename(path)}`))
  writeFiles(folder, files)
  return (root, command) => octavo(root, command, {}, root, join(folder, 'dist/main.js'))
}

/** What a site has published, by path. */
export function filesOf(root: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(root, '_site'), { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    files.sort().map((path) => [path.slice(root.length), readFileSync(path, 'latin1')]),
  )
}

/** What `--json` tells of the findings, as `path:line:column code`. */
export function findingsOf(json: string): readonly string[] {
  const told: { findings: { code: string; place: { path: string; line: number; column: number } }[] } =
    JSON.parse(json)
  return told.findings.map(({ code, place }) => `${place.path}:${place.line}:${place.column} ${code}`)
}
