import { expect, test } from 'vitest'
import { Html } from '../src/templates/html.ts'
import { open } from '../src/templates/open.ts'
import { engineFor, type Rendered, render, short } from './templates-site.ts'

const XSS = "</title><script>alert(1)</script>\" onload='x' & {{ site }}"
const ESCAPED =
  '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; {{ site }}'

test.each([
  ['text', '<p>{{ t }}</p>', `<p>${ESCAPED}</p>`],
  ['title', '<title>{{ t }}</title>', `<title>${ESCAPED}</title>`],
  ['attribute', '<a title="{{ t }}">', `<a title="${ESCAPED}">`],
  ['echo', '{% echo t %}', ESCAPED],
  ['liquid tag', '{% liquid\n echo t %}', ESCAPED],
  ['cycle', '{% cycle t, t %}', ESCAPED],
  ['assigned', '{% assign u = t %}{{ u }}', ESCAPED],
  ['captured', '{% capture u %}{{ t }}{% endcapture %}{{ u }}', ESCAPED],
  [
    'captured twice',
    '{% capture u %}{% capture v %}{{ t }}{% endcapture %}{{ v }}{% endcapture %}{{ u }}',
    ESCAPED,
  ],
  ['captured and appended', '{% capture u %}{{ t }}{% endcapture %}{{ u | append: t }}', ESCAPED + ESCAPED],
  ['escaped once', '{{ t | escape }}', ESCAPED],
  ['escaped for XML', '{{ t | xml_escape }}', ESCAPED],
  ['in a list', '{{ list }}', ESCAPED + ESCAPED],
  ['joined', '{{ list | join: " " }}', `${ESCAPED} ${ESCAPED}`],
  ['in a loop', '{% for x in list %}{{ x }}{% endfor %}', ESCAPED + ESCAPED],
  ['through default', '{{ none | default: t }}', ESCAPED],
  ['stripped of tags', '{{ t | strip_html }}', 'alert(1)'],
  ['broken lines', '{{ t | newline_to_br }}', ESCAPED],
  ['as an address', '<a href="{{ t | url }}">', `<a href="${ESCAPED}">`],
])('a hostile title is text: %s', (_name, template, expected) => {
  const files = { 'page.html': template }
  const { html, findings } = render(files, { t: XSS, list: [XSS, XSS], none: null })
  expect(findings).toEqual([])
  expect(html).toBe(template.includes('strip_html') ? '&quot; onload=&#39;x&#39; &amp; {{ site }}' : expected)
})

test.each([
  ['{{ h }}', '<b>x &amp; y</b>'],
  ['{{ h | default: "z" }}', '<b>x &amp; y</b>'],
  ['{% assign g = h %}{{ g }}', '<b>x &amp; y</b>'],
  ['{{ h | strip }}', '<b>x &amp; y</b>'],
  [
    '{{ " a " | strip }}{{ "--a-b--" | strip: "-" }}{{ "--a" | lstrip: "-" }}{{ "a/-" | rstrip: "-/" }}',
    'aa-baa',
  ],
  ['{{ h | append: "<" }}', '<b>x &amp; y</b>&lt;'],
  ['{{ "<" | append: h }}', '&lt;<b>x &amp; y</b>'],
  ['{{ h | prepend: "<" }}', '&lt;<b>x &amp; y</b>'],
  ['{{ h | escape }}', '&lt;b&gt;x &amp;amp; y&lt;/b&gt;'],
  ['{{ h | strip_html }}', 'x &amp; y'],
  ['{{ h | upcase }}', '&lt;B&gt;X &amp;AMP; Y&lt;/B&gt;'],
  ['{{ "&amp; <" | escape_once }}', '&amp; &lt;'],
  ['{{ "<i>" | raw }}', '<i>'],
  ['{% if h == "<b>x &amp; y</b>" %}same{% endif %}', 'same'],
  ['{% if e == blank %}blank{% endif %}{% if e == empty %}empty{% endif %}', 'blankempty'],
  ['{% if h contains "x" %}in{% endif %}', 'in'],
  ['{% if h != blank %}full{% endif %}', 'full'],
  ['{{ h.size }} {{ h | size }} {{ e.size }} {{ e | size }}', '16 16 0 0'],
  ['{{ e | default: "z" }}{% assign g = e | default: h %}{{ g }}', 'z<b>x &amp; y</b>'],
  ['{% case h %}{% when empty, blank %}none{% when "<b>x &amp; y</b>" %}same{% endcase %}', 'same'],
  ['{% case e %}{% when "" %}none{% endcase %}{% case "" %}{% when e %}none{% endcase %}', 'nonenone'],
  ['{% capture c %}b{% endcapture %}{% case c %}{% when "a" %}1{% when "b" %}2{% endcase %}', '2'],
  ['{% capture c %}b{% endcapture %}{{ l | where: "k", c | size }}{{ l | reject: "k", c | size }}', '11'],
  ['{% capture c %}b{% endcapture %}{{ l | find_index: "k", c }}{{ l | has: "k", c }}', '1true'],
  [
    '{% capture c %}b{% endcapture %}{% capture d %}b{% endcapture %}{{ l | map: "k" | push: c | push: d | uniq }}',
    'ab',
  ],
  ['{{ h | json }}', '"\\u003cb\\u003ex \\u0026amp; y\\u003c/b\\u003e"'],
])('HTML is HTML by type: %s', (template, expected) => {
  const { html, findings } = render(template, {
    h: new Html('<b>x &amp; y</b>'),
    e: new Html(''),
    l: [{ k: 'a' }, { k: 'b' }],
  })
  expect(findings).toEqual([])
  expect(html).toBe(expected)
})

test.each([
  ['{{ c | upcase }}', 'R&amp;D &lt;X&gt; &quot;Y&quot; — Z'],
  ['{{ c | truncate: 7, "" }}', 'R&amp;D &lt;x&gt;'],
  ['{{ c | truncatewords: 1 }}', 'R&amp;D...'],
  ['{{ c | slice: 0, 3 }}', 'R&amp;D'],
  ['{{ c | replace: "&", "and" }}', 'RandD &lt;x&gt; &quot;y&quot; — z'],
  ['{{ c | replace: "x", s }}', 'R&amp;D &lt;A&amp;B&gt; &quot;y&quot; — z'],
  ['{{ c | replace: "x", "<br>" | raw }}', 'R&amp;D &lt;<br>&gt; &quot;y&quot; &mdash; z'],
  ['{{ c | remove: "x" | raw }}', 'R&amp;D &lt;&gt; &quot;y&quot; — z'],
  [
    '{% assign l = c | split: "&" %}{{ l | last }}{% if l contains "R" %}!{% endif %}',
    'D &lt;x&gt; &quot;y&quot; — z!',
  ],
  ['{{ c | split: " " | reverse | join: " " }}', 'z — &quot;y&quot; &lt;x&gt; R&amp;D'],
  ['{{ c | squish | escape }}', 'R&amp;D &lt;x&gt; &quot;y&quot; — z'],
  ['{{ c | escape }}', 'R&amp;D &lt;x&gt; &quot;y&quot; — z'],
  ['{{ c | url_encode | slice: 0, 5 }}', 'R%26D'],
  ['{{ c | slugify }} {{ c | size }} {{ c.size }}', 'r-d-x-y-z 15 15'],
  ['{% capture d %}{{ t }}{% endcapture %}{% if d == t %}same{% endif %}', 'same'],
  ['{{ t | remove: c | append: c | slice: 0, 3 }}', 'R&amp;D'],
  ['{% capture u %}/{{ t | slice: 0, 3 }}/{% endcapture %}{{ u | url }}', '/notes/R&amp;D/'],
  ['{{ h | number_of_words }}', '3'],
])('what is captured is text that was escaped: %s', (template, expected) => {
  const capture = '{% capture c %}{{ "R&D <x>" }} "y" &mdash; z{% endcapture %}'.replace(
    /"y"/,
    '&quot;y&quot;',
  )
  const h = new Html('<p>R &#x26; <a href="x">D</a></p>')
  const { html, findings } = render(capture + template, { t: 'R&D <b>', s: 'A&B', h })
  expect(findings).toEqual([])
  expect(html).toBe(expected)
})

test.each([
  ['<i title="{{ c }}">', '<i title="&quot;it&#39;s&quot; R&amp;D">'],
  [
    '<i title=\'{{ h | strip_html }}\' class="{{ c | slugify }}">',
    '<i title=\'&quot;x&quot;\' class="it-s-r-d">',
  ],
  ['<i data-html="{{ h }}">{{ h }}', '<i data-html="&lt;b&gt;&quot;x&quot;&lt;/b&gt;"><b>"x"</b>'],
  [
    '<i data-html="{% echo h %}" title="{% echo c %}">{% echo h %}',
    '<i data-html="&lt;b&gt;&quot;x&quot;&lt;/b&gt;" title="&quot;it&#39;s&quot; R&amp;D"><b>"x"</b>',
  ],
  ['<i title="{% render \'q\', h: h %}">', '<i title="&quot;x&quot; &quot;&amp;&quot;">'],
  ["<i data-h='{% render 'p', h: h %}'>", "<i data-h='&lt;b&gt;&quot;x&quot;&lt;/b&gt;'>"],
  ['<i title="{{ h | escape }}">', '<i title="&lt;b&gt;&quot;x&quot;&lt;/b&gt;">'],
  [
    '{% if c %}<i title="{{ c | append: \'"\' }}">{% endif %}',
    '<i title="&quot;it&#39;s&quot; R&amp;D&quot;">',
  ],
])('no quote in HTML ends an attribute: %s', (template, expected) => {
  const capture = `{% capture c %}"it's" {{ 'R&D' }}{% endcapture %}`
  const files = {
    'page.html': capture + template,
    'p.html': '{{ h }}',
    'q.html': '{{ h | strip_html }} "&amp;"',
  }
  const { html, findings } = render(files, { h: new Html('<b>"x"</b>') })
  expect(findings).toEqual([])
  expect(html).toBe(expected)
})

test('JSON cannot end its script', () => {
  const { html } = render('<script>let x = {{ x | json }}</script>', { x: { a: '</script>\u2028<!--' } })
  expect(html).toBe('<script>let x = {"a":"\\u003c/script\\u003e\\u2028\\u003c!--"}</script>')
})

test.each([
  ['{{ "2022-05-27" | date: "%-d %B %Y" }}', '27 May 2022'],
  ['{{ "2022-05-27" | date }}', '27 May 2022'],
  ['{{ "2022-05-27T23:59:59-11:00" | date: "%Y-%m-%d" }}', '2022-05-27'],
  ['{{ d | date: "%Y" }}', '2022'],
  ['{{ none | date: "%Y" }}', ''],
  ['{{ "2022-05-27" | date_to_string }}', '27 May 2022'],
  ['{{ "2022-05-27" | date_to_long_string }}', '27 May 2022'],
  ['{{ d | date_to_xmlschema }}', '2022-05-27T10:00:00+02:00'],
])('dates never shift: %s', (template, expected) => {
  const d = { day: '2022-05-27', iso: '2022-05-27T10:00:00+02:00', text: '27 May 2022' }
  expect(render(template, { d, none: null })).toMatchObject({ html: expected, findings: [] })
})

test.each([
  ["{{ 'styles/site.css' | asset }}", '/assets/site.12345678.css'],
  ["{{ '/about/' | url }}", '/notes/about/'],
  ["{{ '/about/' | absolute_url }}", 'https://example.org/notes/about/'],
  ["{{ '#top' | url }}", '#top'],
  ["{{ '//example.com/x' | url }}", '//example.com/x'],
  ["{{ 'https://example.com/' | absolute_url }}", 'https://example.com/'],
  ["{{ 'mailto:a@example.com' | url }}", 'mailto:a@example.com'],
])('addresses: %s', (template, expected) => {
  expect(render(template)).toMatchObject({ html: expected, findings: [] })
})

test('a layout, its blocks and a partial', () => {
  const files = {
    'page.html': "{% layout 'layouts/base.html' %}{% block main %}<h1>{{ post.title }}</h1>{% endblock %}\n",
    'layouts/base.html':
      "<title>{{ page.title }}</title>{% block main %}nothing{% endblock %}{% block end %}{% render 'partials/end', post: post %}{% endblock %}\n",
    'partials/end.html': '<p>{{ site.title }} {{ post.title }}</p>',
  }
  expect(render(files, { post: { title: 'A & B' } })).toEqual({
    html: '<title>Hello · Test</title><h1>A &amp; B</h1><p>Test A &amp; B</p>',
    findings: [],
    reads: ['page.html', 'layouts/base.html', 'partials/end.html'],
  })
})

test('a block may print what it replaces', () => {
  const files = {
    'page.html': "{% layout 'base.html' %}{% block a %}{{ block.super }}+{% endblock %}",
    'base.html': '{% block a %}<b>{{ site.title }}</b>{% endblock %}',
  }
  expect(render(files)).toMatchObject({ html: '<b>Test</b>+', findings: [] })
})

test('every page records every template it uses, also those that are parsed already', () => {
  const engine = engineFor()
  const files = {
    'page.html': "{% layout 'base.html' %}{% for x in list %}{% render 'card.html' %}{% endfor %}",
    'base.html': '<main>{% block %}{% endblock %}</main>',
    'card.html': 'c',
  }
  const first = render(files, { list: [1, 2] }, { engine })
  const second = render(files, { list: [1, 2] }, { engine })
  expect(first.html).toBe('<main>cc</main>')
  expect(second.reads).toEqual(['page.html', 'base.html', 'card.html'])
  expect(second.reads).toEqual(first.reads)
  const edited = render({ ...files, 'card.html': 'd' }, { list: [1] }, { engine })
  expect(edited.html).toBe('<main>d</main>')
})

test('a view may render another template while its own is being rendered', () => {
  const engine = engineFor()
  const files = {
    'page.html': '{{ post.body }}{{ nope }}{% render "inner", x: 1 %}',
    'inner.html': '<i>{{ x }}</i>{{ gone }}',
  }
  const inner: Rendered[] = []
  const post = {
    get body() {
      inner.push(render(files, { x: '<' }, { engine, name: 'inner.html' }))
      return new Html('<i></i>')
    },
  }
  const outer = render(files, { post }, { engine })
  expect(inner.map(short)).toEqual([['template/unknown-variable templates/inner.html:1:18+4']])
  expect(short(outer)).toEqual([
    'template/unknown-variable templates/page.html:1:19+4',
    'template/unknown-variable templates/inner.html:1:18+4',
  ])
})

test.each([
  '{% assign x = nil %}[{{ x }}]',
  '[{{ none | default: nil }}]',
  '[{{ null }}{{ nil }}{{ empty }}{{ blank }}]',
  '[{{ nil | append: blank | prepend: empty }}{{ nil | upcase }}{{ nil | strip }}{{ nil | escape }}]',
  '[{{ none | append: nil }}{{ nil | date: "%Y" }}{{ list | push: nil | join: "" }}{{ list | push: blank }}]',
  "[{% render 'p', x: nil %}]",
  '[{% echo nil %}{% cycle nil %}]',
])('what is nothing prints as nothing: %s', (template) => {
  const locals = () => ({ none: null, list: [] })
  const files = { 'page.html': template, 'p.html': '{{ x }}' }
  expect(render(files, locals())).toMatchObject({ html: '[]', findings: [] })
  const inside = { ...files, 'page.html': `<a title="${template}">` }
  expect(render(inside, locals())).toMatchObject({ html: '<a title="[]">', findings: [] })
})

test('nothing is null to JSON, and to filters of the user', () => {
  const engine = engineFor({ filters: { seen: (...values) => JSON.stringify(values) } })
  expect(render('{{ nil | json }}{{ nil | seen: nil, blank | raw }}', {}, { engine }).html).toBe(
    'null[null,null,""]',
  )
})

const EXTRA = { mood: 'glad', book: { title: 'T' }, books: [{ isbn: '1', by: 'A' }, { by: 'B' }], size: 3 }

test.each([
  ['{% if post.extra.nope %}x{% endif %}[{{ post.extra.nope }}]', '[]'],
  ["{{ post.extra.nope | default: 'x' }}", 'x'],
  ['{{ post.extra.mood }} {{ post.extra["mood"] }} {{ post.extra.size }}', 'glad glad 3'],
  ['{{ post.extra.book.title }}[{{ post.extra.book.nope }}{{ post.extra.nope.more }}]', 'T[]'],
  ['{% for book in post.extra.books %}{{ book.isbn }},{{ book.by }};{% endfor %}', '1,A;,B;'],
  ["{% assign found = post.extra.books | where: 'isbn', '1' %}{{ found[0].by }}", 'A'],
  ["{{ post.extra.books | where_exp: 'book', 'book.isbn == nil' | map: 'by' }}", 'B'],
  ["{% render 'p', extra: post.extra %}", '[]'],
  ['[{{ post.extra.constructor }}{{ post.extra.toString }}{{ post.extra.__proto__ }}]', '[]'],
  ['{{ post.extra.book | json }}', '{"title":"T"}'],
  ['{% for pair in post.extra.book %}{{ pair[0] }}={{ pair[1] }}{% endfor %}', 'title=T'],
])('a key of the author that is missing is null: %s', (template, expected) => {
  const files = { 'page.html': template, 'p.html': '[{{ extra.nope }}]' }
  const { html, findings } = render(files, { post: { extra: open(EXTRA) } })
  expect(findings).toEqual([])
  expect(html).toBe(expected)
})

test('beside `extra` a missing key stays an error, and a map of it is no text', () => {
  const locals = { post: { extra: open(EXTRA), title: 'x' } }
  expect(short(render('{{ post.titel }}{{ nope }}{{ extra }}{{ post.extra.book }}', locals))).toEqual([
    'template/unknown-variable templates/page.html:1:4+10',
    'template/unknown-variable templates/page.html:1:20+4',
    'template/unknown-variable templates/page.html:1:30+5',
    'template/prints-record templates/page.html:1:38+21',
  ])
})
