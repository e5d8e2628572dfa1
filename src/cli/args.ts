import { parseArgs } from 'node:util'
import { UsageError } from '../io/errors.ts'
import { nearest } from '../text/nearest.ts'
import { COMMANDS, type CommandName, FLAGS } from './commands.ts'

/** A command line, read: which command, its arguments and flags, all known. */
export interface Arguments {
  readonly command: CommandName | undefined
  readonly operands: readonly string[]
  /** Whether a switch is on. */
  has(flag: string): boolean
  /** The text after a flag. */
  value(flag: string): string | undefined
}

/**
 * Read the command line.
 *
 * @throws {UsageError} for an unknown command or flag (with the nearest known one), a flag that the
 * command does not have, and a flag without its value
 */
export function readArguments(argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    FLAGS.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short !== undefined && { short }),
      },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const command = positionals[0] === undefined ? undefined : commandOf(positionals[0])
  const given = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === 'option')
      given.set(token.name, checkFlag(token.name, token.rawName, token.value, command))
  }
  checkOperands(command, positionals.slice(1))
  return {
    command,
    operands: positionals.slice(1),
    has: (flag) => given.has(flag),
    value: (flag) => {
      const value = given.get(flag)
      return typeof value === 'string' ? value : undefined
    },
  }
}

function commandOf(word: string): CommandName {
  const names = COMMANDS.map(({ name }) => name)
  const found = names.find((name) => name === word)
  if (found !== undefined) return found
  const near = nearest(word, names)
  const hint =
    near === undefined ? `The commands are ${names.join(', ')}.` : `Did you mean \`octavo ${near}\`?`
  throw new UsageError(`There is no command \`${word}\`.\n${hint}`)
}

function checkOperands(name: CommandName | undefined, operands: readonly string[]): void {
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined || command.usage !== '' || operands.length === 0) return
  throw new UsageError(
    `\`octavo ${name}\` takes no argument.\nFor the site in another folder: \`octavo ${name} --root ${operands[0]}\`.`,
  )
}

function checkFlag(
  name: string,
  raw: string,
  value: string | undefined,
  command: CommandName | undefined,
): string | true {
  const flag = FLAGS.find((one) => one.name === name)
  if (flag === undefined) {
    const near = nearest(
      name,
      FLAGS.map((one) => one.name),
    )
    throw new UsageError(
      `There is no flag \`${raw}\`.${near === undefined ? '' : ` Did you mean \`--${near}\`?`}`,
    )
  }
  if (command !== undefined && flag.commands !== 'all' && !flag.commands.includes(command)) {
    throw new UsageError(
      `\`octavo ${command}\` has no flag \`--${name}\`; it belongs to ${flag.commands.join(', ')}.`,
    )
  }
  if (flag.value === undefined && flag.optional === undefined && value !== undefined)
    throw new UsageError(`\`--${name}\` is a switch and takes no value.`)
  if (flag.value !== undefined && (value === undefined || value === '')) {
    throw new UsageError(`\`${raw}\` needs a value: \`--${name} ${flag.value}\`.`)
  }
  return value ?? true
}
