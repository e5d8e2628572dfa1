import type { Built } from '../build/build.ts'
import { UsageError } from '../io/errors.ts'
import { changedByHand } from '../io/meeting.ts'
import { recover } from '../io/recover.ts'
import { addressesOf } from '../site/addresses.ts'
import type { Fact } from '../site/facts.ts'
import { nearest } from '../text/nearest.ts'
import { addressOfOutput, decodePath, isMarkdown, outputPath } from '../text/paths.ts'
import { wrap } from '../text/wrap.ts'
import type { Arguments } from './args.ts'
import { tellFindings } from './build.ts'
import { EXIT } from './commands.ts'
import { dryRun } from './dry-run.ts'
import { errorsOf, exitOf } from './outcome.ts'
import { openProject } from './project.ts'
import { rootOf } from './root.ts'
import { say } from './say.ts'

/** `octavo why URL`: what a page is made of, and which of it makes the next build redo it. */
export async function runWhy(args: Arguments): Promise<number> {
  const [url] = args.operands
  if (url === undefined) throw new UsageError('`octavo why` needs an address: `octavo why /blog/hello/`.')
  recover(rootOf(args))
  const project = openProject(args)
  const { built, files, before } = await dryRun(project, args)
  const errors = errorsOf(built)
  // Built with another configuration than the author means, a page would be explained wrongly.
  if (errors.length > 0 && exitOf(built, project) === EXIT.usage) {
    if (args.has('json')) say(JSON.stringify({ ok: false, findings: errors }, undefined, 2))
    else tellFindings(project, errors)
    return EXIT.usage
  }
  const named = pathOf(url, addressesOf(project.config).absolute('/'), addressesOf(project.config).base)
  // `/v1.2` may be a folder, whose slash a link needs not have either.
  const path = !files.has(named) && files.has(`${named}/index.html`) ? `${named}/index.html` : named
  const page = built.explain(path)
  if (page === undefined && !files.has(path)) {
    tellFindings(project, errors)
    throw new UsageError(`There is no page ${url}.${adviceOn(url, path, { files, built })}`)
  }
  // To the dry run, what is published stands as it was written.
  const isLost = before !== undefined && changedByHand(before, [path]).length > 0
  const now = built.redone.get(path) ?? (isLost ? 'output' : undefined)
  const changed = now === undefined ? undefined : readThatChanged(now, built)
  const reads = page?.reads ?? []
  const answer = {
    path,
    redone: changed ?? now ?? null,
    last: page?.because ?? null,
    reads: reads.flatMap((key) => [key, ...stillRead(key, built)]),
  }
  if (args.has('json')) say(JSON.stringify(answer, undefined, 2))
  else for (const line of lines(url, answer)) say(line)
  return EXIT.fine
}

/** What to ask instead of a page that there is not. */
function adviceOn(url: string, path: string, { files, built }: Answered): string {
  if (isMarkdown(url)) return ' Name its address, as `octavo why /blog/hello/`.'
  const [, name] = /([^/]+)(?:\/index)?\.html$/.exec(path) ?? []
  const held = built.held.find(({ slug }) => slug === name)
  if (held !== undefined) return ` ${held.id} is held back: ${held.because}.`
  const [wanted, known] = [addressOfOutput(path), [...files.keys()].map(addressOfOutput)]
  const near = known.find((one) => one.endsWith(wanted)) ?? nearest(wanted, known)
  return near === undefined ? '' : ` Did you mean ${near}?`
}

interface Answered {
  readonly files: { keys(): Iterable<string> }
  readonly built: Built
}

/** The files that a text is or was made of, where a fact is a post. */
function readsBelow(key: string, { readsOf }: Pick<Built, 'readsOf'>) {
  return key.startsWith('post:') ? readsOf(key.slice('post:'.length)) : []
}

function stillRead(key: string, built: Pick<Built, 'readsOf'>): readonly string[] {
  return readsBelow(key, built).flatMap(({ path, isRead }) => (isRead ? [`read:${path}`] : []))
}

/** Of a text that changed, the snippet that did, if it was one. */
function readThatChanged(key: string, built: Pick<Built, 'readsOf'>): string | undefined {
  const post = key.replace(/^(?:post|card):/, 'post:')
  const found = readsBelow(post, built).find(({ isChanged }) => isChanged)
  return found && `read:${found.path}`
}

interface Answer {
  readonly redone: string | null
  readonly last: string | null
  readonly reads: readonly string[]
}

function lines(url: string, { redone, last, reads }: Answer): readonly string[] {
  if (reads.length === 0) return [`${url} is a file that is copied as it is.`]
  const verdict =
    redone !== null
      ? [`${url} will be made again: ${reason(redone)}.`]
      : [
          `${url} is as it was; the next build keeps it.`,
          ...(last === null ? [] : [`It was made last because ${reason(last)}.`]),
        ]
  const made = verdict.map((text) => wrap(text, 80, ''))
  return [...made, '', 'It is made of', ...reads.map((key) => `  ${describe(key)}`)]
}

function reason(key: string): string {
  if (key === 'new')
    return 'it was not there before, or the tool, a plugin, a filter or the address of the site changed'
  if (key === 'output') return 'its file in the output is gone or was changed'
  // What a text became is kept as one: what it was made with is not told apart from it.
  const isText = /^(?:post|card):/.test(key)
  return `${describe(key)} changed${isText ? ', or a setting, a plugin or a snippet that it is read with' : ''}`
}

/** A fact in words. */
function describe(key: string): string {
  const colon = key.indexOf(':')
  const [fact, name] = [key.slice(0, colon), key.slice(colon + 1)]
  const words: Readonly<Record<Fact | 'read', string>> = {
    post: `the text or the front matter of ${name}`,
    card: `what lists show of ${name}`,
    link: `title and address of ${name}`,
    ids: `which posts stand in the list \`${name.split(' ')[0]}\``,
    count: `how many posts the list \`${name}\` has`,
    category: `the category \`${name}\``,
    categories: 'the list of categories',
    neighbours: `the posts before and after ${name}`,
    address: `where ${name} leads`,
    title: `the title of ${name}`,
    isPage: `whether a page stands at ${name}`,
    image: `the picture ${name}`,
    source: `whether ${name} is there`,
    template: `the template templates/${name}`,
    templates: 'the names of the templates',
    assets: 'styles, fonts and scripts of the theme',
    data: `the data file \`${name}\``,
    dataNames: 'the names of the data files',
    config: `\`${name}\` in octavo.config.yaml`,
    read: `the file ${name}, which a text includes or a plugin reads,`,
    site: 'title, navigation and looks of the site',
    sitemap: 'the addresses and days in the sitemap',
  }
  return words[fact as Fact | 'read'] ?? key
}

/** The output path of an address as one types it: with or without host and sub-path. */
function pathOf(url: string, home: string, base: string): string {
  const local = url.startsWith(home) ? `/${url.slice(home.length)}` : url
  const within = base !== '' && local.startsWith(`${base}/`) ? local.slice(base.length) : local
  const path = decodePath(within.startsWith('/') ? within : `/${within}`).normalize('NFC')
  if (/\.\w+$/.test(path)) return path.slice(1)
  return outputPath(path.endsWith('/') ? path : `${path}/`)
}
