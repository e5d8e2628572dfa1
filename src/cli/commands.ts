/** The table of commands and flags: it reads arguments, prints the help and makes docs/cli.md. */

export interface Flag {
  readonly name: string
  readonly short?: string
  /** What stands after the flag; absent for a switch. */
  readonly value?: string
  /** What may stand behind a switch, after `=`. */
  readonly optional?: string
  readonly about: string
  readonly commands: readonly CommandName[] | 'all'
}

interface Command {
  readonly name: CommandName
  /** Arguments after the name, as the help shows them. */
  readonly usage: string
  readonly about: string
}

export type CommandName = 'build' | 'check' | 'diff' | 'why' | 'preview' | 'new' | 'clean' | 'rollback'

export const COMMANDS: readonly Command[] = [
  {
    name: 'build',
    usage: '',
    about: 'build the site into the output folder; nothing is published when there is an error',
  },
  {
    name: 'check',
    usage: '',
    about: 'the same up to the findings, with dead links as errors; nothing is written',
  },
  {
    name: 'diff',
    usage: '',
    about: 'what a build would add, remove and change, by address; nothing is written',
  },
  {
    name: 'why',
    usage: 'URL',
    about: 'what a page is made of, and which of it makes the next build redo the page',
  },
  { name: 'preview', usage: '', about: 'serve the last build on this machine' },
  { name: 'new', usage: '"Title"', about: 'start a post: a draft with its front matter filled in' },
  { name: 'clean', usage: '', about: 'remove the cache and what Octavo made in the output folder' },
  {
    name: 'rollback',
    usage: '',
    about: 'with `output: {mode: swap}`: put the release before the last one back',
  },
]

const BUILDING = ['build', 'check', 'diff', 'why'] as const
const TELLING = ['build', 'check'] as const

export const FLAGS: readonly Flag[] = [
  { name: 'root', value: 'DIR', about: 'the folder of the site (default: here)', commands: 'all' },
  {
    name: 'out',
    short: 'o',
    value: 'DIR',
    about: 'the output folder (default: _site, or output.dir)',
    commands: ['build', 'check', 'diff', 'why', 'preview', 'clean', 'rollback'],
  },
  {
    name: 'url',
    value: 'URL',
    about: 'build for this address instead of the configured one',
    commands: BUILDING,
  },
  { name: 'drafts', short: 'D', about: 'show drafts', commands: BUILDING },
  { name: 'future', short: 'F', about: 'show scheduled posts', commands: BUILDING },
  { name: 'expired', about: 'show expired posts', commands: BUILDING },
  {
    name: 'now',
    value: 'TIME',
    about: 'build as if it were TIME (2026-11-23, or a full ISO date-time)',
    commands: BUILDING,
  },
  {
    name: 'fresh',
    about: 'build from nothing: results of earlier builds are neither used nor kept',
    commands: BUILDING,
  },
  {
    name: 'verify',
    about: 'build again from nothing in another process and compare every byte',
    commands: ['build'],
  },
  {
    name: 'ref',
    value: 'REV',
    about: 'compare with what a git revision publishes, instead of the last build',
    commands: ['diff'],
  },
  {
    name: 'profile',
    optional: 'FILE',
    about: 'tell where the time went: a table, or trace events into FILE',
    commands: TELLING,
  },
  { name: 'strict', about: 'warnings fail too', commands: TELLING },
  { name: 'json', about: 'print the result as JSON', commands: BUILDING },
  { name: 'quiet', about: 'print findings only', commands: TELLING },
  { name: 'verbose', about: 'name what was held back', commands: TELLING },
  {
    name: 'port',
    short: 'p',
    value: 'N',
    about: 'port to listen on (default: 4000, or the next free one)',
    commands: ['preview'],
  },
  {
    name: 'host',
    value: 'NAME',
    about: 'address to listen on (default: 127.0.0.1, this machine only)',
    commands: ['preview'],
  },
  { name: 'help', short: 'h', about: 'this text', commands: 'all' },
  { name: 'version', short: 'v', about: 'the version', commands: 'all' },
]

/** Exit codes (SPEC 7). */
export const EXIT = { fine: 0, findings: 1, usage: 2, environment: 3, fault: 4 } as const

/** What the environment decides, by variable. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  SOURCE_DATE_EPOCH:
    'seconds since 1970: the clock of the build, unless --now is given; posts of a later date are held back',
  NO_COLOR: 'findings without colours',
  CI: 'no line of progress',
  GITHUB_ACTIONS: 'findings as annotations too; GITHUB_WORKSPACE is where their paths begin',
}
