import { isAbsolute, relative } from 'node:path'
import { type Built, build, type Outlet } from '../build/build.ts'
import { nextDue } from '../build/summary.ts'
import { unwatched, type Watch } from '../build/watch.ts'
import { nameWithin, realPath } from '../io/paths.ts'
import { recover } from '../io/recover.ts'
import { refuseTrace } from '../io/user-files.ts'
import { openWriter, type Writer } from '../io/writer.ts'
import { addressesOf } from '../site/addresses.ts'
import { ChangedSource, DamagedCache } from '../types/store.ts'
import type { Diagnostic, Source } from '../types.ts'
import type { Arguments } from './args.ts'
import { EXIT } from './commands.ts'
import { buildInput, showingFlags } from './input.ts'
import { type LoadedModules, modulesFor } from './loaded.ts'
import { errorsOf, exitOf, nothing } from './outcome.ts'
import { annotations, formatAll } from './print.ts'
import { Profile, tellProfile } from './profile.ts'
import { progressLine } from './progress.ts'
import { openProject, type Project, packageFolder, withoutCache } from './project.ts'
import { forget, remember } from './remember.ts'
import { rootOf } from './root.ts'
import { say } from './say.ts'
import { namedFolders } from './settings.ts'

/** `octavo build` and `octavo check`: the same line; `check` writes nothing and is stricter. */
export async function runBuild(args: Arguments): Promise<number> {
  const started = performance.now()
  const profile = args.has('profile') ? new Profile(started) : undefined
  const traceFile = args.value('profile')
  if (traceFile !== undefined) refuseTrace(traceFile)
  const watch = profile ?? unwatched
  if (args.command === 'build') recover(rootOf(args))
  const project = watch.stage('read', () => openProject(args, true))
  const built = project.isReadable ? await publish(project, args, watch) : nothing(project)
  const failed = isFailure(built, args)
  tell({ args, project, built, failed, seconds: (performance.now() - started) / 1000 })
  if (profile !== undefined) tellProfile(profile, traceFile)
  if (failed) return exitOf(built, project)
  return args.has('verify') ? tellVerified(project, args, built) : EXIT.fine
}

/** A build that a clean one does not repeat is a fault of ours, whatever the user did. */
async function tellVerified(project: Project, args: Arguments, built: Built): Promise<number> {
  const { adviceFor, savedSince, verify } = await import('./verify.ts')
  const differences = await verify(project, args, built)
  const saved = differences.length > 0 ? savedSince(project, args) : undefined
  if (saved !== undefined) {
    console.error(
      `octavo: ${saved} was saved while the build was verified, so nothing is proved. Build again.`,
    )
    return EXIT.environment
  }
  for (const line of differences.slice(0, 100)) console.error(`verify: ${line}`)
  if (differences.length > 0) {
    for (const line of adviceFor(project.config)) console.error(line)
    return EXIT.fault
  }
  if (!args.has('quiet') && !args.has('json'))
    say('Verified: a clean build in another process gives the same bytes.')
  return EXIT.fine
}

function isFailure({ findings }: Built, args: Arguments): boolean {
  return findings.some(({ severity }) => severity === 'error' || args.has('strict'))
}

/** Build, and take the result live when nothing is wrong with it; `check` has no writer. */
async function publish(read: Project, args: Arguments, watch: Watch, before?: LoadedModules): Promise<Built> {
  let waited = false
  const { config } = read
  const writer =
    args.command === 'build'
      ? openWriter({
          root: read.root,
          out: read.out,
          mode: config.output.mode,
          sources: namedFolders(config),
          base: addressesOf(config).base,
          onWait: () => {
            waited = true
          },
          flags: showingFlags(args),
        })
      : undefined
  // While another build was at work the sources may have changed: the last to publish must have the newest.
  const project = waited ? openProject(args, true) : read
  if (project.configFile?.hash !== read.configFile?.hash) {
    // The folder that was opened may be another one's by now.
    writer?.abort()
    return publish(project, args, watch, before)
  }
  const modules = before?.isLoaded ? before : modulesFor(project)
  try {
    const progress = progressLine(args)
    const output: Outlet = {
      stage: (path, bytes, hash) => {
        progress.step()
        writer?.stage(path, bytes, hash)
      },
      keep: (path, stamp) => writer?.keep(path, stamp) ?? true,
      keepAll: (stamps) => writer?.keepAll(stamps) ?? true,
      expect: async (files) => {
        if (writer !== undefined && files >= MANY) await employScribe(writer)
      },
    }
    const input = buildInput(project, args, { output, watch, modules })
    const built = await build(input, project.findings)
    modules.refuseOthers(project)
    progress.end()
    if (isFailure(built, args)) {
      if (writer !== undefined) remember(built, project.root)
      writer?.abort()
    } else {
      // A signal that came while we were busy is heard now, before anything is published.
      await new Promise((done) => setImmediate(done))
      await writer?.settle()
      watch.stage('commit', () =>
        writer?.commit((release) => watch.stage('remember', () => remember(built, project.root, release))),
      )
    }
    return built
  } catch (thrown) {
    writer?.abort()
    if (thrown instanceof ChangedSource) {
      const again = openProject(args)
      modules.refuseOthers(again)
      return publish(again, args, watch, modules)
    }
    // Without a cache there is none to be damaged: then the fault is ours, and beginning again would never end.
    if (!(thrown instanceof DamagedCache) || args.has('fresh')) throw thrown
    if (writer !== undefined) forget(project.root, thrown)
    return publish(project, withoutCache(args), watch, modules)
  }
}

/** So many files are worth a thread that writes them: it takes a twentieth of a second to start. */
const MANY = 500

async function employScribe(writer: Writer): Promise<void> {
  const { startScribe } = await import('./open-scribe.ts')
  const scribe = startScribe(packageFolder(), writer.stageFolder)
  if (scribe !== undefined) writer.employ(scribe)
}

interface Outcome {
  readonly args: Arguments
  readonly project: Project
  readonly built: Built
  readonly failed: boolean
  readonly seconds: number
}

function tell(outcome: Outcome): void {
  const { args, project, built } = outcome
  if (args.has('json')) {
    say(JSON.stringify(asJson(outcome), undefined, 2))
    return
  }
  tellFindings(project, built.findings)
  if (process.env.GITHUB_ACTIONS === 'true' && built.findings.length > 0)
    say(annotations(built.findings, folderInRepository(project.root)))
  if (!args.has('quiet')) for (const line of summary(outcome)) say(line)
}

/** Print findings with the lines that they speak of. */
export function tellFindings(project: Project, findings: readonly Diagnostic[]): void {
  if (findings.length === 0) return
  console.error(formatAll(findings, { color: usesColor(process.stderr), lineOf: lineReader(project) }))
}

/** The site's folder, seen from that of the workflow, which GitHub names. */
function folderInRepository(root: string): string {
  const folder = nameWithin(realPath(process.env.GITHUB_WORKSPACE || process.cwd()), realPath(root))
  return folder === '' || isAbsolute(folder) ? '' : `${folder}/`
}

function asJson({ built, failed, seconds, project }: Outcome) {
  return {
    ok: !failed,
    out: project.out,
    pages: built.pages,
    posts: built.posts,
    held: built.held.map(({ id, because, date }) => ({ path: id, because, date: date?.iso ?? null })),
    findings: built.findings,
    seconds: Number(seconds.toFixed(3)),
  }
}

/** What a build ends with: what was made, what was held back and why, and what is wrong. */
function summary({ args, project, built, failed, seconds }: Outcome): readonly string[] {
  const errors = errorsOf(built).length
  const counts = [count(errors, 'error'), count(built.findings.length - errors, 'warning')].filter(
    (text) => text !== '',
  )
  const faults = counts.length === 0 ? 'no findings' : counts.join(', ')
  const made = `${count(built.pages, 'page')}, ${count(built.posts, 'post') || 'no posts'}`
  const where = relative(process.cwd(), project.out) || '.'
  const time = `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
  const lines = [...heldLines(built, args)]
  if (failed) lines.push(`Nothing was published: ${faults}. ${time}`)
  else if (args.command === 'check') lines.push(`Checked ${made} in ${time}: ${faults}`)
  else lines.push(`Built ${made} into ${where} in ${time}: ${faults}`)
  return lines
}

function heldLines({ held }: Built, args: Arguments): readonly string[] {
  if (held.length === 0) return []
  const kinds = ['draft', 'scheduled', 'expired'].flatMap((kind) => {
    const number = held.filter(({ because }) => because === kind).length
    if (number === 0) return []
    return [kind === 'draft' ? count(number, kind) : `${number} ${kind}`]
  })
  const due = nextDue(held)
  const next = due === undefined ? '' : `; next due ${due.date?.iso} (${due.id})`
  const names = args.has('verbose') ? held.map(({ id, because }) => `  ${id}: ${because}`) : []
  return [`Held back: ${kinds.join(', ')}${next}`, ...names]
}

function count(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Lines of the files of the snapshot, so that a finding shows what it speaks of. */
function lineReader({ files, configFile }: Project): (path: string, line: number) => string | undefined {
  const texts = new Map<string, readonly string[]>()
  return (path, line) => {
    const lines = texts.get(path) ?? linesOf(path === configFile?.path ? configFile : files.get(path))
    texts.set(path, lines)
    return lines[line - 1]
  }
}

function linesOf(source: Source | undefined): readonly string[] {
  try {
    return source === undefined ? [] : new TextDecoder().decode(source.bytes).split(/\r\n?|\n/)
  } catch (thrown) {
    if (thrown instanceof ChangedSource) return []
    throw thrown
  }
}

/** `NO_COLOR` (no-color.org) and `CI` are honoured. */
function usesColor(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}
