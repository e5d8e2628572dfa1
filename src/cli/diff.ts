import { UsageError } from '../io/errors.ts'
import { checkout } from '../io/git.ts'
import { recover } from '../io/recover.ts'
import type { Hashes } from '../io/state.ts'
import { addressOfOutput } from '../text/paths.ts'
import type { Arguments } from './args.ts'
import { tellFindings } from './build.ts'
import { EXIT } from './commands.ts'
import { dryRun } from './dry-run.ts'
import { errorsOf, exitOf } from './outcome.ts'
import { openProject, type Project, withoutCache } from './project.ts'
import { rootOf } from './root.ts'
import { say } from './say.ts'

/** What publishing would change, as addresses without the site's own. */
export interface Difference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** `octavo diff`: what a build would change, seen from the last one or from a revision. Needs git only for `--ref`. */
export async function runDiff(args: Arguments): Promise<number> {
  recover(rootOf(args))
  const project = openProject(args)
  const { built, files, before } = await dryRun(project, args)
  const failed = errorsOf(built).length > 0
  const ref = args.value('ref')
  const old =
    ref === undefined ? (before?.files ?? new Map<string, string>()) : await filesAt(ref, project, args)
  const difference = compare(old, files)
  if (args.has('json'))
    say(JSON.stringify({ ok: !failed, ...difference, findings: built.findings }, undefined, 2))
  else if (failed) tellFindings(project, built.findings)
  else for (const line of lines(difference, args)) say(line)
  return failed ? exitOf(built, project) : EXIT.fine
}

/** What a revision publishes: its files are unpacked beside the cache, built, and removed again. */
async function filesAt(ref: string, project: Project, args: Arguments): Promise<Hashes> {
  const tree = await checkout(project.root, ref)
  try {
    const there: Arguments = {
      ...withoutCache(args),
      value: (flag) => (flag === 'root' ? tree.folder : flag === 'out' ? undefined : args.value(flag)),
    }
    const { built, files } = await dryRun(openProject(there), there)
    const [fault] = errorsOf(built)
    if (fault !== undefined)
      throw new UsageError(
        `${ref} published nothing: ${fault.place.path}:${fault.place.line}:${fault.place.column}: ${fault.message}.`,
      )
    return files
  } finally {
    tree.remove()
  }
}

function compare(before: Hashes, after: Hashes): Difference {
  const of = (paths: Iterable<string>, isPart: (path: string) => boolean) =>
    [...paths].filter(isPart).map(addressOfOutput).sort()
  return {
    added: of(after.keys(), (path) => !before.has(path)),
    removed: of(before.keys(), (path) => !after.has(path)),
    changed: of(after.keys(), (path) => before.has(path) && before.get(path) !== after.get(path)),
  }
}

function lines({ added, removed, changed }: Difference, args: Arguments): readonly string[] {
  const rows = [
    ...added.map((url) => `+ ${url}`),
    ...removed.map((url) => `- ${url}`),
    ...changed.map((url) => `~ ${url}`),
  ]
  const sums = `${added.length} added, ${removed.length} removed, ${changed.length} changed`
  const since = args.value('ref') ?? 'the last build'
  return rows.length === 0 ? [`Nothing would change since ${since}.`] : [...rows, `${sums} since ${since}`]
}
