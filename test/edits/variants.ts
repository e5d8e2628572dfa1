/** A file and what may stand in it, the first at the beginning of a script. `@` becomes a number; undefined: no file. */
export interface Variants {
  readonly path: string
  readonly texts: readonly (string | undefined)[]
}

const FAULTS = ['{% if %}', '{{ nobody }}', '{{ page.title | no_such }}', "{% render 'partials/none.html' %}"]
const LIST = `{% layout 'layouts/base.html' %}{% block content %}<ol>{% for post in posts %}<li><a href="{{ post.url }}">{{ post.title }}</a> @</li>{% endfor %}</ol>{% endblock %}`

/** Templates, styles, modules and data, of the site's own and in place of the theme's. */
export const VARIANTS: readonly Variants[] = [
  template('layouts/essay.html', [
    `{% layout 'layouts/base.html' %}{% block content %}<h1>{{ post.title | shout }}</h1>{% render 'partials/aside.html', post: post %}{{ post.body }}{{ post.sidebar }}{% endblock %}`,
    `{% layout 'layouts/base.html' %}{% block content %}<h1>{{ post.title }} @</h1>{{ post.body }}<p>{{ post.extra.mood }}</p>{% endblock %}`,
    undefined,
  ]),
  // It says nothing of search engines, whatever a post asks for.
  template('layouts/bare.html', [
    '<!doctype html><html><title>{{ page.title }}</title><body title="{{ post.description }}">{{ post.body }}</body></html>',
    '<!doctype html><html><title>{{ page.title }}</title><body title="{{ post.excerpt }}">@ {{ post.body }}</body></html>',
    '<!doctype html><html>{% if page.noindex %}<meta name="robots" content="noindex">{% endif %}<title data-x="{{ post.excerpt }}">@</title><body data-text="{{ post.excerpt }}">{{ post.body }}</body></html>',
    undefined,
  ]),
  template('partials/aside.html', [
    '<aside>{{ post.words }} words{% if post.next %}, next {{ post.next.title }}{% endif %}</aside>',
    '<aside>@ {{ post.description }}{% for author in post.authors %} {{ author.name }}{% endfor %}</aside>',
    undefined,
  ]),
  template('partials/sidebars/Blog.html', [
    '<nav>{{ site.title }}</nav>',
    '<nav>@ {{ page.title }}</nav>',
    undefined,
  ]),
  template('components/Badge.html', [
    '<span class="badge">{{ label | shout }}{{ content }}</span>',
    '<div class="badge">@ {{ label }} {{ tone }} {{ content }}</div>',
    undefined,
  ]),
  template('components/Badge.feed.html', [
    undefined,
    '<b>{{ label }}</b>{{ content }}',
    '<i>@ {{ label }}</i>{{ content }}',
  ]),
  template('components/NewsletterForm.feed.html', [undefined, '<p>By mail, @.</p>']),
  template('components/Callout.html', [undefined, '<div>{{ type }} @ {{ title }} {{ content }}</div>']),
  template('components/Callout.feed.html', [undefined, '<p>@ {{ type }}</p>{{ content }}']),
  template('partials/byline.html', [
    undefined,
    '<p>@ {{ post.minutes }}</p>',
    '<p>{{ post.date.text }} @</p>',
  ]),
  template('partials/card.html', [undefined, '<h2>{{ post.title }}</h2>{{ post.excerpt }}@']),
  template('partials/foot.html', [undefined, '<footer>@ {{ page.url }}</footer>']),
  template('layouts/index.html', [undefined, LIST]),
  template('layouts/home.html', [undefined, LIST]),
  template('layouts/category.html', [undefined, LIST]),
  template('layouts/404.html', [
    undefined,
    "{% layout 'layouts/base.html' %}{% block content %}<p>@</p>{% endblock %}",
  ]),
  { path: 'templates/assets/styles/lists.css', texts: [undefined, '.card { margin: @px }\n', '.card {\n'] },
  {
    path: 'templates/assets/styles/tokens.css',
    texts: [undefined, ':root { --o-edition: @ }\n', "@import 'none.css';\n"],
  },
  { path: 'public/own.css', texts: ['p { margin: 0 }\n', 'p { margin: @px }\n', undefined] },
  {
    path: 'plugins/mark.mjs',
    texts: [
      plugin('node.value = node.value.replaceAll(options.word, mark)'),
      plugin("node.value = node.value.replaceAll(options.word, '@ ' + mark)"),
      plugin("if (node.value.includes(options.word)) file.message('word @ found', node)"),
      plugin("if (node.value.includes('again')) throw new Error('no @')"),
      'export default function (\n',
      'export const nothing = 1\n',
      undefined,
    ],
  },
  { path: 'plugins/marks.mjs', texts: ["export const mark = 'mark'\n", "export const mark = 'mark @'\n"] },
  {
    path: 'filters/words.mjs',
    texts: [
      "import { letters } from './letters.mjs'\nexport const shout = (text) => letters(String(text ?? '').toUpperCase())\n",
      "export const shout = (text) => text + ' @!'\n",
      "export const shout = () => { throw new Error('hoarse @') }\n",
      'export const whisper = (text) => text\n',
      undefined,
    ],
  },
  {
    path: 'filters/letters.mjs',
    texts: ['export const letters = (text) => text\n', "export const letters = (text) => text + '@'\n"],
  },
  {
    path: 'content/data/authors.yaml',
    texts: [
      'ada: {name: Ada Byron, bio: She wrote notes., url: https://example.com/ada}\n',
      'ada: {name: Ada @}\ngrace: {name: Grace Hopper, bio: Compiler @., image: /pics/cover.png}\n',
      'Ada: {name: Ada @, image: ada.png}\n',
      'ada: [1\n',
      undefined,
    ],
  },
  {
    path: 'content/data/categories.yaml',
    texts: [
      'type: {label: Type, description: Of letters., pigment: lapis}\n',
      'type: {description: Of letters @., image: /pics/cover.png, pigment: murex}\nPress: {description: Of ink.}\n',
      'C++: {label: C plus plus, pigment: ink}\n',
      undefined,
    ],
  },
  {
    path: 'content/pages/index.md',
    texts: [undefined, '---\ntitle: Home @\n---\n\nA page as the front, with [alpha](../posts/alpha.md).\n'],
  },
  { path: 'content/_part.md', texts: [undefined, 'Nobody reads this, @.\n'] },
  // What belongs to a whole folder elsewhere.
  {
    path: 'content/posts/_index.md',
    texts: [undefined, '---\ntitle: All @\n---\n', '---\ncascade: {noindex: true, title: All @}\n---\n'],
  },
  {
    path: 'content/posts/notes/_index.md',
    texts: [
      undefined,
      '---\ntitle: Notes @\n---\n',
      '+++\ndraft = true\n+++\nNumber @.\n',
      '---\na: [@\n---\n',
    ],
  },
  {
    path: 'content/posts/notes/notes.json',
    texts: [
      undefined,
      '{"tags": ["@"]}',
      '{"number": @, "eleventyExcludeFromCollections": true}',
      '{"permalink": false}',
    ],
  },
  {
    path: 'content/posts/deep/deep.11tydata.js',
    texts: [undefined, 'export default { number: @ }\n', 'export default { number: @, draft: true }\n'],
  },
  // A translation by the name of its file, and one that says its language.
  {
    path: 'content/posts/alpha.fr.md',
    texts: [
      undefined,
      '---\ntitle: Alpha en français\ndate: 2026-11-19\nlang: fr\n---\n\nNuméro @.\n',
      '---\ntitle: Alpha @\ndate: 2026-11-19\n---\n\nEn français.\n',
    ],
  },
  {
    path: 'content/posts/table.md',
    texts: [
      undefined,
      '+++\ntitle = "Table @"\ndate = 2026-11-12\n[extra]\nmood = "calm"\n+++\n\nBelow a table of TOML.\n',
      '+++\ntitle = "Table"\ndate = 2026-11-12\n[extra]\ndraft = true\n+++\n\nBelow a table, @.\n',
    ],
  },
  { path: 'public/CNAME', texts: [undefined, 'example.org\n', '@.example.org\n'] },
]

/** A template that may also have a fault, as one of the variants. */
function template(name: string, texts: readonly (string | undefined)[]): Variants {
  const fault = FAULTS[name.length % FAULTS.length]
  return { path: `templates/${name}`, texts: [...texts, ...texts.slice(1), `<p>@</p>${fault}`] }
}

/** A remark plugin that does something to every text, with a word from a module of its own. */
function plugin(statement: string): string {
  return `import { mark } from './marks.mjs'
export default function (options) {
  const visit = (node, file) => {
    if (node.type === 'text') ${statement}
    for (const child of node.children ?? []) visit(child, file)
  }
  return (tree, file) => visit(tree, file)
}
void mark
`
}
