import { describe, expect, test } from 'vitest'
import { buildFixture } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

const native = await markdownLine('native')
const reference = await markdownLine('remark')

/** The body of a text and its findings, but for those of its statements; both parsers give the same. */
async function read(text: string, path = 'content/posts/a.mdx') {
  const [one, other] = await Promise.all(
    [native, reference].map(async (line) => {
      const { body, findings } = await render(line, text, path)
      const told = findings.filter(({ code }) => code !== 'markdown/module-line')
      return { body: show(body?.chunks ?? []), told: list(told) }
    }),
  )
  expect(one).toEqual(other)
  return one
}

const TOP = [
  "import shot from './a-picture-with-a-long-name.png';",
  "import { Image } from 'astro:assets'",
  "import Chart from './chart.jsx'",
  "import logo from '@site/static/img/logo.svg?url'",
  'export const Light = "https://e.org/light.png"',
  "export let dark: string = 'https://e.org/dark.png';",
  'export var size = 3',
  'export const wide = 12000',
  'export const yes = true',
  'export const no = false',
  'export const hidden = false',
  'export const film = "https://www.youtube.com/embed/abc"',
  'export const classes = "of-one of-another"',
  "export const all = [{ src: Light, words: 'a' }]",
  'export const Twice = () => <b/>',
].join('\n')

describe('a name that a post gives to data at its top means the data', () => {
  test.each([
    ['<Figure src={Light} alt={"x"} />', '{#Figure src="https://e.org/light.png" alt="x"}'],
    ['<Figure a={shot} b={shot.src} c={shot.default} />', figure('a', 'b', 'c')],
    [
      '<A list={[Light, { dark: dark, n: size }]} />',
      '{#A list=["https://e.org/light.png",{"dark":"https://e.org/dark.png","n":3}]}',
    ],
    ['<A all={all} />', '{#A all=[{"src":"https://e.org/light.png","words":"a"}]}'],
    ['<A logo={ logo } />', '{#A logo="/img/logo.svg"}'],
    ['<img src={shot} alt="x" />', '((./a-picture-with-a-long-name.png|x))'],
    ['<img src={shot.src} width={size} alt="x"/>', '((./a-picture-with-a-long-name.png|x))'],
    ['- <img\n  src={Light} alt="x"/>', '((https://e.org/light.png|x))'],
    [
      '<p className={ classes } aria-describedby={classes}>x</p>',
      '<p class="of-one of-another" aria-describedby="of-one of-another">x</p>',
    ],
    [
      '<details open={no}>x</details> <img src={Light} width={wide} alt/>',
      '<details>x</details> ((https://e.org/light.png|))',
    ],
    ['<details open={hidden}>x</details>', '<details>x</details>'],
    ['<b hidden={yes} aria-hidden={no}>x</b>', '<b hidden aria-hidden="false">x</b>'],
    ['<a href={dark}>x</a>', '<p><a href="https://e.org/dark.png">x</a></p>'],
  ])('%s', async (source, expected) => {
    const { body, told } = (await read(`${TOP}\n\n${source}`)) ?? {}
    expect(body).toContain(expected)
    expect(told).toEqual([])
  })

  test('in the frame of a film too', async () => {
    const { body, told } = (await read(`${TOP}\n\n<iframe src={film}></iframe>`)) ?? {}
    expect(body).toBe('{#YouTube id="abc"}')
    expect(told).toEqual([`html/removed-frame ${TOP.split('\n').length + 2}:1`])
  })

  test('of one letter too, as long as there is room, and in a snippet its own', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `import ${name} from './${name}.png'`).join('\n')
    // A name that is used again takes no more room.
    const images = ['a', 'a', 'b', 'c', 'd'].map((name) => `<img src={${name}} alt/>`).join('\n\n')
    const found = await read(`${names}\n\n${images}`)
    expect(found).toEqual({
      body: '((./a.png|))\n((./a.png|))\n((./b.png|))\n((./c.png|))',
      told: ['html/removed-attribute 14:6'],
    })
    const { output, findings } = await buildFixture(`
-- octavo.config.yaml --
url: https://example.org
-- content/_snippets/s.mdx --
export const Words = "of the snippet"

<Callout title={Words}>s</Callout>
-- content/posts/a.mdx --
---
title: A
date: 2026-01-01
---
export const Words = "of the post"

<Callout title={Words}>p</Callout>

<Include file="s.mdx"/>
`)
    expect(findings.map(({ code }) => code)).toEqual(['markdown/module-line', 'markdown/module-line'])
    const page = output.get('blog/a/index.html') ?? ''
    expect(page.match(/of the (?:post|snippet)(?=<)/g)).toEqual(['of the post', 'of the snippet'])
  })

  test('in the content of a fence of `mdx-code-block` too', async () => {
    const fence = '```mdx-code-block\nexport const Light = "https://e.org/a.png"\n```'
    const found = await read(`${fence}\n\n<img src={Light} alt="x"/>`)
    expect(found).toEqual({ body: '((https://e.org/a.png|x))', told: [] })
  })
})

function figure(...names: readonly string[]): string {
  return `{#Figure ${names.map((name) => `${name}="./a-picture-with-a-long-name.png"`).join(' ')}}`
}

describe('what bundlers make an address of is that address', () => {
  test.each([
    ["<img src={require('./img/a.png').default} alt='x'/>", '((./img/a.png|x))'],
    ['<img src={require("@site/static/img/a.png")} alt="x"/>', '((/img/a.png|x))'],
    ["<img alt='x' src={useBaseUrl('img/a.png')}/>", '((/img/a.png|x))'],
    ["<img alt='x' src={useBaseUrl('./img/a.png',)}/>", '((/img/a.png|x))'],
    ["<img alt='x' src={useBaseUrl('https://e.org/a.png')}/>", '((https://e.org/a.png|x))'],
    [
      "<T sources={{ light: useBaseUrl('/a.png'), dark: require('./b.png').default }}/>",
      '{#T sources={"light":"/a.png","dark":"./b.png"}}',
    ],
  ])('%s', async (source, body) => {
    expect(await read(source)).toEqual({ body, told: [] })
  })
})

describe('code is none', () => {
  test.each([
    ['<A b={Twice} />', '`Twice` is a name, and this text says nowhere at its top what it stands for'],
    ['<A b={Image} />', '`Image` is a name, and this text says nowhere at its top what it stands for'],
    ['<A b={toString} />', '`toString` is a name, and this text says nowhere at its top what it stands for'],
    ['<A b={Chart} />', '`Chart` is a name, and this text says nowhere at its top what it stands for'],
    ['<A b={Light.length} />', '`.length` comes after the value'],
    ['<A b={Light.srcset} />', '`.srcset` comes after the value'],
    ['<A b={size.src} />', '`.src` comes after the value'],
    ["<A b={require('./a' + size)} />", '`require(…)` is code'],
    [
      '<A b={require(Light)} />',
      '`require` is a name, and this text says nowhere at its top what it stands for',
    ],
    ['<A b={`${Light}`} />', '`${…}` is an expression'],
  ])('%s', async (source, reason) => {
    const { body } = await render(native, `${TOP}\n\n${source}`, 'a.mdx')
    const [hole] = body?.chunks ?? []
    const faults = typeof hole === 'object' && hole.kind === 'component' ? (hole.faults ?? []) : []
    expect(faults.map(({ message }) => message)).toEqual([`\`b={…}\` is not plain data: ${reason}`])
  })

  test('and an address that runs code is none through a name either', async () => {
    const top = 'export const bad = "javascript:alert(1)"'
    const { body, told } = (await read(`${top}\n\n<a href={bad}>x</a> <Figure src={bad}/>`)) ?? {}
    expect(body).toBe('<p><a>x</a> {Figure}</p>')
    expect(told).toEqual(['html/unsafe-address 3:29', 'html/unsafe-address 3:4'])
  })

  test('names of names take no more room than a text may, and are nested no deeper', async () => {
    const tenfold = (name: string) => `[${Array(10).fill(name).join()}]`
    const deep = (name: string) => `${'['.repeat(40)}${name}${']'.repeat(40)}`
    const reason = '`a12` is a name, and this text says nowhere at its top what it stands for'
    for (const around of [tenfold, deep]) {
      const top = Array.from({ length: 12 }, (_, at) => `export const a${at + 1} = ${around(`a${at}`)}`)
      const { body } = await render(
        native,
        `export const a0 = "x"\n${top.join('\n')}\n\n<A b={a12}/>`,
        'a.mdx',
      )
      expect(JSON.stringify(body?.chunks)).toContain(`is not plain data: ${reason}`)
    }
    const long = `export const a = "${'x'.repeat(10_000)}"\n\n${'<b title={a}>x</b>\n\n'.repeat(200)}`
    const { body, told } = (await read(long)) ?? {}
    expect(body?.match(/title/g)).toHaveLength(99)
    expect(told).toHaveLength(101)
  })

  test('no sign is printed where the tag was none', async () => {
    const { body } = (await read(`${TOP}\n\na <img src={Light} alt=">\n\n\`<img src={Light}>\``)) ?? {}
    expect(body).not.toMatch(/[\ufffe\uffff]/)
    expect(body).toContain('<code>&#x3C;img src={Light}></code>')
    for (const source of [
      '![<b title={Light}>](a.png) [<b title={Light}>](a.png "<b title={Light}>")',
      '[x](<<b/title={Light}>>)',
      '<b title="<i title={Light}>x</i>">y</b>',
      '<Nope a="<b title={Light}>">',
      'a <textarea><b title={Light}></textarea> b',
      '<A b={<b title={Light}>x</b>}/>',
    ]) {
      const { body, findings } = await render(native, `${TOP}\n\n${source}`, 'a.mdx')
      expect(JSON.stringify([body, findings])).not.toMatch(/[\ufffe\uffff]/)
    }
  })
})

test('the finding says what a statement was read as', async () => {
  const { findings } = await render(native, TOP, 'a.mdx')
  const data = '`import` is left out; where attributes use its name, they get the data that it names'
  expect(findings.map(({ message }) => message)).toEqual([
    data,
    '`import` is left out: posts hold no code',
    '`import` is left out: posts hold no code',
    data,
    ...Array.from({ length: 10 }, () => data.replace('import', 'export')),
    '`export` is left out: posts hold no code',
  ])
})
