import { describe, expect, test } from 'vitest'
import { checkNames, checkTemplates, templatesOf } from '../src/templates/check.ts'
import { Html } from '../src/templates/html.ts'
import { open } from '../src/templates/open.ts'
import type { Diagnostic } from '../src/types.ts'
import { engineFor, type Files, render, short, sourceOf } from './templates-site.ts'

const POST = { title: 'Hello', image: null, list: ['a'], date: { day: '2022-05-27', iso: '2022-05-27' } }

/** template, finding at line:column+length, and what the hint must hold */
const ONE_FILE: readonly (readonly [template: string, found: string, hint?: string])[] = [
  ["{% if title = 'a' %}x{% endif %}", 'template/syntax 1:14+4', '`==`'],
  ['{% if title && bad %}x{% endif %}', 'template/syntax 1:14+5', '`and`'],
  ['{% if title || bad %}x{% endif %}', 'template/syntax 1:14+5', '`or`'],
  ['{{ 1 + 1 }}', 'template/syntax 1:7+2', '`{{ number | plus: 1 }}`'],
  ['{% if (title) %}x{% endif %}', 'template/syntax 1:13+1', 'parentheses'],
  ['{% if title %}x{% elseif bad %}y{% endif %}', 'template/unknown-tag 1:19+6', 'elsif'],
  ["{% extends 'base' %}", 'template/unknown-tag 1:4+7', '{% layout'],
  ['{% if title %}{% endfor %}', 'template/unknown-tag 1:18+6', 'nothing is open'],
  ['<p>{{ titel }}</p>', 'template/unknown-variable 1:7+5', '`title`'],
  ['{{ post.titel }}', 'template/unknown-variable 1:4+10', '`post.title`'],
  ['{{ site.titel }}', 'template/unknown-variable 1:4+10', '`site.title`'],
  ['{{ pots.title }}', 'template/unknown-variable 1:4+10', '`post`'],
  ['{% if post.titel %}x{% endif %}', 'template/unknown-variable 1:7+10', '`post.title`'],
  ['{% unless post.titel %}x{% endunless %}', 'template/unknown-variable 1:11+10'],
  ['{% if post.title == tite %}x{% endif %}', 'template/unknown-variable 1:21+4', '`site`'],
  ['{% case post.kind %}{% when 1 %}x{% endcase %}', 'template/unknown-variable 1:9+9'],
  ['{% for x in post.lits %}x{% endfor %}', 'template/unknown-variable 1:13+9', '`post.list`'],
  ['{% assign x = post.titel %}', 'template/unknown-variable 1:15+10'],
  ['\n\n  {{ post.title | append: sufix }}', 'template/unknown-variable 3:27+5'],
  ["{{ records | where_exp: 'i', 'i.titel == 1' }}", 'template/unknown-variable 1:31+7', '`i.title`'],
  ['\n{% assign x = records | where_exp: "i", "nope" %}', 'template/unknown-variable 2:42+4'],
  ["{% if records | has_exp: 'i', 'i.titel' %}{% endif %}", 'template/unknown-variable 1:32+7', '`i.title`'],
  ["{{ records | find_exp: 'i', 'i.title and i.x' }}", 'template/unknown-variable 1:42+3'],
  ["{{ records | group_by_exp: 'i', 'i.titel' }}", 'template/unknown-variable 1:34+7'],
  ["{% assign e = 'i.titel' %}{{ records | reject_exp: 'i', e }}", 'template/unknown-variable 1:40+10'],
  ["{{ records | where_exp: 'i', '' }}", 'template/syntax 1:31'],
  ["{{ records | where_exp: 'i', 'i.title | upcas' }}", 'template/unknown-filter 1:41+5', '`upcase`'],
  ["{{ records | find_exp: 'i', 'i.title | date' }}", 'template/not-a-date 1:40+4'],
  ["{{ title | where: 'a' }}", 'template/unknown-variable 1:20+1'],
  ["{{ records | group_by: 'titel' }}", 'template/unknown-variable 1:25+5', '`title`'],
  ["{{ records | map: 'titel' | join }}", 'template/unknown-variable 1:20+5', '`title`'],
  ["{{ records | where: 'titel', 'x' }}", 'template/unknown-variable 1:22+5', '`title`'],
  ["\n{% assign x = records | sort: 'titel' %}", 'template/unknown-variable 2:32+5', '`title`'],
  [
    "{% for x in records %}{% assign y = records | sort_natural: 'date.dya' %}{% endfor %}",
    'template/unknown-variable 1:62+8',
    '`date.day`',
  ],
  ["{{ records | map: 'title' | join }}{{ records | sum: 'price' }}", 'template/unknown-variable 1:55+5'],
  ["{{ records | uniq: 'title' | size }}", 'template/filter-failed 1:14+4'],
  ["{{ records | compact: 'title' | size }}", 'template/filter-failed 1:14+7'],
  ['{{ post.titel | default: "x" }}', 'template/unknown-variable 1:4+10'],
  ['{% for x in post.list %}{{ y }}{% endfor %}', 'template/unknown-variable 1:28+1'],
  ['{{ constructor }}', 'template/unknown-variable 1:4+11'],
  ['{{ __proto__ }}', 'template/unknown-variable 1:4+9'],
  ['{{ __proto__.x }}', 'template/unknown-variable 1:4+11'],
  ['{{ toString }}', 'template/unknown-variable 1:4+8'],
  ['{{ hasOwnProperty }}', 'template/unknown-variable 1:4+14'],
  ['<i title="{{ text }}">{{ text }}', 'template/html-in-attribute 1:11+10', 'strip_html'],
  ['<i title="{% echo text %}">{% echo text %}', 'template/html-in-attribute 1:11+15', 'strip_html'],
  ['<title>{{ text }}</title>{{ text }}', 'template/html-in-attribute 1:8+10', 'strip_html'],
  ['{{ text | truncate: 9 }}', 'template/filter-failed 1:11+8'],
  ['{{ text | truncatewords: 9 }}', 'template/filter-failed 1:11+13'],
  ["{{ post.date | date: '%d %Z' }}", 'template/filter-failed 1:9+4'],
  ["{{ post.date | date: '%_d' }}", 'template/filter-failed 1:9+4'],
  ['{{ post.constructor }}', 'template/unknown-variable 1:4+16'],
  ['{{ post.__proto__ }}', 'template/unknown-variable 1:4+14'],
  ['{{ post.title.constructor }}', 'template/unknown-variable 1:4+22'],
  ['{{ post["constructor"] }}', 'template/unknown-variable 1:4+19'],
  ['{{ title | upcas }}', 'template/unknown-filter 1:12+5', '`upcase`'],
  ['{{ title | sample }}', 'template/unknown-filter 1:12+6'],
  ['{{ title | inspect }}', 'template/unknown-filter 1:12+7'],
  ['{{ title | constructor }}', 'template/unknown-filter 1:12+11'],
  ['{% include "x" %}', 'template/unknown-tag 1:4+7', 'render'],
  ['{% fro x in y %}{% endfor %}', 'template/unknown-tag 1:4+3', '`for`'],
  ['{% constructor %}', 'template/unknown-tag 1:4+11'],
  ['a\n{{ title', 'template/syntax 2:1+8'],
  ['a\n{% if title', 'template/syntax 2:1+11'],
  ['{% if title %}x', 'template/syntax 1:1+14'],
  ['{% for x in title %}x', 'template/syntax 1:1+20'],
  ['{% for x of title %}x{% endfor %}', 'template/syntax 1:1+20'],
  ['{% endif %}', 'template/unknown-tag 1:4+5'],
  ['{% raw %}x', 'template/syntax 1:10+1'],
  ['{% comment %}x', 'template/syntax 1:1+13'],
  ['{% capture x %}x', 'template/syntax 1:1+15'],
  ['{% block a %}\n{% if title %}x{% endblock %}', 'template/syntax 2:1+14'],
  ['{% block a %}{% for x in title %}{% if x %}{% endif %}{% endblock %}', 'template/syntax 1:14+20'],
  ['{% block a %}{% raw %}{% if %}{% endraw %}{%- capture x -%}{% endblock %}', 'template/syntax 1:43+17'],
  ['{% for x in title %}{% unless x %}{% endfor %}', 'template/syntax 1:21+14'],
  ['{% block a %}{% if title %}{% endif %}{% endif %}{% endblock %}', 'template/unknown-tag 1:42+5'],
  ['{% render %}', 'template/syntax 1:10'],
  ['{% render "gone.html" %}', 'template/missing 1:12+9'],
  ['{% render "gone" %}', 'template/missing 1:12+4'],
  ['{% layout "gone.html" %}', 'template/missing 1:12+9'],
  ['{% render "../../package.json" %}', 'template/missing 1:12+18'],
  ['{% render "/etc/hosts" %}', 'template/missing 1:12+10'],
  ['{% render "page.html" %}', 'template/cycle 1:12+9'],
  ['{{ post }}', 'template/prints-record 1:1+10', 'title'],
  ['{{ post.date }}', 'template/prints-record 1:1+15', 'day'],
  ['{{ post | upcase }}', 'template/prints-record 1:1+19', 'title'],
  ['{{ post | append: "x" }}', 'template/prints-record 1:1+24', 'title'],
  ['{{ title | append: post.date }}', 'template/prints-record 1:1+31', 'day'],
  ['{{ post.list | push: post.date | join: ", " }}', 'template/prints-record 1:1+46', 'day'],
  ['{{ title | map_of }}', 'template/prints-record 1:1+20'],
  ['<a title="{{ title | map_of }}">', 'template/prints-record 1:11+20'],
  ['{{ title | bare }}', 'template/prints-record 1:1+18', 'name'],
  ['{% for x in post.list %}{{ forloop }}{% endfor %}', 'template/prints-record 1:25+13'],
  ['{% block one %}{{ block }}{% endblock %}', 'template/prints-record 1:16+11'],
  ['{{ "now" | date: "%Y" }}', 'template/not-a-date 1:12+4', 'date of the post'],
  ['{{ "today" | date: "%Y" }}', 'template/not-a-date 1:14+4'],
  ['{{ "2022-02-30" | date: "%Y" }}', 'template/not-a-date 1:19+4', 'YYYY-MM-DD'],
  ['{{ 12 | date }}', 'template/not-a-date 1:9+4'],
  ['{{ "styles/sit.css" | asset }}', 'template/unknown-asset 1:23+5', '`styles/site.css`'],
  ['{{ "java\tscript:alert(1)" | url }}', 'template/unsafe-address 1:29+3'],
  ['{{ " JavaScript:alert(1)" | absolute_url }}', 'template/unsafe-address 1:29+12'],
  ['<a href="{{ bad }}">', 'template/unsafe-address 1:10+9'],
  ["<a HREF = ' {{- bad | strip -}} '>", 'template/unsafe-address 1:13+19'],
  ['<a href="{% if post.image %}/x{% else %}{{ bad }}{% endif %}">', 'template/unsafe-address 1:41+9'],
  [
    '<a href="{% if post.image %}/x/{{ bad }}{% else %}{{ post.image }}{% echo bad %}{% endif %}">',
    'template/unsafe-address 1:67+14',
  ],
  [
    '{% for x in post.list %}<img src="{{ post.image }}{{ bad }}">{% endfor %}',
    'template/unsafe-address 1:51+9',
  ],
  ['<use xlink:href="{{ bad | upcase }}"/>', 'template/unsafe-address 1:18+18'],
  ['<form action="{{ bad | append: "" }}">', 'template/unsafe-address 1:15+22'],
  ['<button formaction="{{ bad | raw }}">', 'template/unsafe-address 1:21+15'],
  ['<video poster="{{ bad | escape }}">', 'template/unsafe-address 1:16+18'],
  ['<object data="{{ "data:text/html,x" }}">', 'template/unsafe-address 1:15+24'],
  ['{% capture to %}{{ bad }}{% endcapture %}<a href="{{ to }}">', 'template/unsafe-address 1:51+8'],
  ['{{ title | throwing }}', 'template/filter-failed 1:12+8'],
  ['{{ title | promising }}', 'template/filter-failed 1:12+9'],
  ['{{ title | endless }}', 'template/filter-failed 1:12+7'],
  ['{{ 1 | divided_by: 0 }}', 'template/filter-failed 1:8+10'],
  ['{{ 1 | plus: 2 | modulo: nil }}', 'template/filter-failed 1:18+6'],
  ['{% assign x = 4 | divided_by: title %}', 'template/filter-failed 1:19+10'],
  ['{{ 4 | plus }}', 'template/filter-failed 1:8+4'],
  ['{{ "1e308" | times: 100 }}', 'template/filter-failed 1:14+5'],
  ['{{ title | to_integer }}', 'template/filter-failed 1:12+10'],
  ['{{ title | silent }}', 'template/filter-failed 1:12+6'],
  ['{{ title | source }}', 'template/filter-failed 1:12+6'],
  ['{{ title | named }}', 'template/filter-failed 1:12+5'],
  ['{{ title | moment }}', 'template/filter-failed 1:12+6'],
  ['{{ title | failure }}', 'template/filter-failed 1:12+7'],
  ['{{ title | several | json }}', 'template/filter-failed 1:12+7'],
  ['{{ title | half }}', 'template/filter-failed 1:12+4'],
  ['{{ post | change }}', 'template/filter-failed 1:11+6'],
  ['{{ records | change_first }}', 'template/filter-failed 1:14+12'],
  ['{{ post | sort_inner }}', 'template/filter-failed 1:11+10'],
  ['{{ "%07" | url_decode }}', 'template/filter-failed 1:12+10'],
  ['{{ "AAE=" | base64_decode }}', 'template/filter-failed 1:13+13'],
  ['{{ "😀" | first }}', 'template/filter-failed 1:11+5'],
  ['{{ "😀" | split: "" | join: "-" }}', 'template/filter-failed 1:11+5'],
]

const FILTERS = {
  throwing: () => {
    throw new Error('out of paper')
  },
  promising: () => Promise.reject(new Error('later')),
  silent: () => undefined,
  endless: () => 1 / 0,
  source: () => () => 1,
  named: () => Symbol('x'),
  moment: () => new Date(0),
  failure: () => new Error('out of ink'),
  several: () => ['a', [Number.NaN]],
  half: () => '😀'.slice(1),
  change: (post: unknown) => Object.assign(post as object, { title: 'y' }).title,
  change_first: (list: unknown) =>
    Reflect.apply(Array.prototype.pop, (list as { tags: string[] }[])[0]?.tags, []),
  sort_inner: (post: unknown) => (post as { list: string[] }).list.fill('z').join(),
  sorted: (list: unknown) => (list as string[]).reverse().join(),
  map_of: () => new Map(),
  bare: () => Object.assign(Object.create(null), { name: 'x' }),
  shout: (input: unknown, ...more: readonly unknown[]) => `${String(input)}!${more.join()}`,
}

describe('one fault, one finding, where it stands', () => {
  test.each(ONE_FILE.map(([template, found, hint = '']) => ({ template, found, hint })))(
    '$template',
    ({ template, found, hint }) => {
      const rendered = render(
        template,
        {
          post: POST,
          title: 'x',
          bad: ' java\tscript:a&b',
          records: [{ title: 'a', date: { day: '2026-11-23' }, tags: ['t'] }],
          text: new Html('<p>it is</p>'),
        },
        { engine: engineFor({ filters: FILTERS }) },
      )
      expect(short(rendered).map((line) => line.replace('templates/page.html:', ''))).toEqual([found])
      expect(rendered.html).toBe('')
      expect(rendered.findings[0]?.related).toEqual([{ path: 'content/posts/hello.md', line: 1, column: 1 }])
      if (hint !== '') expect(rendered.findings[0]?.hint).toContain(hint)
    },
  )
})

test('a filter of the user gets text, and what it returns is escaped', () => {
  const engine = engineFor({ filters: FILTERS })
  expect(render('{{ "<" | shout: 1, 2 }}', {}, { engine }).html).toBe('&lt;!1,2')
})

test('a filter of the user may sort the list that it is given: nobody else sees it', () => {
  const engine = engineFor({ filters: FILTERS })
  const list = ['a', 'b']
  expect(render('{{ list | sorted }} {{ list | join }}', { list }, { engine }).html).toBe('b,a a b')
  expect(list).toEqual(['a', 'b'])
})

test.each([
  ['{% assign x = nope %}{{ x }}{{ x.title }}{% for y in x %}{{ y.z }}{% endfor %}', '1:15+4'],
  ['{% capture x %}{{ nope }}{% endcapture %}{{ x }}', '1:19+4'],
  [
    '{% assign page = page.nope %}{{ page.url }}{% assign site = site | date %}{{ site.title }}',
    '1:18+9',
    '1:44+31',
  ],
  ['{% assign x = x %}', '1:15+1'],
])('what a faulty value is used for is no fault of its own: %s', (template, ...found) => {
  expect(short(render(template)).map((line) => line.replace(/.*page.html:/, ''))).toEqual(found)
})

test('all faults of a page are found, not the first', () => {
  const rendered = render('{{ a }}{% if b %}{% endif %}<p>{{ "now" | date }}</p>{% render "c" %}{{ d }}')
  expect(rendered.findings.map((finding) => finding.code)).toEqual([
    'template/unknown-variable',
    'template/unknown-variable',
    'template/not-a-date',
    'template/missing',
    'template/unknown-variable',
  ])
})

test('a fault in a partial names the templates that led there, and the post', () => {
  const files = {
    'page.html': "{% layout 'base.html' %}\n{% block main %}{% render 'outer', x: title %}{% endblock %}",
    'base.html': '<main>\n{% block main %}{% endblock %}</main>',
    'outer.html': "{{ x }}\n{% render 'inner.html' %}",
    'inner.html': 'a\n  {{ x }}',
  }
  const { findings } = render(files, { title: 'x' })
  expect(findings).toMatchObject([
    {
      code: 'template/unknown-variable',
      place: { path: 'templates/inner.html', line: 2, column: 6, length: 1 },
      related: [
        { path: 'templates/outer.html', line: 2, column: 1 },
        { path: 'templates/page.html', line: 2, column: 17 },
        { path: 'templates/page.html', line: 1, column: 1 },
        { path: 'content/posts/hello.md', line: 1, column: 1 },
      ],
    },
  ])
})

test('a fault in the syntax of a partial stands in the partial', () => {
  const rendered = render({ 'page.html': "{% render 'inner' %}", 'inner.html': 'a\nb {{ x | nope }}' })
  expect(short(rendered)).toEqual(['template/unknown-filter templates/inner.html:2:10+4'])
})

test('templates that render each other in a circle end with the chain', () => {
  const files = {
    'page.html': "{% render 'a.html' %}",
    'a.html': "{% render 'b.html' %}",
    'b.html': "{% assign next = 'a' %}{% render next %}",
  }
  const { findings } = render(files)
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ['template/cycle', 'templates that render each other: a.html → b.html → a.html'],
  ])
})

test('layouts in a circle', () => {
  const files = {
    'page.html': "{% layout 'a.html' %}",
    'a.html': "{% layout 'b.html' %}",
    'b.html': "{% layout 'a.html' %}",
  }
  expect(short(render(files))).toEqual(['template/cycle templates/b.html:1:12+6'])
})

test('a thousand templates inside each other are too many', () => {
  const files: Record<string, string> = { 'page.html': "{% render 't0' %}" }
  for (let number = 0; number < 1000; number++) files[`t${number}.html`] = `{% render 't${number + 1}' %}`
  expect(render(files).findings.map((finding) => finding.code)).toEqual(['template/too-deep'])
  const findings: Diagnostic[] = []
  checkTemplates(sources(files), engineFor(), (finding) => findings.push(finding))
  expect(findings.map((finding) => finding.code)).toEqual(['template/missing'])
})

const MANY = 'template/too-many-turns templates/'
const LARGE = 'template/too-large templates/'

test.each<readonly [template: string, found: string]>([
  ['\n{% for i in (1..10000000) %}{{ i }}{% endfor %}', `${LARGE}page.html:2:1+28`],
  ['{% for i in (1..1000001) %}{{ i }}{% endfor %}', `${MANY}page.html:1:1+27`],
  [
    '{% assign s = "abcdefgh" %}{% for i in (1..24) %}{% assign s = s | append: s %}{% endfor %}',
    `${LARGE}page.html:1:50+30`,
  ],
  ['{% for i in (1..2000) %}{% for j in (1..2000) %}{% endfor %}{% endfor %}', `${MANY}page.html:1:25+24`],
  ['{% for i in (1..2000000) reversed %}{% endfor %}', `${MANY}page.html:1:1+36`],
  ['{% tablerow i in (1..2000000) %}{% endtablerow %}', `${MANY}page.html:1:1+32`],
  ["{% assign l = (1..1100000) %}{% render 'q' for l as x %}", `${LARGE}page.html:1:1+29`],
  ["{% render 'q' for (1..1100000) as x %}", `${MANY}page.html:1:1+38`],
  ['{% for i in (1..1000000000) %}{% endfor %}', `${LARGE}page.html:1:1+30`],
  [
    '{% assign s = "abcdefgh" %}{% for i in (1..60) %}{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}',
    `${LARGE}page.html:1:50+15`,
  ],
  [
    '{% assign s = "a" | split: "," %}{% for i in (1..60) %}{% assign s = s | concat: s %}{% endfor %}',
    `${LARGE}page.html:1:56+30`,
  ],
])('what would never end, or never fit, ends with one finding: %s', (page, found) => {
  expect(short(render({ 'page.html': page, 'q.html': '{{ x }}' }))).toEqual([found])
})

test('partials that call two each come to an end', () => {
  const files: Record<string, string> = { 'page.html': "{% render 'p0' %}" }
  for (let at = 0; at < 40; at++)
    files[`p${at}.html`] = `{% render 'p${at + 1}' %}\n{% render 'p${at + 1}' %}`
  files['p40.html'] = 'x'
  const { findings } = render(files)
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ['template/too-many-turns', 'the loops and partials of this page take more than 1000000 turns'],
  ])
})

test('a loop that is left counts for the turns that it took', () => {
  const page =
    '{% for i in (1..2000) %}{% for j in (1..2000) %}{% if j > 2 %}{% break %}{% endif %}{% endfor %}{% endfor %}ok'
  expect(render(page)).toMatchObject({ html: 'ok', findings: [] })
})

test('ten thousand turns of a hundred are no fault', () => {
  const page = '{% for i in (1..99) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}ok'
  expect(render(page)).toMatchObject({ html: 'ok', findings: [] })
})

test('a partial sees its arguments, site and page, and nothing else', () => {
  const files = {
    'page.html': "{% assign y = 1 %}{% render 'p', x: 2 %}",
    'p.html': '{{ site.title }}{{ page.url }}{{ x }}{{ y }}',
  }
  expect(short(render(files, { z: 1 }))).toEqual(['template/unknown-variable templates/p.html:1:41+1'])
})

test('a template that is not UTF-8', () => {
  const bytes = Uint8Array.from([0x61, 0xff])
  const findings: Diagnostic[] = []
  const read = () => ({ path: 'templates/page.html', hash: 'x', bytes })
  const request = {
    read,
    report: (finding: Diagnostic) => findings.push(finding),
    subject: { path: 'p', line: 1, column: 1 },
  }
  engineFor().render('page.html', { globals: {}, locals: {} }, request)
  expect(findings).toMatchObject([{ code: 'template/not-utf8', place: { path: 'templates/page.html' } }])
})

test('every filter that a template may use is listed here', () => {
  expect(engineFor().filters.join(' ')).toBe(
    'abs absolute_url append array_to_sentence_string asset at_least at_most base64_decode base64_encode ' +
      'capitalize ceil cgi_escape compact concat date date_to_long_string date_to_rfc822 date_to_string ' +
      'date_to_xmlschema default divided_by downcase escape escape_once find find_exp find_index ' +
      'find_index_exp first floor group_by group_by_exp has has_exp join json jsonify last lstrip map minus ' +
      'modulo newline_to_br normalize_whitespace number_of_words plus pop prepend push raw reject reject_exp ' +
      'remove remove_first remove_last replace replace_first replace_last required reverse round rstrip sha256 shift ' +
      'size slice slugify sort sort_natural split squish strip strip_html strip_newlines sum times to_integer ' +
      'truncate truncatewords uniq unshift upcase uri_escape url url_decode url_encode where where_exp xml_escape',
  )
})

test('the props of a component are what its template reads', () => {
  const files = {
    'components/Card.html':
      "{% assign x = title %}{% for item in list %}{{ item.name }}{% endfor %}{{ x }}{{ site.title }}{% render 'p', y: extra %}{% if content %}{{ content }}{% endif %}",
    'p.html': '{{ y }}{{ z }}',
  }
  const engine = engineFor()
  const read = (_fact: 'template', name: string) => sourceOf(files, name)
  expect([...(engine.propsOf('components/Card.html', read) ?? [])].sort()).toEqual([
    'content',
    'extra',
    'list',
    'title',
  ])
  expect(engine.propsOf('components/Gone.html', read)).toBeUndefined()
})

function sources(files: Files) {
  return templatesOf(
    new Map(
      Object.keys(files).flatMap((name) => {
        const source = sourceOf(files, name)
        return source === undefined ? [] : [[`templates/${name}`, source] as const]
      }),
    ),
  )
}

test.each<readonly [string, readonly string[]]>([
  ['<a href="{{ x }}" title=\'{{ y }}\'>{{ z }}</a><!-- {{ c }} -->', []],
  ['<a href={{ x }}>', ['template/unquoted 1:9+7']],
  ['<a href=/x/{{ x }}>', ['template/unquoted 1:12+7']],
  ['<a {{ x }}>', ['template/unquoted 1:4+7']],
  ['<a {% if x %}class="{{ x }}"{% endif %}>{{ x }}</a>', []],
  ['<a class="{% if a > b %}{{ x }}{% endif %}">', []],
  ['<a title="a > b">{{ x }}</a>', []],
  ['<p>a < b {{ x }}</p>', []],
  ['<p>a\0b\ufffe{{ x }}</p>', ['template/control 1:5+1', 'template/control 1:7+1']],
  [
    `\n{{ x | append: "\\u0001 \\7 \\ud83d" }}`,
    ['template/control 2:17+6', 'template/control 2:24+2', 'template/control 2:27+6'],
  ],
  ['{{ x | append: "\\ud83d\\ude00 \\t\\n \\\\u0001 \\101" }}\\u0001', []],
  ['<script>let x = {{ x | json }}</script>{{ y }}', []],
  ['<script>let x = "{{ x }}"</script>', ['template/output-in-code 1:18+7']],
  ['<script src="{{ x }}"></script>', []],
  [`<script>let x = '{{ x | json }}'</script>`, ['template/output-in-code 1:18+14']],
  ['<script>let x = "{{ x | json }}"</script>', ['template/output-in-code 1:18+14']],
  ['<script>let x = {{ x | json }}</script>', []],
  ['<style>a { color: {{ x | json }} }</style>', ['template/output-in-code 1:19+14']],
  ['<script>let x = {% echo x | json %}, y = "{% echo y %}"</script>', ['template/output-in-code 1:43+12']],
  ['<a href={% echo x %}>', ['template/unquoted 1:9+12']],
  ["<a href={% liquid\n echo x\n render 'gone' %}>", ['template/unquoted 1:9+9', 'template/missing 3:10+4']],
  [`<a onclick="f('{{ x }}')">`, ['template/output-in-code 1:16+7']],
  ['<a OnClick="f({{ x | json | escape }})">', ['template/output-in-code 1:15+23']],
  ['<p style="color: {{ x }}" data-style="{{ x }}" class="{{ x }}">', ['template/output-in-code 1:18+7']],
  ['<iframe srcdoc="{{ x | escape }}"></iframe>', ['template/output-in-code 1:17+16']],
  ['<a data-x="{{ x | json }}">', ['template/json-in-attribute 1:12+14']],
  ['<a data-x="{{ x | json | escape }}">', []],
  ['{% raw %}<a href={{ x }}>{% endraw %}', []],
  ['{% comment %}<a href={{ x }}>{% endcomment %}', []],
  ["{% layout 'l.html' %}text", ['template/text-outside-block 1:22+4']],
  ["\n{%- comment -%} about {%- endcomment -%}\n{% assign a = 1 %}{% layout 'l.html' %}", []],
  ["\n  text {% layout 'l.html' %}", ['template/text-before-layout 2:3']],
  ["{{ x }}{% layout 'l.html' %}", ['template/text-before-layout 1:1']],
  ["{% if false %}{% render 'gone' %}{% endif %}", ['template/missing 1:26+4']],
  ["{% liquid\n  render 'gone.html'\n%}", ['template/missing 2:11+9']],
  ["{% if false %}{% render 'page' %}{% endif %}", ['template/cycle 1:26+4']],
  ['{{ x | nope }}', ['template/unknown-filter 1:8+4']],
])('a look at the template alone: %s', (template, expected) => {
  const findings: Diagnostic[] = []
  checkTemplates(sources({ 'page.html': template, 'l.html': '<p>' }), engineFor(), (finding) =>
    findings.push(finding),
  )
  expect(short({ findings }).map((line) => line.replace('templates/page.html:', ''))).toEqual(expected)
})

const LAYOUTS: Files = {
  'base.html': '{% block styles %}{% endblock %}<main>{% block content %}{% endblock %}</main>',
  'mid.html': "{% layout 'base' %}{% block content %}<p>{% block inner %}{% endblock %}{% endblock %}",
  'open.html': '<main>{% block %}{% endblock %}</main>',
}

const BLOCKS: readonly (readonly [template: string, found: readonly string[], hint?: string])[] = [
  ["{% layout 'base' %}{% block content %}x{% block own %}y{% endblock %}{% endblock %}", []],
  ["{% layout 'mid' %}{% block inner %}x{% endblock %}{% block styles %}{% endblock %}", []],
  [
    "{% layout 'base' %}\n{% block contents %}x{% endblock %}",
    ['template/unknown-block 2:1+20'],
    '`content`',
  ],
  ["{% layout 'mid' %}{% block iner %}x{% endblock %}", ['template/unknown-block 1:19+16'], '`inner`'],
  [
    "{% layout 'base' %}{% if site.home %}{% block main %}x{% endblock %}{% endif %}",
    ['template/unknown-block 1:38+16'],
    '{% block main %}{% endblock %}',
  ],
  ['{% layout base %}{% block content %}x{% endblock %}{% block inner %}x{% endblock %}', []],
  ['{% layout base %}{% block inne %}x{% endblock %}', ['template/unknown-block 1:18+16'], '`inner`'],
  ['{% layout none %}x{% block y %}{% endblock %}', []],
  ["{% layout 'gone' %}x{% block y %}{% endblock %}", ['template/missing 1:12+4']],
  [
    "{% layout 'base' %}\n <p>{{ x }}</p>{% assign a = 1 %}\n{% block content %}{% endblock %} and {% render 'open' %}",
    ['template/text-outside-block 2:2+3', 'template/text-outside-block 3:35+4'],
    '{% block content %}',
  ],
  ["{% layout 'base' %}{% for x in list %}{{ x }}{% endfor %}", ['template/text-outside-block 1:39+7']],
  ["{% layout 'base' %}{% liquid\nif x\n echo x\nendif %}", ['template/text-outside-block 3:2+6']],
  [
    "{% layout 'base' %} <!-- a\nremark -->{% capture a %}x{% endcapture %}{% comment %}c{% endcomment %}{% # d %}",
    [],
  ],
  ["{% layout 'open' %}text {{ x }}", []],
  [
    "{% layout 'base' %}{% block content %}a{% endblock %}\n{% block styles %}{% endblock %}\n {% block content %}b{% endblock %}",
    ['template/block-twice 3:2+19'],
    'one block',
  ],
  [
    "{% layout 'base' %}{% block content %}a{% endblock %}{% if x %}{% block content %}b{% endblock %}{% endif %}",
    ['template/block-twice 1:64+19'],
  ],
  [
    "{% layout 'base' %}{% if x %}{% block content %}a{% endblock %}{% block content %}b{% endblock %}{% endif %}",
    ['template/block-twice 1:64+19'],
  ],
  [
    "{% layout 'base' %}{% case x %}{% when 1 %}{% block content %}a{% endblock %}{% else %}{% block content %}b{% endblock %}{% endcase %}",
    [],
  ],
  [
    "{% layout 'base' %}{% if x %}{% block content %}a{% endblock %}{% else %}{% block content %}b{% endblock %}{% endif %}",
    [],
  ],
  ['<title>{% block content %}a{% endblock %}</title><h1>{% block content %}a{% endblock %}</h1>', []],
  ["{% layout 'mid' %}{% block inner %}x{% endblock %}", []],
]

test.each(BLOCKS.map(([template, found, hint = '']) => ({ template, found, hint })))(
  'blocks of a template and of its layouts: $template',
  ({ template, found, hint }) => {
    const findings: Diagnostic[] = []
    checkTemplates(
      sources({ ...LAYOUTS, 'page.html': template }),
      engineFor({ names: () => Object.keys(LAYOUTS) }),
      (finding) => findings.push(finding),
    )
    expect(short({ findings }).map((line) => line.replace('templates/page.html:', ''))).toEqual(found)
    if (hint !== '') expect(findings[0]?.hint).toContain(hint)
  },
)

const LEFTOVERS: readonly (readonly [template: string, found: readonly string[], hint?: string])[] = [
  ['{% for x in list | reverse %}{{ x }}{% endfor %}', ['1:18+9'], '{% assign list'],
  ["{%- for x in list | sort: 'x' -%}{{ x }}{%- endfor -%}", ['1:19+11']],
  ['{% for x in list limt: 2 %}{{ x }}{% endfor %}', ['1:18+4'], '`limit`'],
  ['{% for x in list sort_by: "x", limit: 1 %}{% endfor %}', ['1:18+7'], 'limit, offset, reversed'],
  ['{% for x in list limit 3 %}{% endfor %}', ['1:18+5'], 'limit: 3'],
  ['{% for x in list limit=3 %}{% endfor %}', ['1:23+2']],
  ['{% tablerow x in list colums: 2 %}{% endtablerow %}', ['1:23+6'], '`cols`'],
  [
    '{% for x in l %}{% if x %}{% break if x %}{% else %}{{ x, y }}{% endif %}{% endfor %}',
    ['1:36+4', '1:57+3'],
  ],
  ['{% liquid\n for x in l | first\n echo x\n endfor\n%}', ['2:13+7']],
  ["{% render 'q' with a | first as x %}{% render 'q', x = 1 %}", ['1:22+12', '1:54+3']],
  [
    '{% capture x | upcase %}{% endcapture %}{% if a, b %}{% endif %}{% assign x = a, b %}',
    ['1:14+8', '1:48+3', '1:80+3'],
  ],
  ['{% increment x %}{% increment %}{% decrement x y %}', ['1:48+1']],
  ['{% for x in (1..l.size), limit: 1, offset: 2 reversed %}{{- x -}}{% endfor %}', []],
  [
    '{% for x in l[0].y reversed limit: n %}{% endfor %}{% tablerow x in l cols: 2 limit: 3 %}{% endtablerow %}',
    [],
  ],
  [
    '{{ s | }}{{ s | upcase: }}{{- s | default: "x", allow_false: true -}}{{ r["a"].b[0] }}{{ a == b or not c }}',
    [],
  ],
  [
    '{% cycle "a", "b" %}{% cycle \'g\': 1, 2 %}{% # a | b %}{% comment a b %}{% endcomment %}{% raw %}{{ a, b }}{% endraw %}',
    [],
  ],
  [
    "{% render 'q', x: 1, y: z, %}{% render 'q' with a as x %}{% render 'q' for a as b, c: 1 %}{% render q %}",
    [],
  ],
  ['{% block a-b %}{% endblock %}{% block "c" %}{% endblock %}{% block %}{% endblock %}', []],
  [
    '{% case a %}{% when 1, 2 or 3 %}{% endcase %}{% unless a contains "b" %}{% endunless %}{% echo a | upcase %}',
    [],
  ],
]

test.each(LEFTOVERS.map(([template, found, hint = '']) => ({ template, found, hint })))(
  'what nothing reads: $template',
  ({ template, found, hint }) => {
    const findings: Diagnostic[] = []
    const files = sources({ 'page.html': template, 'q.html': '' })
    checkTemplates(files, engineFor(), (finding) => findings.push(finding))
    expect(short({ findings })).toEqual(found.map((place) => `template/syntax templates/page.html:${place}`))
    expect(findings[0]?.hint ?? '').toContain(hint)
  },
)

test('a layout of the site has the block that templates of the theme fill; their sheets it may do without', () => {
  const page = "{% layout 'base' %}{% block styles %}{% endblock %}{% block content %}x{% endblock %}"
  const files = { 'base.html': '<main>{% block main %}{% endblock %}</main>', 'page.html': page }
  const theme = new Map(
    [...sources(files)].map(([name, source]) => [
      name,
      name === 'page.html' ? { ...source, path: 'octavo/templates/page.html' } : source,
    ]),
  )
  const findings: Diagnostic[] = []
  checkTemplates(theme, engineFor(), (finding) => findings.push(finding))
  expect(short({ findings })).toEqual(['template/unknown-block templates/base.html:1:1'])
})

test.each([
  '<a href="/x/{{ bad }}" title="{{ bad }}" data-href="{{ bad }}">{{ bad }}</a>',
  '<a href="{{ post.image }}#{{ bad }}">href="{{ none }}"</a>',
  '<a href="{{ "https://e.org/" }}"><img src="{{ "/a.png" }}"></a>',
  '<a href="{% comment %}{{ bad }}{% endcomment %}{{ "mailto:a@e.org" }}">',
])('an address that is none, or runs nothing, is printed: %s', (template) => {
  expect(render(template, { post: POST, bad: 'javascript:x', none: null }).findings).toEqual([])
})

test('an address that a component is given is to be mended in the post', () => {
  const files = { 'components/Own.feed.html': '<form action="{{ to }}">' }
  const rendered = render(files, { to: 'javascript:x' }, { name: 'components/Own.feed.html' })
  expect(short(rendered)).toEqual(['component/unsafe-address content/posts/hello.md:1:1'])
})

test.each([
  ["{{ list | map: 'note' | join: ',' }}", 'x,'],
  ["{{ list | sort: 'note' | map: 'id' | join: ',' }}", '1,2'],
  ["{{ none | map: 'titel' | join }}", ''],
  ["{{ list | sum: 'id' }}", '3'],
  ["{{ own | map: 'mood' | join }}", ''],
  ["{{ dates | map: 'date.day' | join }}", ''],
  ["{{ words | sort: 'x' | join }}", 'b a'],
])('a property that some records lack, or that nobody promised, is absent: %s', (template, html) => {
  const list = [{ id: 1, note: 'x' }, { id: 2 }]
  const locals = { list, none: [], own: open([{ a: 1 }]), dates: [{ date: null }], words: ['b', 'a'] }
  expect(render(template, locals)).toMatchObject({ findings: [], html })
})

test('a suggestion is a name, never the number of a sign', () => {
  const { findings } = render("{{ 'x' | where: 'a' }}{{ list.b }}", { list: ['x'] })
  expect(findings.map(({ hint }) => hint)).toEqual([undefined, undefined])
})

test('a variable that a partial was not given is to be handed over', () => {
  const files = {
    'page.html': "{% render 'partials/by' %}{% render 'q', x: post %}{% render 'q', x: nope %}",
    'partials/by.html': '{{ post.title }}{{ site.nope }}',
    'q.html': "{{ x.title }}{% render 'partials/by', post: x.none %}",
  }
  const { findings } = render(files, { post: { title: 'x', none: null } })
  expect(findings.map(({ place, message, hint }) => [place.path, message, hint])).toEqual([
    [
      'templates/partials/by.html',
      'there is no variable `post` here',
      "hand it over: `{% render 'partials/by.html', post: post %}`",
    ],
    ['templates/partials/by.html', 'there is no variable `site.nope` here', undefined],
    ['templates/partials/by.html', 'there is no variable `site.nope` here', undefined],
    ['templates/page.html', 'there is no variable `nope` here', undefined],
  ])
})

test.each([
  ['layouts/post.liquid', 'layouts/post.html'],
  ['layouts/base.html.twig', 'layouts/base.html'],
  ['partials/nav.htm', 'partials/nav.html'],
])('a template with the ending of another language is to have ours: %s', (written, wanted) => {
  const hints: (string | undefined)[] = []
  const path = `templates/${written}`
  checkNames(new Map([[path, { path, hash: '', bytes: new Uint8Array() }]]), ({ hint }) => hints.push(hint))
  expect(hints).toEqual([`name it \`templates/${wanted}\``])
})
