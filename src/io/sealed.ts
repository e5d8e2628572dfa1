import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { hash } from '../text/hash.ts'
import { makeBase, replaceFile } from './disk.ts'
import { guard, hasCode } from './errors.ts'
import { resolveInside } from './paths.ts'
import { stateFolder } from './place.ts'

/** A text of JSON with its own hash, whole: half a file is never taken for one. */
export interface Sealed {
  /** The hash. */
  readonly seal: string
  readonly text: Buffer
}

export function sealed(text: Buffer): Sealed {
  return { seal: hash(text), text }
}

/** A value as JSON. */
export function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

/** Write a value in the state of a project, synced. */
export function writeSealed(root: string, name: string, value: unknown): void {
  writeSealedText(root, name, sealed(jsonOf(value)))
}

/** The same for a text of JSON that is sealed already. */
export function writeSealedText(root: string, name: string, { seal, text }: Sealed): void {
  const path = resolveInside(stateFolder(root), name)
  makeBase(dirname(path))
  replaceFile(path, Buffer.concat([Buffer.from(`${seal}\n`), text]))
}

/**
 * Read what `writeSealed` wrote; undefined when it is absent or damaged.
 *
 * @throws {EnvironmentError} when the system refuses: what is there and cannot be read is not absent
 */
export function readSealed(path: string): unknown {
  const found = openSealed(path)
  return found && parsed(found)
}

/** The same, not yet read as JSON. */
export function openSealed(path: string): Sealed | undefined {
  const content = contentOf(path)
  if (content === undefined) return undefined
  const end = content.indexOf('\n')
  const seal = content.toString('latin1', 0, Math.max(0, end))
  const found = sealed(content.subarray(end + 1))
  return found.seal === seal ? found : undefined
}

function contentOf(path: string): Buffer | undefined {
  return guard(() => {
    try {
      return readFileSync(path)
    } catch (cause) {
      if (hasCode(cause, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined
      throw cause
    }
  }, 'read what an earlier build wrote down')
}

export function parsed({ text }: Sealed): unknown {
  return JSON.parse(text.toString())
}
