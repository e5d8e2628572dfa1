import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { createFile, makeFolder, replaceFile } from './disk.ts'
import { environmentFault, UsageError } from './errors.ts'
import { foldersAbove, resolveInside } from './paths.ts'

/**
 * Write a new file of the user's, with the folders above it. A file that is there already is never replaced.
 *
 * @returns the path, as given
 * @throws {UsageError} when the file exists
 */
export function createPost(root: string, path: string, text: string): string {
  const target = resolveInside(root, path)
  if (existsSync(target)) throw new UsageError(`${path} exists already; choose another title.`)
  try {
    for (const folder of foldersAbove(path).reverse()) makeFolder(resolveInside(root, folder))
    createFile(target, text)
  } catch (cause) {
    throw environmentFault(cause, 'write a post')
  }
  return path
}

/**
 * Write a file that the user asked for by name.
 *
 * @throws {EnvironmentError} when the system refuses
 */
export function writeReport(file: string, text: string): void {
  try {
    replaceFile(resolveInside(dirname(resolve(file)), basename(file)), text)
  } catch (cause) {
    throw environmentFault(cause, `write ${file}`)
  }
}
