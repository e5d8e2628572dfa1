import { describe, expect, test } from 'vitest'
import { buildFixture, checkFindings, spell } from './fixture.ts'

const HEAD = '-- octavo.config.yaml --\ntitle: S\nurl: https://ex.org\n'
const post = (path: string, more = '', text = 'Text.') =>
  `-- content/posts/${path} --\n---\ntitle: A\ndate: 2026-01-01\n${more}---\n${text}\n`
const categoriesOf = (output: ReadonlyMap<string, string>) =>
  [...output.keys()].flatMap((path) => /^blog\/categories\/(.+)\/index\.html$/.exec(path)?.[1] ?? [])

describe('SPEC 2: files of a folder post lie beside its page', () => {
  test.each([
    ['jekyll', '2026/01/01/trip.html', '/2026/01/01/trip/p.txt'],
    ['flat', 'trip.html', '/trip/p.txt'],
    ['hugo', 'posts/trip/index.html', '/posts/trip/p.txt'],
    ['/x/:slug.html', 'x/trip.html', '/x/trip/p.txt'],
    ['/x/:slug.htm', 'x/trip.htm', '/x/trip/p.txt'],
    ['/x/:slug/', 'x/trip/index.html', '/x/trip/p.txt'],
  ])('permalink: %s', async (pattern, page, file) => {
    const { output } = await checkFindings(
      `${HEAD}permalink: ${pattern}\n${post('trip/index.md', '', '[p](p.txt)')}-- content/posts/trip/p.txt --\nP.\n`,
    )
    expect(output.get(page)).toContain(`<a href="${file}">`)
    expect(output.has(file.slice(1))).toBe(true)
  })

  test('without a slash at the end', async () => {
    const { output } = await checkFindings(
      `${HEAD}trailingSlash: false\n${post('trip/index.md', '', '[p](p.txt)')}-- content/posts/trip/p.txt --\nP.\n`,
    )
    expect([output.has('blog/trip.html'), output.has('blog/trip/p.txt')]).toEqual([true, true])
  })
})

const registry = (text: string) => `-- content/data/categories.yaml --\n${text}\n`

describe('SPEC 13.7: names of categories', () => {
  test('a label of the registry means its key, in every spelling', async () => {
    const { output } = await checkFindings(
      `${HEAD}permalink: /:category/:slug/\n${registry('foo-bar: {label: Registry Label}')}${post('a.md', 'category: Registry Label\n')}${post('b.md', 'category: foo-bar\n')}${post('c.md', 'category: FOO BAR\n          ^ site/other-spelling\n')}${post('d.md', 'category: registry label\n          ^^^^^^^^ site/other-spelling\n')}${post('e.md', 'unlisted: true\ncategory: Registry Label\n')}`,
    )
    expect(categoriesOf(output)).toEqual(['foo-bar'])
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      expect(output.get(`foo-bar/${name}/index.html`)).toContain('href="/blog/categories/foo-bar/"')
    }
  })

  test('a key counts before a label, and the hint never leads elsewhere', async () => {
    const site = (name: string) =>
      `${HEAD}${registry('one: {label: Two}\ntwo: {label: Three}')}${post('a.md', 'category: one\n')}${post('b.md', 'category: one\n')}${post('c.md', `category: ${name}\n`)}`
    const { findings, output } = await buildFixture(site('ONE'))
    expect(findings.map(({ hint }) => hint)).toEqual(['write `one`'])
    expect(categoriesOf(output)).toEqual(['one'])
    expect(categoriesOf((await checkFindings(site('Two'))).output)).toEqual(['one', 'two'])
    expect(categoriesOf((await checkFindings(site('Three'))).output)).toEqual(['one', 'two'])
  })

  test('a label of two keys is none of them', async () => {
    const keys = registry('one: {label: Both}\ntwo: {label: Both}')
    const { findings } = await buildFixture(HEAD + keys + post('a.md', 'category: both\n'))
    expect(findings.map((finding) => [spell(finding), finding.message, finding.hint])).toEqual([
      [
        'content/posts/a.md:4:11 site/shared-label',
        '`both` is the label of several categories: `one`, `two`',
        'write `one` or `two`',
      ],
    ])
    const built = await checkFindings(
      HEAD + keys + post('a.md', 'category: one\n') + post('b.md', 'category: two\n'),
    )
    expect(categoriesOf(built.output)).toEqual(['one', 'two'])
  })

  test('names that differ only in case are one category, also where that changes letters (PA08)', async () => {
    const names = (...list: string[]) =>
      list.map((name, at) => post(`p${at}.md`, `category: ${name}\n`)).join('')
    const { findings, output } = await buildFixture(HEAD + names('Straße', 'STRASSE', 'Straße'))
    expect(findings.map((finding) => [spell(finding), finding.hint])).toEqual([
      ['content/posts/p1.md:4:11 site/other-spelling', 'write `Straße`'],
    ])
    expect(categoriesOf(output)).toEqual(['straße'])
    expect(output.get('blog/p1/index.html')).toContain('href="/blog/categories/stra%C3%9Fe/"')
    const other = await buildFixture(HEAD + registry('STRASSE: {}') + names('Straße', 'Straße'))
    expect(categoriesOf(other.output)).toEqual(['strasse'])
    expect(categoriesOf((await checkFindings(HEAD + names('C', 'C++', 'C#'))).output)).toEqual([
      'c',
      'c-plus-plus',
      'c-sharp',
    ])
  })
})

describe('addresses that only the configuration can part', () => {
  test.each([
    [
      'taxonomies: {categories: {path: /blog/}}\n                                ^ config/same-address\n',
      'category: X\n',
    ],
    ['paths: {index: /blog/categories/}\n               ^ config/same-address\n', 'category: X\n'],
    [
      'pageSize: 1\ntaxonomies: {categories: {path: /blog/page/}}\n                                ^ config/same-address\n',
      'category: "2"\n',
    ],
  ])('%s', async (setting, more) => {
    const size = setting.startsWith('pageSize') ? post('b.md') : ''
    await checkFindings(`${HEAD}${setting}${post('a.md', more)}${size}`)
  })

  test('a post where the list of a category stands: the post is told, and the setting', async () => {
    const { findings } = await buildFixture(
      `${HEAD}taxonomies:\n  categories: {path: /blog/}\npaths: {index: /all/}\n${post('x.md', 'category: X\n')}`,
    )
    expect(
      findings.map((finding) => [spell(finding), finding.message, finding.related?.map(({ line }) => line)]),
    ).toEqual([
      [
        'content/posts/x.md:1:1 site/twins',
        '`/blog/x/` is also the address of the list of the category `x`, page 1',
        [4],
      ],
    ])
  })
})
