import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { scanHtml } from '../src/templates/scan.ts'

const READ = ['href', 'src', 'poster']

/** What parse5 finds: the same ids and addresses, in the order of the tree. */
function oracle(html: string): { ids: string[]; links: string[] } {
  const ids: string[] = []
  const links: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node)
      for (const { name, value } of node.attrs) {
        if (name === 'id') ids.push(value)
        else if (READ.includes(name)) links.push(value.trim())
      }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html, { scriptingEnabled: false }))
  return { ids, links }
}

const PAGES: readonly string[] = [
  '<!doctype html><html><head><title>a <b id="no">b</title><link rel="icon" href="/i.svg"></head><body id=x>',
  '<a href="/a?b=1&amp;c=2#d">x</a><A HREF=/b>y</A><a href = \'c d\'>z</a><a href>w</a><a href="">v</a>',
  '<p>text with href="no" and a < b and a<b id="yes"></b></p>',
  '<script src="/s.js">"<a href=no>" // </scr</script><a href="/after">x</a>',
  '<SCRIPT>let x = "</scriptx><a id=no>"</SCRIPT ><a id="yes">x</a>',
  '<style>a::after { content: "<a id=no>" }</style><i id="yes"></i>',
  '<textarea id="t"><a id="no"></textarea><iframe src="/f"><a id="no"></iframe><i id="z"></i>',
  '<!-- <a id="no"> --><i id="a"></i><!--><i id="b"></i><!---><i id="c"></i><!-- x --!><i id="d"></i><!-- -- > <i id="no">-->',
  '<!bogus <a id="no"><i id="a"></i><?php <a id="no"><i id="b"></i></ <a id="no"><i id="c"></i></><i id="d"></i>',
  '<i id="first" id="second" ID="third">x</i id="no"><i id=a/><i/id=b></i>',
  '<a title="a > b" href="/x">x</a><a title=\'"\' href="/y">y</a><a data-x=">" id=q>',
  '<a\n\thref\n=\n"/x"\n>x</a><br/><img src="/a.png"/><img src=/b.png/>',
  '<i id="&#65;&#x42;&lt;&quot;&apos;&amp;amp;&nbsp;&copy">x</i>',
  '<svg><use href="/s.svg#i"></use><g id="g"></g></svg><video src="/v.mp4" poster="/p.webp"></video>',
  '<a href=" /space ">x</a><a href="/a\n">y</a><a =x id="eq">z</a><a "href=/no>w</a>',
  'no tags at all',
  '',
  '<',
  '<a',
  '<a href="/unclosed',
  '<a href="/closed" id',
  '<i id="a"></i><!-- never closed <i id="no">',
  '<i id="a"></i><script><i id="no">',
  '<ſcript id="odd"></ſcript><İ id="x">',
]

test.each(PAGES)('ids and addresses are those that a browser sees: %j', (html) => {
  const { ids, links } = oracle(html)
  const scanned = scanHtml(html)
  const known = (list: readonly string[]) => list.map((text) => text.replace('©', '&copy'))
  expect([scanned.ids, scanned.links]).toEqual([known(ids), known(links)])
})

test.each([
  ['/a.webp', ['/a.webp']],
  ['/a.webp 1x, /b.webp 2x', ['/a.webp', '/b.webp']],
  ['/a.webp 400w,/b.webp 800w', ['/a.webp', '/b.webp']],
  [' /a,b.webp 1x ,\n /c.webp, /d.webp', ['/a,b.webp', '/c.webp', '/d.webp']],
])('addresses of srcset %j', (srcset, links) => {
  expect(scanHtml(`<img srcset="${srcset}">`).links).toEqual(links)
})

/** A generator of its own, so that a failure can be run again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The tree repeats badly nested elements (`<a><i></a>`), so only what is found counts, not how often. */
function sorted(found: readonly string[]): readonly string[] {
  return [...new Set(found)].sort()
}

test('pages made at random', () => {
  const parts = [
    '<a href="/x">',
    '</a>',
    '<i id=q>',
    '</i>',
    '"',
    "'",
    '<',
    '>',
    '!--',
    '-->',
    '<!--',
    '<script>',
  ]
  parts.push(
    '</script>',
    '<title>',
    '</title>',
    ' id=',
    ' href',
    '=',
    '/',
    ' ',
    'text',
    '&amp;',
    '<br/>',
    '</',
    '?',
  )
  const next = random(20261123)
  const pick = () => parts[Math.floor(next() * parts.length)] ?? ''
  for (let round = 0; round < 3000; round++) {
    // `<title>` and `<script>` in the wrong place are moved or ignored by the tree, but read the same.
    const html = `<!doctype html><html><head></head><body>${Array.from({ length: 12 }, pick).join('')}`
    const { ids, links } = oracle(html)
    const scanned = scanHtml(html)
    expect([html, sorted(scanned.ids), sorted(scanned.links)]).toEqual([html, sorted(ids), sorted(links)])
  }
})

test('hostile pages take linear time', () => {
  const begin = process.hrtime.bigint()
  for (const part of [
    '<a ',
    '<!--',
    '<a href="',
    '</',
    '<script>',
    '<!-- --',
    '<a b=c ',
    '<i id="',
    '&',
    '<a id=x ',
  ])
    scanHtml(part.repeat(60_000))
  expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(3000)
})
