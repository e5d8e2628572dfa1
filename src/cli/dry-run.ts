import { type Built, build } from '../build/build.ts'
import { outputPlace } from '../io/place.ts'
import { type Hashes, type Published, published } from '../io/state.ts'
import { DamagedCache, type Stamp, type Stamps } from '../types/store.ts'
import type { Arguments } from './args.ts'
import { buildInput } from './input.ts'
import { nothing } from './outcome.ts'
import { type Project, withoutCache } from './project.ts'

/** A build that writes nothing, beside what is published. */
interface DryRun {
  readonly built: Built
  /** Hash of every file that a build would publish, by output path. */
  readonly files: Hashes
  /** What the output holds now; undefined when nothing of ours is there. */
  readonly before: Published | undefined
}

/** Build as `octavo build` would, up to the point of publishing. What is published counts as it was written. */
export async function dryRun(project: Project, args: Arguments): Promise<DryRun> {
  const before = published(outputPlace(project.root, project.out))
  if (!project.isReadable)
    return { built: nothing(project), files: before?.files ?? new Map<string, string>(), before }
  const files = new Map<string, string>()
  const keep = (path: string, { hash }: Stamp): boolean => {
    if (before?.files.get(path) !== hash) return false
    files.set(path, hash)
    return true
  }
  const output = {
    stage: (path: string, _: Uint8Array, hash: string) => void files.set(path, hash),
    keep,
    keepAll: (stamps: Stamps) => {
      const isSame = [...stamps].every(([path, { hash }]) => before?.files.get(path) === hash)
      if (isSame) for (const [path, { hash }] of stamps) files.set(path, hash)
      return isSame
    },
  }
  try {
    const built = await build(buildInput(project, args, { output }), project.findings)
    return { built, files, before }
  } catch (thrown) {
    // A build beside this one may be writing the cache just now.
    if (!(thrown instanceof DamagedCache) || args.has('fresh')) throw thrown
    return dryRun(project, withoutCache(args))
  }
}
