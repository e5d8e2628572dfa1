import type { Random } from './random.ts'

/** Everything that a clean build depends on. Pictures are texts of Latin-1, see `encodingOf`. */
export interface State {
  readonly files: ReadonlyMap<string, string>
  /** What `--now` says. */
  readonly now: string
  readonly flags: readonly string[]
}

/** Where the site that is built again and again lies. An edit may move it. */
export interface Place {
  root: string
  /** An older cache is kept here, to be put back later. */
  readonly kept: string
}

/** A step of a script: what is done, in one line, and what the site is afterwards. */
export interface Edit {
  readonly says: string
  readonly state: State
  /** Files that change keep their time of change. */
  readonly keepsTimes?: boolean
  /** Done to the disk alone, after the files are written: nothing that a clean build sees. Returns what was done. */
  readonly onDisk?: (place: Place) => string
}

/** Undefined: there is nothing in this state that it could be done to. */
export type MakeEdit = (state: State, random: Random) => Edit | undefined

/** The state with other files; undefined removes one. */
export function withFiles(state: State, changes: Readonly<Record<string, string | undefined>>): State {
  const files = new Map(state.files)
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path)
    else files.set(path, text)
  }
  return { ...state, files }
}

/** Paths that match, in the order of their names: a pick must not depend on the order of edits. */
export function pathsOf(state: State, pattern: RegExp): readonly string[] {
  return [...state.files.keys()].filter((path) => pattern.test(path)).sort()
}

export const POST = /^content\/posts\/.*\.mdx?$/
export const TEXT = /^content\/(?:posts|pages)\/.*\.mdx?$/

export function textOf(state: State, path: string): string {
  return state.files.get(path) ?? ''
}

/** How the text of a file becomes bytes. */
export function encodingOf(path: string): 'latin1' | 'utf8' {
  return path.endsWith('.png') ? 'latin1' : 'utf8'
}
