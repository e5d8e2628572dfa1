import { describe, expect, test } from 'vitest'
import { buildFiles, buildFixture, checkFindings, parseFixture, spell } from './fixture.ts'
import { redoneAfter, workplace } from './memory-fixture.ts'

/** `data` in templates: the files of `content/data/`, read when they are asked for. */

const SITE = `
-- octavo.config.yaml --
title: Leaves
url: https://example.org
-- content/data/links.yaml --
- {label: A <b>, url: /about/}
-- content/data/words.json --
{"colophon": "Set in type."}
-- content/data/authors.yaml --
ada: {name: Ada}
-- content/posts/one.md --
---
title: One
date: 2026-01-01
---
The first. <Colophon/>
-- content/posts/two.md --
---
title: Two
date: 2026-01-02
layout: links
---
The second.
-- content/pages/about.md --
---
title: About
layout: all
---
About.
-- templates/layouts/links.html --
{% layout 'layouts/frame.html' %}{% block main %}{% render 'partials/links.html' %}{% endblock %}
-- templates/layouts/all.html --
{% layout 'layouts/frame.html' %}{% block main %}{% for file in data %}<i>{{ file[0] }}</i>{% endfor %} {{ data.size }}{% endblock %}
-- templates/layouts/frame.html --
<!doctype html><html lang="en"><title>{{ page.title }}</title>{% block main %}{% endblock %}{{ post.body }}</html>
-- templates/partials/links.html --
{% for link in data.links %}<a href="{{ link.url | url }}">{{ link.label }}</a>{% endfor %}
-- templates/components/Colophon.html --
<b>{{ data.words.colophon }}</b>
-- templates/components/Colophon.feed.html --
<i>{{ data['words'].colophon }}</i>
`

test('layouts, partials and components read files of content/data, escaped, in feeds too', async () => {
  const { output } = await checkFindings(SITE)
  expect(output.get('blog/two/index.html')).toContain('<a href="/about/">A &lt;b&gt;</a>')
  expect(output.get('blog/one/index.html')).toContain('<b>Set in type.</b>')
  expect(output.get('feed.xml')).toContain('Set in type.')
  expect(output.get('about/index.html')).toContain('<i>authors</i><i>links</i><i>words</i> 3')
})

describe('a page that reads a data file is redone when that one changes', () => {
  const cases: readonly [string, string, (text: string) => string | undefined, readonly string[]][] = [
    [
      'changed',
      'content/data/links.yaml',
      (text) => `${text}\n- {label: B, url: /}`,
      ['/about/', '/blog/two/'],
    ],
    ['written otherwise', 'content/data/links.yaml', (text) => `# links\n${text}`, []],
    [
      'of a component',
      'content/data/words.json',
      () => '{"colophon": "Inked."}',
      ['/about/', '/blog/one/', '/feed.xml'],
    ],
  ]
  test.each(cases)('%s', async (_, path, edit, pages) => {
    const fact = `data:${/(\w+)\.\w+$/.exec(path)?.[1]}`
    expect(await redoneAfter(SITE, path, edit)).toEqual(pages.map((page) => `${page} ${fact}`))
  })
  test('a new file redoes only who asks for all of them', async () => {
    expect(await redoneAfter(SITE, 'content/data/new.yml', () => 'a: 1\n')).toEqual(['/about/ dataNames:'])
  })
})

test('a file that is not there is an error with what is near, also in a condition, until it appears', async () => {
  const site = `${SITE}-- templates/partials/links.html --
{% if data.lnks %}{{ data.lnks }}{% endif %}
      ^^^^^^^^^ template/unknown-variable
`
  const { findings, explain } = await checkFindings(site)
  expect(findings[0]?.hint).toBe('did you mean `data.links`?')
  expect(explain('blog/two/index.html')?.reads).toContain('data:lnks')
  const place = workplace()
  const { files } = parseFixture(site)
  await place.build(files)
  const mended = new Map([...files, ['content/data/lnks.yaml', 'Four']])
  const { output } = await place.build(mended)
  expect(output.get('blog/two/index.html')).toContain('Four')
  expect([...output].sort()).toEqual([...(await buildFiles(mended)).output].sort())
})

test('who reads one file has read no other, nor their names', async () => {
  const { files } = parseFixture(SITE)
  const { explain } = await buildFiles(files)
  expect(explain('about/index.html')?.reads).toEqual(expect.arrayContaining(['dataNames:', 'data:links']))
  expect(explain('blog/two/index.html')?.reads.filter((fact) => fact.startsWith('data'))).toEqual([
    'data:links',
  ])
})

test('a file that cannot be read is one error, not one on every page', async () => {
  const site = SITE.replace('- {label: A <b>, url: /about/}', 'a: 1\na: [\n')
  const codes = (await buildFixture(site)).findings.map(({ code }) => code)
  expect(codes.filter((code) => !code.startsWith('syntax/'))).toEqual([])
  expect(codes.length).toBeGreaterThan(0)
})

test('names of data files that LiquidJS and JavaScript know are files like others, or errors like others', async () => {
  const site = (text: string, files = '') => `${SITE}-- templates/partials/links.html --\n${text}\n${files}`
  const built = await checkFindings(
    site(
      '{{ data.size }} {{ data.first }} {{ data.constructor }}',
      '-- content/data/size.yaml --\nBig\n-- content/data/first.yaml --\nOne\n-- content/data/constructor.yaml --\nMe\n',
    ),
  )
  expect(built.output.get('blog/two/index.html')).toContain('Big One Me')
  for (const name of ['constructor', '__proto__', 'toString', 'toLiquid', 'toJSON'])
    expect((await buildFixture(site(`{{ data.${name} }}`))).findings.map(({ code }) => code)).toEqual([
      'template/unknown-variable',
    ])
  expect((await buildFixture(site('{{ data }}'))).findings.map(({ hint }) => hint)).toEqual([
    'name a field of it: authors, links, words',
  ])
})

test('a relative address in a data file of the site is a dead link, and is told', async () => {
  const image = '<img src="{{ data.links[0].image }}" alt="">'
  const site = `${SITE.replace('url: /about/', 'url: /about/, image: me.png')}-- content/data/me.png --\nx\n-- templates/partials/links.html --\n${image}\n`
  expect((await buildFixture(site)).findings.map(spell)).toEqual([
    'content/data/links.yaml:1:39 links/missing-page',
  ])
  const json = `${SITE.replace('url: /about/', 'url: /gone/')}-- content/data/more.json --\n["/gone/"]\n`
  expect((await buildFixture(json)).findings.map(spell)).toEqual([
    'content/data/links.yaml:1:23 links/missing-page',
    'content/data/more.json:1:3 links/missing-page',
  ])
})

test('`data` is no name for an attribute', async () => {
  const site = SITE.replace('<Colophon/>', '<Colophon data="x"/>')
  const { findings } = await buildFixture(site)
  expect(findings[0]).toMatchObject({ code: 'component/unknown-prop', severity: 'warning' })
  expect(findings[0]?.hint).toContain('another name')
})
