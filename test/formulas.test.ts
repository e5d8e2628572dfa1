import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forFeeds } from '../src/pages/feed-text.ts'
import { buildFixture } from './fixture.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

type Row = readonly [source: string, shown: string, findings?: readonly string[]]

const native = await markdownLine('native')
const reference = await markdownLine('remark')

/** MathML is shown as its source: ⟪in a line⟫, ⟪⟪set apart⟫⟫. */
function shorten(html: string): string {
  return html
    .replace(/<math display="block" class="tml-display" alttext="([^"]*)">.*?<\/math>/gs, '⟪⟪$1⟫⟫')
    .replace(/<math alttext="([^"]*)">.*?<\/math>/gs, '⟪$1⟫')
    .replaceAll('<div class="math" tabindex="0">⟪', '<div>⟪')
    .replaceAll('<span class="math" tabindex="0">⟪', '<span>⟪')
}

/** Rows with a name that vitest prints as it is. */
const named = (rows: readonly Row[]) => rows.map((row) => ({ row, name: JSON.stringify(row[0]) }))

async function check([source, shown, findings = []]: Row): Promise<void> {
  for (const line of [native, reference]) {
    const made = await render(line, source)
    expect([shorten(show(made.body?.chunks ?? [])), list(made.findings)]).toEqual([shown, findings])
  }
}

test.each(
  named([
    ['Use <code>$x$</code> or <kbd>$a$b</kbd>, $y$', '<p>Use <code>$x$</code> or <kbd>$a$b</kbd>, ⟪y⟫</p>'],
  ]),
)('raw elements that hold code hold no formula: $name', async ({ row }) => check(row))

test('a list that prints a formula has the styles of formulas, others have not', async () => {
  const post = (name: string, text: string) =>
    `-- content/posts/${name}.md --\n---\ntitle: T ${name}\ndate: 2026-01-01\ncategories: [${name}]\n---\n${text}\n`
  const { output } = await buildFixture(post('a', 'The term $\\cancel{x}$ drops.') + post('b', 'None.'))
  const hasSheet = (path: string) => (output.get(path) ?? '').includes('/assets/math.')
  expect(hasSheet('blog/index.html')).toBe(true)
  expect(hasSheet('index.html')).toBe(true)
  expect(hasSheet('blog/categories/a/index.html')).toBe(true)
  expect(hasSheet('blog/categories/b/index.html')).toBe(false)
})

test('a formula is MathML, with its source for whoever cannot show it', async () => {
  const { body } = await render(native, 'a $x_1$ b\n\n$$\n\\frac12\n$$')
  expect(show(body?.chunks ?? [])).toBe(
    '<p>a <math alttext="x_1"><msub><mi>x</mi><mn>1</mn></msub></math> b</p>\n' +
      '<div class="math" tabindex="0"><math display="block" class="tml-display" alttext="\\frac12"><mfrac><mn>1</mn><mn>2</mn></mfrac></math></div>',
  )
})

test('what may be wider than a screen scrolls, and the keyboard reaches it', async () => {
  const { body } = await render(native, `a $${'x+'.repeat(25)}x$`)
  expect(show(body?.chunks ?? [])).toMatch(/^<p>a <math alttext="[x+]+" class="tml-long" tabindex="0">/)
})

describe('formulas', () => {
  test.each(
    named([
      ['$x_1 * y_2$ and *$a*b$*', '<p>⟪x_1 * y_2⟫ and <em>⟪a*b⟫</em></p>'],
      [
        '**bold $x$**, 设$x$为, $x$는, the $n$th, all $x$s, $x$-axis, ($x$), "$x$", \'$x$\', $-1$.',
        '<p><strong>bold ⟪x⟫</strong>, 设⟪x⟫为, ⟪x⟫는, the ⟪n⟫th, all ⟪x⟫s, ⟪x⟫-axis, (⟪x⟫), "⟪x⟫", \'⟪x⟫\', ⟪-1⟫.</p>',
      ],
      ['$\\text{a < b}$ $a<b$ $<b>$', '<p>⟪\\text{a < b}⟫ ⟪a<b⟫ ⟪<b>⟫</p>'],
      // Labels of references are as they are written, and the text of a link still has its formulas.
      [
        '[$$ v $$] [$x$] [a $y_1 b_2$][] [t $z$][$x$] ![$x$] [$w$]\n\n[$x$]: /x\n[a $y_1 b_2$]: /y\n[$$ v $$]: /v',
        '<p><a href="[[/v]]">⟪v⟫</a> <a href="[[/x]]">⟪x⟫</a> <a href="[[/y]]">a ⟪y_1 b_2⟫</a> <a href="[[/x]]">t ⟪z⟫</a> ((/x|$x$)) [⟪w⟫]</p>',
      ],
      [
        '> - [a\n>   $y$ `b`] {% include x %}\n\n<A>[a $y$ `b`]</A>\n\n[a $y$ `b`]: /x',
        '<blockquote>\n<ul>\n<li><a href="[[/x]]">a\n⟪y⟫ <code>b</code></a> {% include x %}</li>\n</ul>\n</blockquote>\n{#A|<a href="[[/x]]">a ⟪y⟫ <code>b</code></a>}',
        ['prose/foreign-syntax 2:14'],
      ],
      ['$a\nb$ and $[x](y)$', '<p>⟪a b⟫ and ⟪[x](y)⟫</p>'],
      ['$\\$5$', '<p>⟪\\$5⟫</p>'],
      ['$latex x^2$, $latex\\frac12&s=1&bg=fff$ and $latex$', '<p>⟪x^2⟫, ⟪\\frac12⟫ and ⟪latex⟫</p>'],
      ['$`a_b*`$ and $`` ` ``$', '<p>⟪a_b*⟫ and ⟪&#x60;⟫</p>'],
      ['a $$x$$ b $$ y $$ c $$ z\nw $$', '<p>a ⟪x⟫ b ⟪y⟫ c ⟪z w⟫</p>'],
      ['a $$\\begin{align}b\\end{align}$$', '<p>a <span>⟪⟪\\begin{align}b\\end{align}⟫⟫</span></p>'],
      ['> - a $$ x $$', '<blockquote>\n<ul>\n<li>a ⟪x⟫</li>\n</ul>\n</blockquote>'],
      ['a\n$$\nx\n= y\n$$\nb', '<p>a</p>\n<div>⟪⟪x = y⟫⟫</div>\n<p>b</p>'],
      // Indented so far, it goes on with the paragraph.
      ['a\n    $$\n    x\n    $$\n    b', '<p>a\n<span>⟪⟪x⟫⟫</span>\nb</p>'],
      ['$$ x $$\n\n  $$\n  y\n  $$', '<div>⟪⟪x⟫⟫</div>\n<div>⟪⟪y⟫⟫</div>'],
      ['$$x\n- y$$', '<div>⟪⟪x - y⟫⟫</div>'],
      ['> $$\n> x\n> $$\n> a $b\n> c$', '<blockquote>\n<div>⟪⟪x⟫⟫</div>\n<p>a ⟪b c⟫</p>\n</blockquote>'],
      ['- $$\n  x\n  $$\n- $y$', '<ul>\n<li>\n<div>⟪⟪x⟫⟫</div>\n</li>\n<li>⟪y⟫</li>\n</ul>'],
      ['```math\nx\n```\n~~~ math\ny\n~~~', '<div>⟪⟪x⟫⟫</div>\n<div>⟪⟪y⟫⟫</div>'],
      ['## On $x^2$ {#own}', '<h2 id="own">On ⟪x^2⟫</h2>'],
      ['[a $x$](http://x.de/$c$)', '<p><a href="http://x.de/$c$">a ⟪x⟫</a></p>'],
      ['<b>$x$</b> <A>$y$</A>', '<p><b>⟪x⟫</b> {A|⟪y⟫}</p>'],
      ['<A b="x">\nin $y$\n</A>', '{#A b="x"|<p>in ⟪y⟫</p>}'],
      ['<A>\n$$a$$\n$$b$$\n</A>', '{#A|<div>⟪⟪a⟫⟫</div>\n<div>⟪⟪b⟫⟫</div>}'],
      ['<A>\n$y$\n</A> after', '{#A|<p>⟪y⟫</p>}\n<p>after</p>'],
      ['<Tabs>\n  <Tab>\n    $$\n    y\n    $$\n  </Tab>\n</Tabs>', '{#Tabs|{#Tab|<div>⟪⟪y⟫⟫</div>}}'],
      ['<div>\n\n$x$\n\n</div>', '<div>\n<p>⟪x⟫</p>\n</div>'],
    ]),
  )('$name', ({ row }) => check(row))

  test.each(
    named([
      [
        '$5 and $6, $5-$10, US$5, $ x $, $x $, $ x$, $$ $$$ a$$$',
        '<p>$5 and $6, $5-$10, US$5, $ x $, $x $, $ x$, $$ $$$ a$$$</p>',
      ],
      ['\\$x$ $x\\$ \\\\', '<p>$x$ $x$ \\</p>'],
      ['$HOME/bin:$PATH', '<p>$HOME/bin:$PATH</p>'],
      ['$$ no $$ display, $$ or even $$ a', '<p>$$ no $$ display, $$ or even $$ a</p>'],
      ['a $$  $$ b', '<p>a $$  $$ b</p>'],
      ['`$x$` and $`x`$5', '<p><code>$x$</code> and $<code>x</code>$5</p>'],
      ['$a `b$ c` d$', '<p>$a <code>b$ c</code> d$</p>'],
      ['- costs $a\n- and b$', '<ul>\n<li>costs $a</li>\n<li>and b$</li>\n</ul>'],
      ['## a $b\nc$', '<h2 id="a-b">a $b</h2>\n<p>c$</p>'],
      [
        '<https://a.b/$c$> https://a.b/$d$',
        '<p><a href="https://a.b/$c$">https://a.b/$c$</a> <a href="https://a.b/$d$">https://a.b/$d$</a></p>',
      ],
      ['![a $x$](y.png)', '<p>((y.png|a $x$))</p>'],
      ['[a](u$v) b$', '<p><a href="[[u$v]]">a</a> b$</p>'],
      ['$a [b](u$v)', '<p>$a <a href="[[u$v]]">b</a></p>'],
      ['<b title="$x">a$</b>', '<p><b title="$x">a$</b></p>'],
      ['<div>$x$</div>', '<div>$x$</div>'],
      ['<A b={"$x$"}/> $', '<p>{A b="$x$"} $</p>'],
      ['    $x$', '<pre tabindex="0"><code>$x$\n</code></pre>'],
    ]),
  )('stay text: $name', ({ row }) => check(row))

  test.each([
    'From $1M to $2M. Then "$a" or "$b".',
    "f($a,$b), f('$a','$b') and $user/$password, $a=$b, $a->$b, $a$b",
    "$(pwd)/$(date), $('a').$('b'), $.ajax and $.get$",
    '"$5" vs "$x", "$5" vs "$", \'$a\' or \'$\'',
    '^a$|^b$, ^[a-z]+$|^[0-9]+$',
    'A$AP and Ke$ha',
    '5$-10$, 20$, then 30$, 5$ (or 4$), i.e. 3$. From 5$to 6$.',
    '$1,000 and 20$/month, $5 (not $6 or 7$), $5 or 6 dollars ($), 价格$5或6$',
    'a$x$ and 3$x$, $x$y',
    'a $$x/$$y b',
  ])('are prices, names and lines of a shell: %j', (text) => check([text, `<p>${text}</p>`]))

  test.each(['${FOO}/${BAR}', '$${FOO}/$${BAR}'])('are variables of a shell: %j', (text) =>
    check([text, `<p>${text}</p>`]),
  )

  test.each(
    named([
      ['[$a](https://a.example)/$b', '<p><a href="https://a.example">$a</a>/$b</p>'],
      ['[$a](b)/$, $5 [b](/b) and 6$', '<p><a href="[[b]]">$a</a>/$, $5 <a href="[[/b]]">b</a> and 6$</p>'],
      ['$a [b$](/b)', '<p>$a <a href="[[/b]]">b$</a></p>'],
      ['<b>$a</b> or <b>$b</b>', '<p><b>$a</b> or <b>$b</b></p>'],
      ['<b>$a</b> or <b>$</b>, $5<br>6$', '<p><b>$a</b> or <b>$</b>, $5<br>6$</p>'],
      ['$x**2**y and *$p*q$', '<p>$x<strong>2</strong>y and <em>$p</em>q$</p>'],
      ['**$a** or $ and **$5** or -$', '<p><strong>$a</strong> or $ and <strong>$5</strong> or -$</p>'],
    ]),
  )('are not those of a formula that swallows what is round it: $name', ({ row }) => check(row))

  test.each(
    named([
      ['$\\alpha$-conversion, $f(x)$, **$x$**', '<p>⟪\\alpha⟫-conversion, ⟪f(x)⟫, <strong>⟪x⟫</strong></p>'],
      ['[$x_1$](url) _$x_{1}$ b_', '<p><a href="[[url]]">⟪x_1⟫</a> <em>⟪x_{1}⟫ b</em></p>'],
      ['$x*y$ and $z*w$ and $p**q$ **b**', '<p>⟪x*y⟫ and ⟪z*w⟫ and ⟪p**q⟫ <strong>b</strong></p>'],
      ['CO$_2$, H$_2$O, 90$^\\circ$C, 1$^{st}$', '<p>CO⟪_2⟫, H⟪_2⟫O, 90⟪^\\circ⟫C, 1⟪^{st}⟫</p>'],
      ['$2 ab$ or $E[X](t)$', '<p>⟪2 ab⟫ or ⟪E[X](t)⟫</p>'],
    ]),
  )('are still those of a formula: $name', ({ row }) => check(row))

  test('in cells hold an escaped bar', async () => {
    const { body } = await render(native, '| a |\n|---|\n| $\\|x\\|$ |\n| $a | b$ |')
    expect(shorten(show(body?.chunks ?? []))).toContain('<td>⟪|x|⟫</td>\n</tr>\n<tr>\n<td>$a</td>')
  })

  test.each(
    named([
      ['a $\\foo{x}$', '<p>a <code>$\\foo{x}$</code></p>', ['math/faulty 1:4']],
      ['a $$x^2^3$$', '<p>a <code>$$x^2^3$$</code></p>', ['math/faulty 1:8']],
      [
        '> $$\n> a\n>   \\bar\n> \\zzz\n> $$',
        '<blockquote>\n<pre tabindex="0"><code>a\n  \\bar\n\\zzz\n</code></pre>\n</blockquote>',
        ['math/faulty 4:3'],
      ],
      [
        '3$\\times$4 and a$x^2$, $\\alpha$x',
        '<p>3$\\times$4 and a$x^2$, $\\alpha$x</p>',
        ['math/beside-letter 1:2', 'math/beside-letter 1:17', 'math/beside-letter 1:24'],
      ],
      // What is missing at a line's end is told at its last sign, so also at the end of the post.
      ['```math\nx\n{', '<pre tabindex="0"><code>x\n{\n</code></pre>', ['math/faulty 3:1']],
      ['```math\n{a}\n}\n```', '<pre tabindex="0"><code>{a}\n}\n</code></pre>', ['math/faulty 3:1']],
      ['```math\nx\n\\foo\n```', '<pre tabindex="0"><code>x\n\\foo\n</code></pre>', ['math/faulty 3:1']],
      ['$$\na\n\nb\n$$', '<p>$$\na</p>\n<p>b\n$$</p>', ['math/unclosed 1:1']],
      ['$\\class{a}{b}$', '<p><code>$\\class{a}{b}$</code></p>', ['math/faulty 1:2']],
      ['$\\href{javascript:a()}{x}$', '<p><code>$\\href{javascript:a()}{x}$</code></p>', ['math/faulty 1:2']],
      [
        '$\\text{\\char"1 0\\char"2}$',
        '<p><code>$\\text{\\char"1 0\\char"2}$</code></p>',
        ['math/faulty 1:2'],
      ],
      ['$\\char"D800$', '<p><code>$\\char"D800$</code></p>', ['math/faulty 1:2']],
      ['$\\ref{a}$', '<p><code>$\\ref{a}$</code></p>', ['math/faulty 1:2']],
      ['<math><mi>x</mi></math>', '<p></p>', ['html/removed-tag 1:1']],
    ]),
  )('have a finding: $name', ({ row }) => check(row))

  test.each([
    ['\\foo', '`\\foo` is no command that is known'],
    ['{a', 'a `{` is never closed'],
    ['a}', 'a `}` closes nothing'],
    ['\\left( x', 'a `\\left` has no `\\right`'],
    ['x^2^3', 'two `^` follow each other: put braces around one part'],
    ['\\begin{foo}\\end{foo}', '`\\begin{foo}` is no environment that is known'],
    ['\\includegraphics{x}', '`\\includegraphics` is not allowed in posts'],
    ['\\frac{a}', 'a command lacks an argument, or a `{` is never closed'],
    ['\\def\\a{\\a}\\a', 'its macros come to no end'],
    ['x^{'.repeat(900) + '}'.repeat(900), 'it is nested too deeply'],
    ['x'.repeat(5001), 'it has more than 5000 signs'],
    ['_', 'a part of it is missing, such as what `_` or `^` belongs to'],
    ['a & b', '`&` stands outside of an environment such as `\\begin{aligned}`'],
  ])('the fault of %.20s is said in words', async (tex, reason) => {
    const { findings } = await render(native, `$${tex}$`)
    expect(findings.map(({ message }) => message)).toEqual([`the formula cannot be read: ${reason}`])
  })

  test("macros and numbers of equations are the post's own", async () => {
    const text =
      '$\\gdef\\Q{q}$ $\\Q$\n\n$$\\begin{equation}a\\end{equation}$$\n\n$$\\begin{equation}b\\end{equation}$$'
    for (const _ of [1, 2]) {
      const html = show((await render(native, text)).body?.chunks ?? [])
      expect([
        html.includes('<mi>q</mi>'),
        html.includes('(1)'),
        html.includes('(2)'),
        html.includes('(3)'),
      ]).toEqual([true, true, true, false])
    }
    expect(list((await render(native, '$\\Q$')).findings)).toEqual(['math/faulty 1:2'])
  })

  test('all together have a bound, and macros have one of their own', async () => {
    const many = await render(native, `$${'x'.repeat(4999)}$\n\n`.repeat(60))
    expect(many.findings.map(({ message }) => message)).toEqual([
      'the formula cannot be read: all formulas of the post together are too long',
    ])
    const macro = `\\gdef\\d#1{${'#1'.repeat(7)}}`
    const bombs = [`$${macro}$ $\\d{\\d{${'x'.repeat(600)}}}$`, `$\\gdef\\d#1{${'#1'.repeat(9)}}$`]
    const told = await Promise.all(bombs.map((text) => render(native, text)))
    expect(told.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([
      'the formula cannot be read: with macros, it has more than 500 signs',
      'the formula cannot be read: its macros repeat what they are given too often',
    ])
    const worst = `$${macro}\\d{\\d{\\d{${'x'.repeat(400)}}}}$ `
    expect(list((await render(native, worst.repeat(20))).findings)).toEqual(['math/faulty 1:2'])
  })

  test('are heard as their source', async () => {
    const { body } = await render(native, 'Let $x^2$ be.\n\n$$y$$\n\n## On $z$')
    expect([body?.description, body?.words, body?.headings, shorten(show(body?.excerpt ?? []))]).toEqual([
      'Let x^2 be.',
      6,
      [{ level: 2, id: 'on-z', text: 'On z' }],
      '<p>Let ⟪x^2⟫ be.</p>',
    ])
  })
})

test('nothing of a formula is active: no style, no address, no id, no element that temml does not need', async () => {
  const tex = [
    '\\color{red}x',
    '\\boxed{x}',
    '\\begin{array}{c|c}a\\\\\\hline b\\end{array}',
    '\\cancel{x}',
    '\\raisebox{2pt}{a}',
    '\\label{a}x',
    '\\tag{1}x',
    '\\cancelto{0}{x}',
    '\\rule{9999em}{9999em}',
    '\\kern{-99em}x',
    '\\textcolor{#f00}{y}',
    '\\colorbox{red}{x}',
    '\\llap{a}',
  ]
  const { body } = await render(native, tex.map((one) => `$$${one}$$\n`).join('\n'))
  const html = show(body?.chunks ?? [])
  expect(html).not.toMatch(
    /\s(?:style|id|href|xlink:href|on[a-z]+|actiontype|src)=|<(?:maction|annotation|semantics|a|span|img)\b/,
  )
  expect(html).toContain('mathcolor="#ff0000"')
  expect(
    Math.max(...[...html.matchAll(/"(\d+(?:\.\d+)?)em"/g)].map(([, size]) => Number(size))),
  ).toBeLessThanOrEqual(40)
})

test('feeds show the source of a formula and callouts as quotes', async () => {
  const { body } = await render(native, 'a $x<y$\n\n$$z$$\n\n> [!NOTE]\n> <div>b</div>\n>\n> d')
  expect(forFeeds(show(body?.chunks ?? []))).toBe(
    '<p>a <code>x&#x3C;y</code></p>\n<pre><code>z</code></pre>\n<blockquote><p><strong>Note</strong></p><div>b</div><p>d</p></blockquote>',
  )
})

const PIECES = [
  '$',
  '$$',
  'x',
  ' ',
  '\n',
  '5',
  '\\',
  '`',
  '*',
  '_',
  '|',
  '[a](b)',
  '<b>',
  '> ',
  '- ',
  '{',
  '}',
  '^',
  '\n\n',
  ':::note',
  ':::',
  '<A/>',
]

test('a text without a formula prints as if nothing was looked for', async () => {
  const { plugins } = {
    plugins: [{ name: 'x', plugin: bringer, options: null, place: { path: 'x', line: 1, column: 1 } }],
  }
  const without = await markdownLine('remark', { plugins })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...PIECES.filter((piece) => !piece.includes(':'))), { maxLength: 30 }),
      async (parts) => {
        const text = parts.join('')
        const [ours, theirs] = await Promise.all([render(reference, text), render(without, text)])
        const html = show(ours.body?.chunks ?? [])
        if (/<math|math\/faulty/.test(html + list(ours.findings))) return
        expect(html).toBe(show(theirs.body?.chunks ?? []))
      },
    ),
    { numRuns: 400, seed: 7 },
  )
})

test('both parsers read any mixture alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), async (parts) => {
      const [one, other] = await Promise.all([
        render(native, parts.join('')),
        render(reference, parts.join('')),
      ])
      expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    }),
    { numRuns: 600, seed: 8 },
  )
})

/** Brings syntax, though none that reads anything: the signs are its own then. */
function bringer(this: { data(): { micromarkExtensions?: unknown[] } }): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { text: { 36: [] } }]
}
