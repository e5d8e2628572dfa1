import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, parse } from 'node:path'
import { UsageError } from './errors.ts'
import { isWithin, nameWithin, realPath } from './paths.ts'

/** Folders of a project that hold its source. */
const SOURCES = [
  'content',
  'templates',
  'public',
  'src',
  'test',
  'docs',
  'plugins',
  'node_modules',
  '.git',
  '.octavo',
  'dist',
]

/**
 * Refuse an output folder in which a build could destroy something (SPEC 9): the project, what is above it,
 * its sources, a home folder, the root of a disk, a repository, and links that lead to one of these.
 *
 * @throws {UsageError}
 */
export function refuseDangerous(root: string, out: string): void {
  const project = realPath(root)
  const target = realPath(out)
  const refuse = (why: string) => {
    throw new UsageError(
      `refused to build into ${nameWithin(root, out) || '.'}: ${why}. Choose another folder with --out or output.dir.`,
    )
  }
  if (target === parse(target).root) refuse('it is the root of the disk')
  if (target === realPath(homedir()) || isWithin(target, realPath(homedir())))
    refuse('it is a home folder, or holds one')
  if (isWithin(target, project)) refuse('it is the project itself, or a folder above it')
  const released = join(project, '.octavo', 'releases')
  for (const source of SOURCES) {
    if (isWithin(join(project, source), target) && !isWithin(released, target))
      refuse(`it lies in ${source}/`)
  }
  const kind = lstatSync(out, { throwIfNoEntry: false })
  if (kind !== undefined && !kind.isDirectory() && !kind.isSymbolicLink()) refuse('a file has that name')
  if (existsSync(join(target, '.git'))) refuse('it holds a repository')
}

/** Whether there is nothing at all in a folder, or no folder. */
export function isEmptyFolder(path: string): boolean {
  return !existsSync(path) || readdirSync(path).length === 0
}
