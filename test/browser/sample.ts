/** A site whose posts hold every element that the theme sets, and things that break layouts. */
export const SAMPLE: Readonly<Record<string, string | Uint8Array>> = {
  'octavo.config.yaml': [
    'url: https://octavo.example/notes',
    'title: A sample',
    'description: Every element on one page. And some that break layouts.',
    'pageSize: 3',
    'nav: [{ label: Writing, url: /blog/ }, { label: Categories, url: /blog/categories/ }]',
    'social: [{ label: Elsewhere, url: "https://example.org/@sample" }]',
    'links: { served: [/newsletter] }',
    '',
  ].join('\n'),
  'content/data/authors.yaml': [
    'desk: { name: The type desk, bio: Sets what the others write., url: "https://example.org/desk" }',
    '',
  ].join('\n'),
  'content/data/categories.yaml': [
    'Elements: { description: What a page is made of., pigment: verdigris }',
    '',
  ].join('\n'),
  'content/posts/elements.md': elements(),
  'content/posts/hostile.md': hostile(),
  'content/posts/code.md': code(),
  'content/posts/plain.md': post('Plain', 'Only a paragraph.'),
  'content/posts/second.md': post('Second', 'A paragraph, and [a link](plain.md) in it.'),
  'content/posts/third.md': post('Third', 'One more, so that there are two pages of them.'),
  'content/posts/cover.md': post('On the boards', '## One\n\nText.\n\n## Two\n\nText.', [
    'image: { src: cover.png, alt: A square of one colour., caption: One pixel. }',
    'featuredImageType: full',
    'description: Written by hand, so that it stands under the boards.',
  ]),
  'content/posts/cover.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
  'content/posts/arabic.md': post(
    'ثماني أوراق من ورقة واحدة',
    'خذ ورقة عريضة واطوِها مرة واحدة، تجد ورقتين.[^1]\n\n## قَطعٌ لا مقاس\n\nلا يقول الاسم شيئًا.\n\n## الجيب\n\nثم صار.\n\n[^1]: للورقة وجهان.',
    ['lang: ar'],
  ),
  'content/pages/about.md':
    '---\ntitle: About\n---\n\nThis page is a page.\n\n## Colophon\n\nSet in Spectral.\n',
}

function post(title: string, body: string, matter: readonly string[] = []): string {
  return [`---`, `title: ${title}`, 'date: 2026-05-14', ...matter, '---', '', body, ''].join('\n')
}

function elements(): string {
  const body = `
A paragraph with *italics*, **bold**, ~~struck~~, \`code\`, <kbd>/</kbd>, <mark>marked</mark>, a note[^a] and
[a link](https://example.org/far). Another note[^b] follows at once, and a third[^c].

## Headings

### Of the third level

#### Of the fourth

##### Of the fifth

###### Of the sixth

## Lists and quotes

- one
- two
  1. nested
  2. list

> A quotation of some length, so that it fills a line and begins another one.

- [x] done
- [ ] open

***

## Tables and code

| Part | Plain | Brotli | A column with a long head | Another | And one more | Last |
| --- | ---: | ---: | --- | --- | --- | --- |
| Markup | 22,080 | 5,900 | wide | wide | wide | wide |

\`\`\`ts
const line = 'a line that is much longer than the measure of the text, so that the listing has to be scrolled'
\`\`\`

## Components

<NewsletterForm compact />

<NewsletterForm title="By mail">Own words for it.</NewsletterForm>

<Callout type="tip">A tip with [a link](https://example.org/).</Callout>

<Callout type="warning" title="Mind the gap">

Two paragraphs.

And \`code\`.

</Callout>

<Callout type="caution">Hot.</Callout>
<Callout type="important">Read this.</Callout>
<Callout>A note.</Callout>

> [!NOTE]
> An alert with $x_1^2$ in it.

::::info With a title
:::danger
Inside another.
:::
::::

## Formulas

$$
\\int_0^1 x^2\\,dx = \\frac{1}{3}
$$

$$\\begin{align} a &= b \\\\ c + d &= e \\end{align}$$

<Quote cite="House rules" href="https://example.org/rules">Carry it in a pocket for a week.</Quote>

<Figure src="cover.png" alt="A square." caption="A caption." wide />

<Figure>

![A square.](cover.png)

<Caption>With *markdown*.</Caption>

</Figure>

<YouTube id="abc123" title="How a sheet is folded" />

<Vimeo id="123" title="How a sheet is cut" />

<CodePen user="ada" pen="abCdE" title="A sheet that folds" />

<Gist user="ada" id="0123abc" />

<Embed url="https://social.example/@ada/1" title="What was said of it">

A **remark** on it.

</Embed>

<Tabs label="Package manager">
<Tab label="npm" open>Type \`npm ci\`.</Tab>
<Tab label="another">Type something else.</Tab>
</Tabs>

<Details summary="Why?">Because.</Details>

<CallToAction href="plain.md" label="Read on">There is more.</CallToAction>

The end.

[^a]: The first note, which is long enough to reach below the line that refers to the second one, as notes in a margin do.
[^b]: The second note.
[^c]: The third note, with *italics* and \`code\`.
`
  return post('Every element', body, [
    'categories: [Elements]',
    'tags: [fonts, budgets]',
    'author: desk',
    'updated: 2026-05-20',
    'description: A page with everything that the theme can set.',
    'pinned: true',
    'rootPage: /blog/',
  ])
}

function code(): string {
  const body = `
\`\`\`ts title="src/fold.ts" {2} showLineNumbers
import { fold } from './sheet.ts'
const sheet = fold(3) // a comment
if (sheet.width > 2.5 && /a+/.test('text')) throw new Error(\`no \${sheet}\`)
\`\`\`

\`\`\`diff-js
- const leaf = fold(sheet, 2)
+ const leaf = fold(sheet, 3)
  print(leaf)
\`\`\`

\`\`\`console
$ octavo build
\`\`\`

\`\`\`css
@media print { a#b.c:hover { color: red; --x: var(--y) } }
\`\`\`

\`\`\`html title="A title that is long enough to be broken on a small screen, with a link" https://example.org/
<!-- comment --><a href="x">text &amp;</a>
\`\`\`

\`\`\`
Without a language.
\`\`\`
`
  return post('Code on a page', body, ['description: Listings of every kind.'])
}

function hostile(): string {
  const word =
    'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandsmitglied'
  const columns = Array.from({ length: 40 }, (_, at) => `column ${at}`)
  const table = [columns, columns.map(() => '---'), columns].map((row) => `| ${row.join(' | ')} |`).join('\n')
  const headings = Array.from({ length: 60 }, (_, at) => `${at % 2 ? '###' : '##'} Heading ${at}\n\nText.`)
  const sum = Array.from({ length: 60 }, (_, at) => `a_{${at}}`).join(' + ')
  const body = [
    `${word} ${word}`,
    `In a line $${sum}$.`,
    `$$${sum}$$`,
    `\`${word.repeat(3)}\``,
    table,
    ...headings,
    '漢字'.repeat(200),
  ].join('\n\n')
  return post(word, body, [
    `author: ${word}`,
    `tags: [${word}]`,
    `categories: [${Array.from({ length: 12 }, (_, at) => `Category ${at}`).join(', ')}, ${word}]`,
  ])
}
