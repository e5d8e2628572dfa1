import { expect, test } from 'vitest'
import { plainCode } from '../src/pages/feed-code.ts'
import { buildFixture } from './fixture.ts'

const SITE = `
-- octavo.config.yaml --
url: https://example.org
-- content/posts/a.md --
---
title: A
date: 2026-01-02
---

\`\`\`ts {1} showLineNumbers
const a = "<b>" && 1
\`\`\`

\`\`\`js title="src/a.js" https://example.org/blog/a/ here
let b
\`\`\`

<Callout>

\`\`\`diff-js
- const c
+ let c
  d
\`\`\`

</Callout>

<figure class="code"><p><span class="x">of the author</span></p></figure>
`

test('feeds get code without spans, with the signs of a diff as text and the file alone above', async () => {
  const { output, findings } = await buildFixture(SITE)
  expect(findings).toEqual([])
  const entry = /<content[^>]*>([\s\S]*?)<\/content>/.exec(output.get('feed.xml') ?? '')?.[1] ?? ''
  const html = entry
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  expect(html).toContain('<pre><code class="language-ts">const a = "&lt;b>" &amp;&amp; 1\n</code></pre>')
  expect(html).toContain(
    '<figure><figcaption>src/a.js <a href="https://example.org/blog/a/">here</a></figcaption>' +
      '<pre><code class="language-js">let b\n</code></pre></figure>',
  )
  expect(html).toContain('<pre><code class="language-js">- const c\n+ let c\n  d\n</code></pre>')
  expect(html).toContain('<figure class="code"><p><span class="x">of the author</span></p></figure>')
  expect(html).not.toMatch(/hljs|tabindex|data-n/)
  expect(output.get('blog/a/index.html')).toContain('<span class="hljs-keyword">const</span>')
})

test('text without code is left as it is', () => {
  expect(plainCode('<p><span>a</span></p>')).toBe('<p><span>a</span></p>')
})
