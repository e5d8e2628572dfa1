import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nativeParser, type Parser, referenceParser } from '../../src/markdown/parser/parser.ts'
import { createProcessor } from '../../src/markdown/processor.ts'
import { normaliseHtml } from '../html-normal.ts'
import { list, markdownLine, render, show } from '../markdown-fixture.ts'

/**
 * The specification of GitHub Flavored Markdown, from Debian's source of cmark-gfm, through our processor with
 * sanitising, raw and component steps off.
 */

interface Example {
  readonly number: number
  readonly markdown: string
  readonly html: string
}

/** What to type when the specification cannot be fetched. */
const BY_HAND =
  'unpack test/spec.txt of https://github.com/github/cmark-gfm/archive/refs/tags/0.29.0.gfm.6.tar.gz and name it: GFM_SPEC=spec.txt npm run test:long -- gfm'

function spec(): string {
  const given = process.env.GFM_SPEC
  if (given !== undefined) return readFileSync(given, 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'octavo-gfm-'))
  try {
    return fetched(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** apt with lists and sources of its own: nothing of the machine's changes. */
function fetched(folder: string): string {
  const run = (command: string, args: readonly string[]) => {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0)
      throw new Error(
        `The specification of GFM cannot be had (${error?.message ?? stderr}). By hand: ${BY_HAND}`,
      )
    return stdout
  }
  for (const name of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true })
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg'
  writeFileSync(
    join(folder, 'sources.list'),
    `deb-src [signed-by=${keys}] http://deb.debian.org/debian bookworm main\n`,
  )
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
  }
  const options = Object.entries(settings).map(([name, value]) => `-o${name}=${value}`)
  run('apt-get', [...options, 'update'])
  run('apt-get', [...options, 'source', '--download-only', 'cmark-gfm'])
  const archive = readdirSync(folder).find((name) => name.includes('.orig.tar.')) ?? ''
  return run('tar', ['-xOf', archive, '--wildcards', '*/test/spec.txt'])
}

function examplesOf(text: string): Example[] {
  const fence = '`'.repeat(32)
  const pattern = new RegExp(`^${fence} example.*\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^${fence}$`, 'gm')
  return [...text.matchAll(pattern)].map(([, markdown = '', html = ''], at) => ({
    number: at + 1,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
  }))
}

const examples = examplesOf(spec())

/** Each example that comes out differently, by the reason. */
const REASONS: Readonly<Record<string, readonly number[]>> = {
  'a task list has a class of its own (our line prints its own boxes, test/markdown.test.ts)': [279, 280],
  'the example is of CommonMark alone, and holds a bare address, which GFM links': [610, 614, 616, 619, 620],
  'addresses with ftp: are linked by cmark-gfm, but not by the text of the specification': [628],
  'comments as CommonMark has had them since 0.31: two hyphens may stand in one': [645, 646],
  'the filter of tags is no part of the parser: the sanitiser removes these, and others': [653],
}

function differences(parser: Parser, given: readonly Example[] = examples): number[] {
  const html = { sanitize: false, closeSelfClosing: true }
  const processor = createProcessor({ parser, before: [], users: [], after: [], html })
  const isEqual = (example: Example) =>
    normaliseHtml(String(processor.processSync(example.markdown))) === normaliseHtml(example.html)
  return given.filter((example) => !isEqual(example)).map(({ number }) => number)
}

test('there are 673 examples', () => {
  expect(examples.length).toBe(673)
})

test('662 of 673 with both parsers, and every difference has its reason', async () => {
  const listed = Object.values(REASONS).flat()
  expect(listed.length).toBe(673 - 662)
  expect(differences(await nativeParser())).toEqual(listed)
  expect(differences(referenceParser())).toEqual(listed)
})

test('both parsers give the same bodies and findings, with their places', async () => {
  const [native, reference] = [await markdownLine('native'), await markdownLine('remark')]
  const differing: number[] = []
  for (const { number, markdown } of examples) {
    const [one, other] = [await render(native, markdown), await render(reference, markdown)]
    if (JSON.stringify(one) !== JSON.stringify(other)) differing.push(number)
  }
  expect(differing).toEqual([])
})

test('the sanitiser removes the filtered tags of that example, with a finding', async () => {
  const { markdown = '' } = examples.find(({ number }) => number === 653) ?? {}
  const { body, findings } = await render(await markdownLine('native'), markdown)
  expect(show(body?.chunks ?? [])).not.toMatch(/<(?:title|style|xmp)/)
  expect(list(findings)).toContain('html/removed-tag 1:10')
})

test('a wrong answer fails', async () => {
  const wrong = examples.map((example) => ({ ...example, html: example.html.replace('a', 'b') }))
  const changed = wrong.filter(({ html }, index) => html !== examples[index]?.html)
  expect(differences(await nativeParser(), wrong).length).toBeGreaterThanOrEqual(changed.length)
  expect(changed.length).toBeGreaterThan(300)
})
