import { describe, expect, test } from 'vitest'
import { list, markdownLine, render, show } from './markdown-fixture.ts'
import { QUICK } from './quick.ts'

test.each([
  ['See [docs][missing].', ['prose/reference-missing 1:12']],
  ['> - ![x][no_pic] [`f`][read *me*]', ['prose/reference-missing 1:10']],
  ['[*a* `b`][ref one]', ['prose/reference-missing 1:11']],
  ['See [docs][Missing  one].\n\n[missing one]: b.md', []],
  ['See [docs][a1]\n\n<Callout>\n\n[a1]: b.md\n\n</Callout>', []],
  ['a[0][1], a[i][jj], x["a"]["bb"], f()[a][bb], [1][2], [x][y], [a][bb][cc]', []],
  ['[A-Z][a-z]+, [A-Z][a-z], [a-z][a-z0-9]*, [abc][de]+, [[x][yy]]', []],
  // Logs, titles of mails, selectors: nobody meant a link.
  ['[INFO][main] up, [worker-1][ERROR] [ WARN ][web] [2026-01-02 10:20:30][web] [10:20:30,5][web]', []],
  ['[WIP][RFC] Parser; [type="text"][disabled], [href^=a][target]', []],
  [
    '[Info][main] [info][more] [API][API] [RFC][RFC 2119] [1.2.3][v1.2] [2026-01-02][one] [At 10:20][talk]',
    [8, 21, 33, 44, 62, 81, 97].map(missing),
  ],
  ['[ok][thread-1] [info][http-nio-8080-exec-3] up, [node-2][worker-11]: [warn][pid:77] x', []],
  [
    '[E][core] x [thread-1][main] y [pool-1-thread-2][com.example.Foo] [PATCH][net-next] [RFC][PATCH v2] [WIP][Draft]',
    [],
  ],
  ['the pattern ^[ab][cd] or [ab][cd]$, [Esc][wq], [KNU74][Hoa69]', []],
  ['[Ctrl][Tab], [row][col] [key][value]; [Knuth 1974][Hoare 1969], [Lamport, 1978][Gray, 1978b]', []],
  ['[thread-1][thread-1] [A][api]', [12, 26].map(missing)],
  [
    '[ok][thread one] [docs][thread-1] [node][index] [Node 20][node-20] [row][rows of] [Notes 2024][notes-2024]',
    [6, 25, 42, 59, 74, 96].map(missing),
  ],
  // Lines of a log: one says nothing, and a list of links is none.
  ['[debug][http] GET /\n[info][http] done\n[debug][http] GET /a', []],
  ['> [warn][db] slow\n> > [warn][db] slow', []],
  ['[debug][http] GET / [info][http] done\nmore', [9, 28].map(missing)],
  ['[debug][http] GET /\n\n[docs][missing] x', [missing(9), 'prose/reference-missing 3:8']],
  ['[debug][http] GET /\n[docs][missing] x', [missing(9), 'prose/reference-missing 2:8']],
  ['[error][one]\n[info][two]', [missing(9), 'prose/reference-missing 2:8']],
  ['- [error][one] x\n- [info][two] y', [missing(11), 'prose/reference-missing 2:10']],
  ['[Error][one] x\n[info][two] y', [missing(9), 'prose/reference-missing 2:8']],
  ['[a][bb](c.md), \\[docs][missing], [docs]\\[missing], `[docs][missing]`, [docs][]', []],
  ['<!-- [docs][missing] --> <code>[docs][missing]</code> <b title="[docs][missing]">x</b>', []],
  ['[a [docs][missing] b](https://e.org/)', []],
  ['    [docs][missing]', []],
  ['[[Wiki page]] and [[Wiki]], ![[x.png]] ![[a b.png|100]]', [1, 19, 29, 40].map(wiki)],
  ['[[notes/one#two|shown]] [[日记]]', [1, 25].map(wiki)],
  ['[[x]](b.md) [[Page]](b.md) [[Page]][x] [[Own]]\n\n[x]: b.md\n[own]: b.md', []],
  ['[[nodiscard]] [[package]] [[1, 2]] [[a, b]] [[0]] x[[Row one]] [[gnu::cold]] [[A]]', []],
  ['the [[Prototype]] of it, [[ -f x ]], `[[Page]]`, \\[[Page]], [[$a == b]], [[Page]', []],
])('%j', async (text, expected) => {
  for (const parser of ['native', 'remark'] as const) {
    const { findings } = await render(await markdownLine(parser), text)
    expect(list(findings)).toEqual(expected)
  }
})

function missing(column: number): string {
  return `prose/reference-missing 1:${column}`
}

function wiki(column: number): string {
  return `prose/foreign-syntax 1:${column}`
}

test('the findings say what to write', async () => {
  const { findings } = await render(await markdownLine('native'), '[docs][missing] [[Page one]] ![[x.png]]')
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    'there is no address for `[missing]`; write `[missing]: address` on a line of its own, or `[words](address)`',
    '`[[Page one]]` is a link of a wiki and is printed as it is; link to the file: [words](other.md)',
    '`![[x.png]]` is a link of a wiki and is printed as it is; write ![what it shows](path)',
  ])
})

describe('links and images that markdown prints as text', () => {
  test.each([
    ['![x](/img/a b.png) and ![x](u =300x200)', [1, 24]],
    ['> - a ![x [y] `z`](./a b (c d).png "t")', [7]],
    ['[x](/a b.md), ![](https://a.example/a b.png), [x](#one two) [x](a b.md#c)', [1, 15, 47, 61]],
    [
      '![x](u =300x), ![x](u =50%x), ![x](u "t" =10x1), ![x](u width=1 height=2), ![x](u =x2)',
      [1, 16, 31, 50, 76],
    ],
    ['![x](a.png "it "is" so") [x](a.md "a" b") wörd![x](/a b)', [1, 26, 47]],
    ['<Callout>\n![x](a b.png)\n</Callout>', ['2:1']],
    ['[![x](/a b.png)](https://a.example)', [2]],
    ['| a |\n|---|\n| ![x](/a b.png) |', ['3:3']],
    // The address has no end.
    ['See [x](https://e.org/a and [y](https://e.org/(b\n> [z](https://e.org/c', [5, 29, '2:3']],
    ['[x](https://e.org/a_(b) and c', [1]],
    ['[x](https://e.org/a b) [![y](https://e.org/y.png)](https://e.org/z', [1]],
    // Right below a paragraph, and with words behind it, an address is none of a reference.
    ['text\n[a]: https://e.org\n[b]: ./b.md\n\n> - x\n>   [c d]: <https://e.org>', ['2:1', '6:5']],
    ['[a]: https://e.org\n[b]: https://e.org - the docs', ['2:1']],
    ['a ![x y] (a.png) and (words)[https://a.example/b], ![x] (https://a.example/b)', [3, 22, 52]],
  ])('are told: %j', async (text, places) => {
    expect(await told(text)).toEqual(
      places.map((at) => `prose/lost-link ${typeof at === 'string' ? at : `1:${at}`}`),
    )
  })

  test.each([
    '[x](https://a.example "a b") [x](https://a.example \'a\') [x](<https://a.example/a b> (t)) [x]( https://a.example )',
    'vec![0](a b), a[i](x y), [1](see below), f(a)[0](/b c), [x](and / or) [ ](a, b) [T](int a, int b)',
    '\\![x](u =3x3), !\\[x](/a b.png), \\[x](/a b.md), [x]\\(/a b.md), [x\\](/a b.md)',
    '`![x](/a b.png)` <!-- ![x](/a b.png) --> <code>![x](/a b.png)</code> ![a `b](/c d.png) e`',
    '    ![x](/a b.png)\n\n```\n![x](/a b.png)\n```\n\n<pre>\n![x](/a b.png)\n</pre>\n\n<b title="![x](/a b.png)">c</b>',
    '![x](/a\nb.png)',
    '[x](https://e.org/a_(b)) [x](https://e.org "t (u") [x](https://e.org/a\n"t") [x](https://e.org/\\(a) \\[x](https://e.org/(',
    '`[x](https://e.org/(` [`a](https://e.org/(`\n\n```\n[x](https://e.org/(\na\n[b]: https://e.org\n```',
    '[a]: https://e.org\n[b]: <https://e.org/b> "t"\n[^c]: https://e.org\n\n[INFO]: started\n\nx[a] [^c]',
    '[x] (https://a.example) ![x] (as said) (a)[b] (a)[https://a.example](https://b.example) f(a)[0]',
    '`(a)[https://a.example]` \\(a)[https://a.example] `![x] (a.png)` \\![x] (a.png)',
  ])('are not seen elsewhere: %j', async (text) => {
    expect(await told(text)).toEqual([])
  })

  test('with what to write', async () => {
    const text = '![x](/a b.png) ![x](u =3x3) ![x](u "a" b")'
    const { findings } = await render(await markdownLine('native'), text)
    expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
      '`![x](/a b.png)` is printed as text, for a blank parts its address; write `<` and `>` around the address, or `%20` for each blank',
      '`![x](u =3x3)` is printed as text, for markdown has no sizes of images; take the size out, or write <img src="…" alt="…" width="…" height="…">',
      '`![x](u "a" b")` is printed as text, for its title does not end where its quotes do; write `\\"` for quotes inside of the title',
    ])
  })

  test('in time that grows with the length of the text', QUICK, async () => {
    const line = await markdownLine('native')
    for (const sign of [
      '](a ',
      '[](a',
      '[x](/a b',
      '[[a]',
      '![x](a (',
      '![](b ) ',
      ' ',
      'width=1 ',
      '\\',
      ' "a',
      '[a](http',
      '[a](http://e(',
      '\n[a]: ./b',
    ])
      for (const before of ['', '![x](/a b.png) ![x](a '])
        await render(line, before + sign.repeat(200_000 / sign.length))
    await render(line, 'http://a\\_ '.repeat(20_000))
    await render(line, `![x](a${' '.repeat(900)}b) `.repeat(200))
    await render(line, `![x](a ${'width='.repeat(150)} b) `.repeat(200))
  })
})

/** The findings of a text, by both parsers. */
async function told(text: string): Promise<string[]> {
  const [one, other] = await Promise.all(
    (['native', 'remark'] as const).map(async (parser) => render(await markdownLine(parser), text)),
  )
  expect(list(one?.findings ?? [])).toEqual(list(other?.findings ?? []))
  return list(one?.findings ?? [])
}

test('a bare address that runs on into signs of Chinese or Japanese is told', async () => {
  const text =
    '见https://e.org/x，然后 https://e.org。另见 http://e.org:80/a?b=c#d (https://e.org/a） www.e.org！ `https://e.org，` <https://e.org>。 [x](https://e.org)。 https://e.org/路径，好 https://e.org/ 。'
  for (const parser of ['native', 'remark'] as const) {
    const { findings } = await render(await markdownLine(parser), text)
    expect(list(findings)).toEqual([
      'prose/run-on-link 1:17',
      'prose/run-on-link 1:34',
      'prose/run-on-link 1:78',
      'prose/run-on-link 1:89',
    ])
  }
  const { findings } = await render(await markdownLine('native'), 'https://e.org/x，然后')
  expect(findings.map(({ message, hint }) => `${message}; ${hint}`)).toEqual([
    'the link to `https://e.org/x` does not end here: this is part of its address too; write `<https://e.org/x>`',
  ])
})

test('a backslash in a bare address is told', async () => {
  const told = 'https://e.org/a\\_b and www.e.org/a\\-b, '
  const others = '[x](https://e.org/a\\_b) <https://e.org/a\\_b> `https://e.org/a\\_b` https://e.org/ a\\_b'
  const { findings } = await render(await markdownLine('native'), told + others)
  expect(list(findings)).toEqual(['prose/run-on-link 1:16', 'prose/run-on-link 1:35'])
  expect(findings[0]?.message).toBe('the backslash of `\\_` is part of this address')
})

test('a link behind a word of Chinese that is printed as text is told', async () => {
  const source = '请看[文档](https://e.org/a (b).html)和[图](./图 1.md)。'
  const { findings } = await render(await markdownLine('native'), source)
  expect(list(findings)).toEqual(['prose/lost-link 1:3', 'prose/lost-link 1:34'])
})

test.each(['![a](https://e.org/a\\_b.png =300x200)', '[a](https://e.org/a，b c.md)'])(
  'the address of a link that is printed as text is told once: %s',
  async (source) => {
    const { findings } = await render(await markdownLine('native'), source)
    expect(list(findings)).toEqual(['prose/lost-link 1:1'])
  },
)

test('what only looks like an address for mail is no link', async () => {
  const none =
    'node@20.x next@15.0.0-canary git@github.com:a/b.git root@e.org:/var redis://me:pw@db.e.org:6379 git+ssh://git@e.org/x @me@social.example'
  const mails =
    'a.b@e.org: x@e.co.uk, <c@d.x> [m](mailto:a@b.x) a@xn--e1afmkfd.xn--p1ai <https://e.org>,f@e.org [s](https://e.org)/g@e.org https://e.org<br>h@e.org'
  for (const parser of ['native', 'remark'] as const) {
    const { body } = await render(await markdownLine(parser), `${none} *${none}*\n\n${mails}`)
    const shown = show(body?.chunks ?? [])
    expect(shown).toContain(`<p>${none} <em>${none}</em></p>`)
    expect([...shown.matchAll(/mailto:([^"]+)/g)].map(([, address]) => address)).toEqual([
      'a.b@e.org',
      'x@e.co.uk',
      'c@d.x',
      'a@b.x',
      'a@xn--e1afmkfd.xn--p1ai',
      'f@e.org',
      'g@e.org',
      'h@e.org',
    ])
  }
})

test('a link that nobody will see is told, and no other', async () => {
  const seen =
    '[![](a.png)](b.md) [*b*](b.md) [<kbd></kbd>](b.md) [<Key/>](b.md) <a id="x"></a> <a name="y"></a> ' +
    '<a class="icon" href="https://e.org"></a> <a aria-label="Us" href="https://e.org"></a> [$x$](b.md) [`c`](b.md) [](b.md)'
  expect(
    await told(
      `[](#there) and [ ](https://e.org), **[](b.png)** [x][y]<a href="c.md"> </a>\n\n${seen}\n\n[y]: a.md`,
    ),
  ).toEqual([
    'prose/empty-link 1:1',
    'prose/empty-link 1:16',
    'prose/empty-link 1:38',
    'prose/empty-link 1:56',
  ])
})

test.each([
  [
    'See <a href="https://e.org/?a" title="t">https://e.org</a>, https://e.net.',
    '<p>See <a href="https://e.org/?a" title="t">https://e.org</a>, <a href="https://e.net">https://e.net</a>.</p>',
  ],
  [
    '<a href="mailto:us@e.org">**us@e.org**</a>',
    '<p><a href="mailto:us@e.org"><strong>us@e.org</strong></a></p>',
  ],
  [
    '- <a\n  href="b.md">www.e.org `c`</a> www.e.org',
    '<ul>\n<li><a href="[[b.md]]">www.e.org <code>c</code></a> <a href="http://www.e.org">www.e.org</a></li>\n</ul>',
  ],
  ['<a name="x"> https://e.org', '<p><a name="x"> </a><a href="https://e.org">https://e.org</a></p>'],
])('an address in a link of HTML is its words: %j', async (text, html) => {
  for (const parser of ['native', 'remark'] as const)
    expect(show((await render(await markdownLine(parser), text)).body?.chunks ?? [])).toBe(html)
})
