import { expect, test } from 'vitest'
import { mayRun, runs } from '../src/text/active.ts'
import { buildFiles } from './fixture.ts'

const HEAD = '---\ntitle: A\ndate: 2026-01-01\n'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const SCRIPTED = `${SVG}><script>alert(1)</script></svg>`

const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0), 0]))

test.each([
  SCRIPTED,
  `${SVG}><SCRIPT/></svg>`,
  `${SVG}><script\n>a</script></svg>`,
  `<é:svg xmlns:é="http://www.w3.org/2000/svg"><é:script>a</é:script></é:svg>`,
  `${SVG} onload="a"/>`,
  `${SVG}><g id="a"onclick = 'a'/></svg>`,
  `${SVG}\n\tONLOAD="a"/>`,
  `${SVG}><a xlink:href="javascript:a"/></svg>`,
  `${SVG}><a href=" java&#x9;script:a"/></svg>`,
  `${SVG}><a href="&#106;avascript&#58;a"/></svg>`,
  `${SVG}><set attributeName="href" to="JavaScript:a"/></svg>`,
  `${SVG}><animate attributeName="href" values="#a; javascript:a"/></svg>`,
  `${SVG}><foreignObject><h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="a"/></foreignObject></svg>`,
  `<!DOCTYPE svg [<!ENTITY s "&#60;script>a&#60;/script>">]>${SVG}>&s;</svg>`,
  `<!DOCTYPE svg [<!ENTITY j "java">]>${SVG}><a href="&j;script:a"/></svg>`,
  `<?xml-stylesheet href="a.xsl"?>${SVG}/>`,
  `<?xml version="1.0" encoding="utf-7"?>${SVG}/>`,
])('a drawing that runs: %s', (text) => {
  expect(runs('a/b.svg', bytes(text))).toBe(true)
  expect(runs('a/b.XML', bytes(text))).toBe(true)
})

test.each([
  `${SVG} viewBox="0 0 20 10"><title>On = off, "script" and javascript: a language</title></svg>`,
  `${SVG}><a href="https://ex.org/?onload=1"><text>x</text></a></svg>`,
  `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Generator: any -->\n${SVG}/>`,
  `<!DOCTYPE svg [\n<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n]>${SVG}><style>.a{fill:red}</style></svg>`,
  `${SVG}><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">words</div></foreignObject></svg>`,
  `${SVG}><image href="data:image/png;base64,AAAA"/><use href="#a"/><description/></svg>`,
  '',
])('a drawing that does not: %s', (text) => {
  expect(runs('a/b.svg', bytes(text))).toBe(false)
})

test('a drawing in another encoding cannot be looked through', () => {
  expect(runs('a.svg', utf16(`${SVG}/>`))).toBe(true)
  expect(runs('a.svg', Uint8Array.from([0xff, 0xfe, ...utf16(`${SVG}/>`)]))).toBe(true)
})

test('names of pages run, names of other files do not', () => {
  for (const name of [
    'a.html',
    'a.HTM',
    'a.xhtml',
    'a.shtml',
    'a.svgz',
    'a.php',
    'a.phtml',
    'a.mht',
    'a.xsl',
  ])
    expect([name, mayRun(name), runs(name, bytes(''))]).toEqual([name, true, true])
  for (const name of ['a.png', 'a.pdf', 'html', 'a.html.txt', 'a.js', 'a.css', 'a.zip', 'a.mp4'])
    expect([name, mayRun(name), runs(name, bytes(SCRIPTED))]).toEqual([name, false, false])
})

async function built(files: Readonly<Record<string, string>>) {
  const { output, findings } = await buildFiles(
    new Map(Object.entries({ 'octavo.config.yaml': 'url: https://ex.org\n', ...files })),
  )
  const told = findings.map(({ place, code }) => `${place.path}:${place.line}:${place.column} ${code}`)
  return { output, told, files: [...output.keys()].filter((path) => /run|fine/.test(path)).sort() }
}

test('SECURITY: what runs is not published from beside a post, whatever refers to it', async () => {
  const { files, told } = await built({
    'content/posts/a.md': `${HEAD}image: run.svg\nauthors: [ada]\ncategories: [N]\n---\n[a](run.html) ![b](run.svg) [c](run.svg?x#y)\n\n<Figure src="run.svg" alt="d"/>\n`,
    'content/posts/run.html': 'x',
    'content/posts/run.svg': SCRIPTED,
    'content/data/authors.yaml': 'ada: {name: Ada, image: run.svg}\n',
    'content/data/categories.yaml': 'n: {label: N, image: run.svg}\n',
    'content/data/run.svg': SCRIPTED,
  })
  expect(files).toEqual([])
  expect(new Set(told)).toEqual(
    new Set([
      'content/posts/a.md:4:8 image/missing',
      'content/posts/a.md:8:1 links/not-published',
      'content/posts/a.md:8:15 links/not-published',
      'content/posts/a.md:8:29 links/not-published',
      'content/posts/a.md:10:9 links/not-published',
      'content/data/authors.yaml:1:1 image/missing',
      'content/data/categories.yaml:1:1 image/missing',
    ]),
  )
})

test('what runs may lie in public/, and a drawing without scripts anywhere', async () => {
  const { files, told } = await built({
    'content/posts/a.md': `${HEAD}---\n[a](/run.html) ![b](/run.svg) ![c](fine.svg) [d](../../public/run.html)\n`,
    'content/posts/fine.svg': `${SVG} width="1" height="1"/>`,
    'public/run.html': 'x',
    'public/run.svg': SCRIPTED,
  })
  expect(told).toEqual([])
  expect(files).toEqual(['posts/fine.svg', 'run.html', 'run.svg'])
})
