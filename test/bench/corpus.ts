import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Code, codeOf } from './code-blocks.ts'

const WORDS =
  'sheet fold leaf margin press paper ink type letter line page book title note reader printer cover spine thread glue proof gather collate bind trim index column rule gutter measure'.split(
    ' ',
  )

/** Write a blog of `count` posts of about 3 KB with headings, lists, a table, code and links to each other. */
export function writeCorpus(root: string, count: number, code: Code = 'one'): void {
  mkdirSync(join(root, 'content/posts'), { recursive: true })
  writeFileSync(
    join(root, 'octavo.config.yaml'),
    'title: Corpus\ndescription: A generated blog.\nurl: https://example.org\n',
  )
  for (let at = 0; at < count; at++)
    writeFileSync(join(root, `content/posts/post-${at}.md`), post(at, count, code))
}

function post(at: number, count: number, code: Code): string {
  const next = random(at)
  const day = new Date(Date.UTC(2010, 0, 1) + (at % 5000) * 86_400_000).toISOString().slice(0, 10)
  const parts = [
    `---\ntitle: Post ${at} on ${words(next, 3)}\ndate: ${day}\ncategories: [${['Press', 'Paper', 'Type', 'Binding'][at % 4]}]\ntags: [${words(next, 1)}, ${words(next, 1)}]\n---\n`,
    paragraph(next, 60),
    `## ${words(next, 4)}`,
    `${paragraph(next, 50)} See [another post](post-${(at * 7 + 3) % count}.md) and [a site](https://example.com/x).`,
    `- ${words(next, 8)}\n- ${words(next, 6)} with *emphasis*\n- \`${words(next, 2)}\``,
    `## ${words(next, 3)}`,
    paragraph(next, 90),
    ...[codeOf(at, code)].filter((block) => block !== undefined),
    `| a | b |\n|---|--:|\n| ${words(next, 2)} | ${at} |\n| ${words(next, 2)} | ${at + 1} |`,
    `### ${words(next, 3)}`,
    paragraph(next, 120),
  ]
  return `${parts.join('\n\n')}\n`
}

function paragraph(next: () => number, length: number): string {
  return `The ${words(next, length)}, and **${words(next, 2)}** is _${words(next, 2)}_.`
}

function words(next: () => number, count: number): string {
  return Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ')
}

/** mulberry32: the same corpus every time. */
function random(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
