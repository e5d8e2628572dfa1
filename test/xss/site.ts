import { type BuiltSite, buildFiles } from '../fixture.ts'
import type { Context } from './contexts.ts'
import { faultsOfFragment, faultsOfPage, LAYOUT } from './oracle.ts'
import type { Vector } from './vectors.ts'

/** An attack in a context: a post of its own, so that none hides another. */
export interface Case {
  readonly vector: Vector
  readonly context: Context
}

/** So many posts are built at once: as many as stand in one feed. */
const BATCH = 250

/** What `markdown.allow.tags` says: most of it is never let in. */
const TAGS = 'script, style, textarea, template, base, meta, svg, math'

const config = (tags: string) =>
  'title: t\nurl: https://example.org\npageSize: 50\n' +
  `feeds: {items: ${BATCH}}\nmarkdown: {allow: {iframes: [frames.example], tags: [${tags}]}}\n`

/** Templates without what is said for beauty; components are the theme's own. */
const PAGE = '<!doctype html><html><head><title>t</title></head><body>'
const LIST = `${PAGE}{% for post in posts %}<div>{{ post.excerpt }}</div><p>{{ post.description }}</p>{% endfor %}<footer>whole</footer></body></html>`

export interface Verdict extends Case {
  readonly fault: string
}

export interface Judged {
  readonly verdicts: readonly Verdict[]
  /** How many cases gave a page: an error leaves none, which is safe and proves nothing. */
  readonly pages: number
}

/** Build the cases, and say what got through. */
export async function judge(cases: readonly Case[], tags = TAGS): Promise<Judged> {
  const verdicts: Verdict[] = []
  let pages = 0
  for (let start = 0; start < cases.length; start += BATCH) {
    const part = cases.slice(start, start + BATCH)
    const { output } = await buildCases(part, tags)
    const feed = entriesOf(output.get('feed.xml') ?? '')
    for (const [at, one] of part.entries()) {
      const page = output.get(`blog/${nameOf(at)}/index.html`)
      if (page !== undefined) pages++
      const faults = page === undefined ? [] : faultsOfPage(page)
      const entry = feed.get(`https://example.org/blog/${nameOf(at)}/`)
      const all = [
        ...faults,
        ...(entry === undefined ? [] : faultsOfFragment(entry).map((fault) => `feed: ${fault}`)),
      ]
      for (const fault of all) verdicts.push({ ...one, fault })
    }
    for (const [path, text] of output) {
      if (!/^blog\/(?:page\/\d+\/)?index\.html$/.test(path)) continue
      if (!text.endsWith('<footer>whole</footer></body></html>')) throw new Error(`${path} is not whole`)
      const first = part[0]
      const list = text.slice(PAGE.length)
      if (first !== undefined)
        for (const fault of faultsOfFragment(list)) verdicts.push({ ...first, fault: `list: ${fault}` })
    }
  }
  return { verdicts, pages }
}

export function buildCases(cases: readonly Case[], tags = TAGS): Promise<BuiltSite> {
  const files = new Map([
    ['octavo.config.yaml', config(tags)],
    ['templates/layouts/post.html', LAYOUT],
    ['templates/layouts/index.html', LIST],
    ['templates/layouts/home.html', LIST],
  ])
  for (const [at, { vector, context }] of cases.entries())
    files.set(
      `content/posts/${nameOf(at)}.md`,
      `---\ntitle: t\ndate: 2026-01-01\n---\n\n${context.wrap(vector.text)}\n\nThe end.\n`,
    )
  return buildFiles(files)
}

export function nameOf(at: number): string {
  return `p${String(at).padStart(3, '0')}`
}

/** HTML of the feed's entries by their address. */
function entriesOf(feed: string): ReadonlyMap<string, string> {
  const entries = feed.split('<entry').slice(1)
  return new Map(
    entries.map((entry) => {
      const address = /<link rel="alternate" type="text\/html" href="([^"]*)"/.exec(entry)?.[1] ?? ''
      return [
        address,
        unescapeXml(/<content type="html">([\s\S]*?)<\/content>/.exec(entry)?.[1] ?? ''),
      ] as const
    }),
  )
}

function unescapeXml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    apos: "'",
    amp: '&',
  }
  return text.replace(/&(#?\w+);/g, (whole, name: string) => signs[name] ?? whole)
}
