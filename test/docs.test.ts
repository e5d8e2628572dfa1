import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS, ENVIRONMENT, EXIT, FLAGS } from '../src/cli/commands.ts'
import { spelling } from '../src/cli/help.ts'
import { knownWords, LANGUAGES, languageFor } from '../src/markdown/code/languages.ts'

/** Reference pages that are made from the code; `UPDATE=1` writes them anew. */
const root = join(import.meta.dirname, '..')

function checkPage(path: string, text: string): void {
  if (process.env.UPDATE === '1') writeFileSync(join(root, path), text)
  expect(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8')).toBe(text)
}

interface Finding {
  readonly code: string
  readonly severity: string
  readonly about: string
}

/** Every finding: its code and severity, and the comment above the function that makes it. */
function findings(): readonly Finding[] {
  const folder = join(root, 'src/report')
  const found = readdirSync(folder).flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8')
    const functions = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function \w+[\s\S]*?\n\}/g)
    return [...functions].flatMap(([whole, comment = '']) => {
      const call = /\b(error|warning)\(\s*'([a-z]+\/[a-z0-9-]+)'/.exec(whole)
      const about = comment
        .replace(/^[ \t]*\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim()
      return call === null ? [] : [{ code: call[2] ?? '', severity: call[1] ?? '', about }]
    })
  })
  return found.sort((a, b) => (a.code < b.code ? -1 : 1))
}

test('docs/findings.md lists every finding', () => {
  const all = findings()
  expect(all.length).toBeGreaterThan(80)
  const entries = all.map(({ code, severity, about }, at) => {
    const text = `*${severity === 'error' ? 'Error' : 'Warning'}.* ${about}\n`
    return all[at - 1]?.code === code ? text : `## ${code}\n\n${text}`
  })
  checkPage(
    'docs/findings.md',
    `# Findings\n\nWhat Octavo may say of a site, by code. \`check.rules\` in the configuration sets the severity of warnings and of\nwhat the checks of links and images find. This page is made from the code.\n\n${entries.join('\n')}`,
  )
})

const JSON_ANSWER = `## What \`--json\` prints

\`build\` and \`check\`: a map of \`ok\`, \`out\`, \`pages\`, \`posts\`, \`held\` (each with \`path\`, \`because\` and \`date\`), \`findings\` and \`seconds\`.
\`diff\`: \`ok\`, \`added\`, \`removed\`, \`changed\` and \`findings\`. \`why\`: \`path\`, \`redone\` (what makes the next build redo the page,
or null), \`last\` (why it was made last) and \`reads\`. A finding has \`code\`, \`severity\`, \`message\`, \`place\` (\`path\`, \`line\` and
\`column\` from 1, and \`length\` if it is more than a point), and perhaps \`hint\` and \`related\` (further places). A command that
comes to no findings answers with \`ok: false\` and \`error\`. What plugins and filters print goes to standard error. In this
repository, \`npm run -s octavo -- check --json\` prints nothing else.
`

test('docs/cli.md shows every command and flag', () => {
  const commands = COMMANDS.map(
    ({ name, usage, about }) => `| \`octavo ${`${name} ${usage}`.trim()}\` | ${about} |`,
  )
  const flags = FLAGS.map(
    ({ commands: of, about, ...flag }) =>
      `| \`${spelling({ ...flag, about, commands: of })}\` | ${about} | ${of === 'all' ? 'all' : of.join(', ')} |`,
  )
  const codes = [
    'all is well',
    'findings in content or templates',
    'usage or configuration',
    'the machine: disk, permissions, a lock',
    'a fault of Octavo',
  ]
  const exits = Object.values(EXIT).map((code) => `| ${code} | ${codes[code]} |`)
  const variables = Object.entries(ENVIRONMENT).map(([name, about]) => `| \`${name}\` | ${about} |`)
  checkPage(
    'docs/cli.md',
    `# Commands\n\n| command | does |\n|---|---|\n${commands.join('\n')}\n\n## Flags\n\n| flag | does | of |\n|---|---|---|\n${flags.join('\n')}\n\n## Exit codes\n\n| code | means |\n|---|---|\n${exits.join('\n')}\n\n## Environment\n\n| variable | does |\n|---|---|\n${variables.join('\n')}\n\n${JSON_ANSWER}`,
  )
})

test('docs/code-blocks.md names every language', () => {
  const path = 'docs/code-blocks.md'
  const [own = ''] = readFileSync(join(root, path), 'utf8').split('| language |')
  const wordsOf = (id: string) =>
    knownWords().filter((word) => {
      const language = languageFor(word)
      return typeof language === 'object' && language.id === id
    })
  const rows = [...LANGUAGES.values()]
    .sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1))
    .map(
      ({ id, label }) =>
        `| ${label} | ${wordsOf(id)
          .map((word) => `\`${word}\``)
          .join(', ')} |`,
    )
  checkPage(path, `${own}| language | words |\n|---|---|\n${rows.join('\n')}\n`)
})
