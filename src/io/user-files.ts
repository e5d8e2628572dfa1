import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { createFile, isThere, makeFolder, removeFile } from './disk.ts'
import { guard, UsageError } from './errors.ts'
import { foldersAbove, resolveInside } from './paths.ts'
import { readRegularFile } from './read.ts'

/**
 * Write a new file of the user's, with the folders above it. A file that is there already is never replaced.
 *
 * @throws {UsageError} when the file exists
 */
export function createPost(root: string, path: string, text: string): void {
  const target = resolveInside(root, path)
  if (existsSync(target)) throw new UsageError(`${path} exists already; choose another title.`)
  guard(() => {
    for (const folder of foldersAbove(path).reverse()) makeFolder(resolveInside(root, folder))
    createFile(target, text)
  }, 'write a post')
}

/** How a trace begins, so that a later one may take its place. */
const TRACE_START = '{"traceEvents":'

/**
 * Refuse to write a trace over anything but an earlier one: the flag may have been meant for another file.
 *
 * @throws {UsageError} when something else has this name
 */
export function refuseTrace(file: string): void {
  if (!isThere(file)) return
  const read = readRegularFile(file, TRACE_BYTES)
  const isTrace =
    'bytes' in read && new TextDecoder().decode(read.bytes.subarray(0, TRACE_START.length)) === TRACE_START
  if (!isTrace) throw new UsageError(`${file} is there and is no trace; \`--profile=FILE\` wants a new file.`)
}

/** Larger than the trace of any site. */
const TRACE_BYTES = 500_000_000

/**
 * Write a trace where the user said; `refuseTrace` has looked at the place.
 *
 * @throws {EnvironmentError} when the system refuses
 */
export function writeTrace(file: string, text: string): void {
  guard(() => {
    refuseTrace(file)
    const target = resolveInside(dirname(resolve(file)), basename(file))
    removeFile(target)
    createFile(target, text)
  }, `write ${file}`)
}
