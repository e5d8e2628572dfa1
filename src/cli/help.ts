import { wrap } from '../text/wrap.ts'
import { COMMANDS, type CommandName, ENVIRONMENT, FLAGS, type Flag } from './commands.ts'

/** The help text: of one command, or the whole. At most 80 columns wide. */
export function help(command: CommandName | undefined): string {
  return command === undefined ? overview() : commandHelp(command)
}

function overview(): string {
  return `Octavo turns a folder of markdown into a checked, static blog.

  octavo COMMAND [flags]

${COMMANDS.map(({ name, usage, about }) => row(`${name} ${usage}`.trim(), about)).join('\n')}

Start with a folder that holds content/posts/hello.md:

  ---
  title: Hello
  date: 2026-11-23
  ---
  The first post.

then \`octavo build\` makes _site/ and \`octavo preview\` shows it.
\`octavo COMMAND --help\` lists the flags of a command.

In the environment:

${Object.entries(ENVIRONMENT)
  .map(([name, about]) => row(name, about))
  .join('\n')}
`
}

function commandHelp(command: CommandName): string {
  const found = COMMANDS.find(({ name }) => name === command)
  const flags = FLAGS.filter((flag) => flag.commands === 'all' || flag.commands.includes(command))
  return `octavo ${`${command} ${found?.usage ?? ''}`.trim()} [flags]

${wrap(`${capital(found?.about ?? '')}.`, 80, '')}

${flags.map((flag) => row(spelling(flag), flag.about)).join('\n')}
`
}

/** A flag as one types it: `-o, --out DIR`. */
export function spelling({ short, name, value, optional }: Flag): string {
  const after = value === undefined ? (optional === undefined ? '' : `[=${optional}]`) : ` ${value}`
  return `${short === undefined ? '' : `-${short}, `}--${name}${after}`
}

function row(left: string, right: string): string {
  return `  ${left.padEnd(17)}  ${wrap(right, 59, ' '.repeat(21))}`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
