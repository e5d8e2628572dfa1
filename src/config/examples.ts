/** How the keys that take a list or a map may be written, by key: YAML, for docs/configuration.md. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  defaults: "defaults: [{match: 'posts/notes/**', set: {toc: false, categories: [Notes]}}]",
  'markdown.plugins': 'markdown: {plugins: [remark-smartypants, [./plugins/words.js, {limit: 900}]]}',
  'markdown.allow.tags': 'markdown: {allow: {tags: [big, menu]}}',
  'markdown.allow.iframes': 'markdown: {allow: {iframes: [player.example.org]}}',
  filters: 'filters: [./filters/money.js]',
  nav: 'nav: [{label: About, url: /about/}]',
  footer: 'footer: [{label: Colophon, url: /colophon/}]',
  social: "social: [{label: Code, url: 'https://code.example.org/ada'}]",
  'links.served': "links: {served: [/newsletter, '/docs/**']}",
  'check.rules': "check: {rules: {prose/placeholder: 'off', links/missing-page: error}}",
}
