import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  AssignTag,
  CaptureTag,
  CaseTag,
  type Context,
  type Emitter,
  evalToken,
  LayoutTag,
  type Liquid,
  RenderTag,
  toValueSync,
} from 'liquidjs'
import { expect, test } from 'vitest'
import { createEngine } from '../src/templates/engine.ts'
import { comparable, Html } from '../src/templates/html.ts'
import type { Scope } from '../src/templates/liquid.ts'
import { open } from '../src/templates/open.ts'
import { engineFor, type Files, render } from './templates-site.ts'

/** LiquidJS as it runs templates itself: what ours is measured against. Only the tags that Octavo adds to are ours. */
function prepare(liquid: Liquid): void {
  const settled = (name: string, context: Context, thrown: unknown): unknown => {
    if (!(name in (context as Scope).holderOf(name))) context.bottom()[name] = null
    return thrown
  }
  liquid.registerTag(
    'assign',
    class extends AssignTag {
      override *render(context: Context): Generator<unknown, void, string> {
        try {
          yield* super.render(context)
        } catch (thrown) {
          throw settled((this as unknown as { readonly key: string }).key, context, thrown)
        }
      }
    },
  )
  liquid.registerTag(
    'capture',
    class extends CaptureTag {
      override *render(context: Context): Generator<unknown, void, string> {
        try {
          yield* super.render(context)
        } catch (thrown) {
          throw settled(this.variable, context, thrown)
        }
        context.bottom()[this.variable] = new Html(String(context.bottom()[this.variable]))
      }
    },
  )
  liquid.registerTag(
    'case',
    class extends CaseTag {
      override *render(context: Context, out: Emitter): Generator<unknown, void, unknown> {
        const target = comparable(yield this.value.value(context, false))
        let isMet = false
        for (const { values, templates } of this.branches) {
          for (const token of values) {
            const operator = context.opts.operators['=='] as (...values: readonly unknown[]) => unknown
            if (!(yield operator(target, yield evalToken(token, context, false), context))) continue
            isMet = true
            yield liquid.renderer.renderTemplates(templates, context, out)
            break
          }
        }
        if (!isMet) yield liquid.renderer.renderTemplates(this.elseTemplates, context, out)
      }
    },
  )
  for (const [name, Call] of [
    ['render', RenderTag],
    ['layout', LayoutTag as unknown as typeof RenderTag],
  ] as const)
    liquid.registerTag(
      name,
      class extends Call {
        override *render(context: Context, out: Emitter): Generator<unknown, void, unknown> {
          ;(context as Scope).rendering.under(this.token, () => toValueSync(super.render(context, out)))
        }
      },
    )
}

const SERVICES = {
  asset: (name: string) => (name === 'a.css' ? '/assets/a.css' : undefined),
  url: (path: string) => `/notes${path}`,
  absoluteUrl: (path: string) => `https://example.org${path}`,
  assets: () => ['a.css'],
}
const LOCALS = {
  a: 'a < "b"',
  n: 3,
  zero: 0,
  no: false,
  yes: true,
  none: null,
  bad: 'javascript:x',
  html: new Html('<b>&amp;</b>'),
  list: ['x', 'y', 'z'],
  empty_list: [],
  numbers: [3, 1, 2],
  post: { title: 'T & t', image: null, tags: ['t', 'u'], size: 7, deep: { first: 1, size: null } },
  extra: open({ mood: 'glad', deep: { one: 1 }, list: [{ isbn: '1' }, { title: 'b' }] }),
  posts: [
    { title: 'one', tags: [] },
    { title: 'two', tags: ['t'] },
  ],
}

/** Both evaluators on the same templates: the same bytes, findings and reads. */
function compare(files: Files, name = 'page.html', more = {}): void {
  const locals = () => ({ ...LOCALS, ...more })
  const ours = render(files, locals(), { engine: engineFor({ services: SERVICES }), name })
  const theirs = render(files, locals(), { engine: createEngine({ services: SERVICES }, prepare), name })
  expect(ours, JSON.stringify(files)).toEqual(theirs)
}

const WORDS = [
  'a',
  'n',
  'zero',
  'no',
  'yes',
  'none',
  'html',
  'list',
  'empty_list',
  'numbers',
  'post',
  'posts',
  'nope',
  'x',
  'y',
  'site.title',
  'page.url',
  'site',
  'site.nope',
  'post.title',
  'post.nope',
  'post.image',
  'post.image.src',
  'post.tags',
  'post.tags.size',
  'post.size',
  'post.deep.first',
  'post.deep.size',
  'extra',
  'extra.mood',
  'extra.nope',
  'extra.nope.more',
  'extra.deep.two',
  'extra.size',
  'extra.list',
  'list.first',
  'list.last',
  'list[1]',
  'list[n]',
  'list["size"]',
  'list.length',
  'posts[0].title',
  'posts.first.tags',
  'a.size',
  'n.size',
  'html.size',
  'post["title"]',
  'post[a]',
  'forloop',
  'forloop.first',
  'forloop.last',
  'forloop.index',
  'forloop.rindex0',
  'forloop.name',
  'forloop.next',
  'forloop.nope',
  'x.title',
  'block.super',
  'block',
  'true',
  'false',
  'nil',
  'empty',
  'blank',
  '1',
  '-2.5',
  '"t"',
  "'x'",
  '(1..3)',
  '(1..n)',
  'constructor',
  '__proto__',
  'post.constructor',
  'list.push',
  '"abc".size',
  'toString',
  'continue',
] as const
const FILTERS = [
  'upcase',
  'append: a',
  'append: html',
  'default: "d"',
  'size',
  'first',
  'join: "-"',
  'json',
  'raw',
  'escape',
  'plus: 1',
  'divided_by: 0',
  'date',
  'slice: 0, 2',
  'where: "title", "two"',
  'where_exp: "i", "i.title"',
  'find_exp: "i", "nope"',
  'sort',
  'map: "title"',
  'split: ""',
  'strip_html',
  'append: nope',
  'asset',
  'url',
  'reverse',
  'has: "title"',
  'default: no, allow_false: true',
] as const

const word = fc.constantFrom(...WORDS)
const value = fc
  .tuple(word, fc.array(fc.constantFrom(...FILTERS), { maxLength: 2 }))
  .map(([first, filters]) => [first, ...filters].join(' | '))
const condition = fc
  .array(
    fc.tuple(
      fc.constantFrom('and', 'or'),
      fc.constantFrom('', 'not '),
      word,
      fc.option(fc.tuple(fc.constantFrom('==', '!=', '<', '>', '<=', '>=', 'contains'), word), {
        nil: undefined,
      }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) =>
    parts
      .map(
        ([join, not, left, rest], at) =>
          `${at === 0 ? '' : `${join} `}${not}${left}${rest === undefined ? '' : ` ${rest.join(' ')}`}`,
      )
      .join(' '),
  )
const name = fc.constantFrom('x', 'y', 'post', 'page', 'forloop', 'block')
const dash = fc.constantFrom('', '-')

const { template } = fc.letrec<{ template: string; node: string }>((tie) => {
  const inner = tie('template')
  const tag = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''))
  const say = (text: string) => fc.constant(text)
  return {
    template: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'deep' }).map((nodes) => nodes.join('')),
    node: fc.oneof(
      { depthIdentifier: 'deep', depthSize: 'small', maxDepth: 4 },
      fc.constantFrom(
        'text',
        ' <p>\n',
        '{% break %}',
        '{% continue %}',
        '{% # no %}',
        '{% raw %}{{ x }}{% endraw %}',
      ),
      fc.constantFrom(
        '{% comment %}c{% endcomment %}',
        '{% increment i %}',
        '{% decrement i %}',
        '{% cycle "a", a %}',
      ),
      tag(say('{{'), dash, say(' '), value, say(' '), dash, say('}}')),
      tag(say('{% echo '), value, say(' %}')),
      tag(say('{% assign '), name, say(' = '), value, say(' %}')),
      tag(say('{% liquid\n assign y = '), value, say('\n if y\n echo y\n else\n echo "no"\n endif %}')),
      tag(say("{% render 'p', "), name, say(': '), word, say(' %}')),
      tag(
        say('{% render '),
        fc.constantFrom(
          "'q'",
          "'q.html', flag",
          "'p' with list as x",
          "'p' for list as x",
          "'{{ site.title }}'",
          '\'{{ "q" }}\'',
          'a',
          'n',
          "'gone'",
          "'page'",
        ),
        say(' %}'),
      ),
      tag(say('{% capture '), name, say(' %}'), inner, say('{% endcapture %}')),
      tag(
        say('{%'),
        dash,
        say(' if '),
        condition,
        say(' %}'),
        inner,
        say('{% elsif '),
        condition,
        say(' %}'),
        inner,
        say('{% else %}'),
        inner,
        say('{% endif %}'),
      ),
      tag(
        say('{% unless '),
        condition,
        say(' %}'),
        inner,
        say('{% elsif '),
        word,
        say(' %}'),
        inner,
        say('{% endunless %}'),
      ),
      tag(
        say('{% case '),
        value,
        say(' %}{% when '),
        word,
        say(', '),
        word,
        say(' %}'),
        inner,
        say('{% when '),
        word,
        say(' %}'),
        inner,
        say('{% else %}'),
        inner,
        say('{% endcase %}'),
      ),
      tag(
        say('{% for '),
        name,
        say(' in '),
        word,
        fc.constantFrom(
          '',
          ' limit: 2',
          ' limit: n',
          ' offset: 1',
          ' offset: continue limit: 1',
          ' reversed',
          ' limit: "1"',
          ' limit',
          ' limit: 0',
          ' cols: 2',
        ),
        say(' %}'),
        inner,
        say('{% else %}'),
        inner,
        say('{% endfor %}'),
      ),
      tag(say('{% tablerow x in '), word, say(' cols: 2 %}'), inner, say('{% endtablerow %}')),
      tag(
        say('{% block '),
        fc.constantFrom('one', 'two', '', 'constructor'),
        say(' %}'),
        inner,
        say('{% endblock %}'),
      ),
    ),
  }
})
const file = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      "{% layout 'l' %}",
      "{% layout 'l', x: a, y: nope %}",
      "{% layout 'm.html' x: n %}",
      '{% layout none %}',
      '{% layout a %}',
    ),
    template,
  )
  .map((parts) => parts.join(''))
const files = fc.record({
  'page.html': file,
  'l.html': file,
  'm.html': template,
  'p.html': template,
  'q.html': template,
})

test('templates made at random give the same bytes, findings and reads as by LiquidJS itself', () => {
  fc.assert(
    fc.property(files, (made) => compare(made)),
    {
      numRuns: Number(process.env.RUNS ?? 2000),
      seed: Number(process.env.SEED ?? 20261123),
    },
  )
})

test.each([
  '{% for x in list %}{{ nope }}{% endfor %}{{ x }}',
  '{% break %}after',
  '{% if yes %}a{% break %}b{% endif %}c',
  "{% layout 'l' %}{% break %}x",
  '{% for x in list %}{% for y in list %}{% if y == "y" %}{% continue %}{% endif %}{{ y }}{% endfor %}{% break %}{% endfor %}',
  '{% for x in post %}{{ x[0] }}{{ x | last }}{% endfor %}{% for x in a %}{{ x }}{% endfor %}{% for x in (1..n) %}{{ x }}{% endfor %}',
  '{% for x in list limit: 1 %}{{ x }}{% endfor %}{% for x in list offset: continue %}{{ x }}{% endfor %}',
  '{% case n %}{% when 3 %}a{% when 1, 3 %}b{% else %}c{% endcase %}{% case html %}{% when "<b>&amp;</b>" %}x{% else %}y{% endcase %}',
  "{% layout 'l' %}{% block one %}{{ block.super }}{% block two %}in{% endblock %}{% endblock %}",
  '{% block one %}{% block one %}{% endblock %}{% endblock %}',
  '{{ nil }}{{ empty }}{% assign x = blank %}{{ x }}{{ none | default: nil }}{% echo nil %}{% for x in list %}{{ forloop }}{% endfor %}{% block one %}{{ block }}{% endblock %}',
  '{{ extra.mood }}{{ extra.nope }}{{ extra.deep.nope.more }}{{ extra.size }}{{ extra.list | where: "isbn" | map: "title" }}',
  '<a href="{{ bad }}"><a href="{% echo bad %}"><img src="{% if no %}{{ a }}{% else %}{{ list }}{{ bad | upcase }}{% endif %}">{{ bad }}<i data="{% echo a %}">',
  '{{ n == 3 }}{{ }}{{ a b }}{{ not n }}{{ n contains }}',
])('a corner of the language: %s', (page) => {
  compare({
    'page.html': page,
    'l.html':
      '<main>{% block one %}one{% endblock %}-{% block %}{% endblock %}</main>{% block two %}2{% endblock %}',
  })
})

const theme: Files = Object.fromEntries(
  readdirSync('templates', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, readFileSync(`templates/${path}`, 'utf8')]),
)

test.each(Object.keys(theme))('%s with too little to print: the same findings', (name) => {
  const category = { url: '/c/', label: 'C', pigment: null }
  const post = {
    title: 'T',
    url: '/t/',
    image: null,
    categories: [category],
    authors: [],
    show_title: true,
    title_id: null,
  }
  compare(theme, name, {
    post: { ...post, toc: [], tags: ['t'], next: post, previous: null },
    posts: [post, post],
    lead: null,
  })
})

// LiquidJS prints its own error as a name here: `there is no template LiquidErrors: 1 error found`.
test('a name that is made of an unknown variable', () => {
  const { findings } = render("{% render 'partials/{{ nope }}' %}")
  expect(findings.map(({ code }) => code)).toEqual(['template/unknown-variable'])
})
