import { foldPath } from '../text/slug.ts'
import { foldersAbove } from './paths.ts'

/** One file that comes: its name in the stage, its output path, and whether it takes the place of another. */
export type Move = readonly [staged: string, path: string, replaces: boolean]

/** Assets first and feeds last, so that no page names a style that is not there yet. */
export function inOrder([, a]: Move, [, b]: Move): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(path: string): number {
  if (path.endsWith('.xml')) return 2
  return path.endsWith('.html') ? 1 : 0
}

interface Moves {
  readonly moves: readonly Move[]
  readonly removals: readonly string[]
}

/**
 * Removals that must come first: a file where a folder is needed, and the other way round, and a name of which only the cases
 * are others now: to some disks it is the same one.
 */
export function blockers({ moves, removals }: Moves): ReadonlySet<string> {
  const files = new Set(moves.map(([, path]) => path))
  const folders = new Set(moves.flatMap(([, path]) => foldersAbove(path)))
  const names = new Set(removals.length === 0 ? [] : moves.map(([, path]) => foldPath(path)))
  return new Set(
    removals.filter(
      (path) =>
        folders.has(path) ||
        names.has(foldPath(path)) ||
        foldersAbove(path).some((folder) => files.has(folder)),
    ),
  )
}
