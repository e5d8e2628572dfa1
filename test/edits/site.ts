import { png, svg } from './pictures.ts'
import type { State } from './state.ts'
import { VARIANTS } from './variants.ts'

/** `-- path --` begins a file. */
const TEXTS = `
-- octavo.config.yaml --
title: Edits
description: A site that is edited all the time.
url: https://example.org/notes
timezone: Europe/London
pageSize: 3
nav: [{label: Writing, url: /blog/}, {label: About, url: /about/}]
defaults: [{match: 'posts/notes/**', set: {categories: [Notes]}}]
markdown: {plugins: [[./plugins/mark.mjs, {word: KEY}]]}
filters: [./filters/words.mjs]
-- content/posts/alpha.md --
---
title: Alpha
date: 2026-11-20
categories: [Type, C++]
tags: [lead, ink]
authors: ada
pinned: true
toc: true
---

Alpha begins here, with the KEY word and a note.[^a]

<!-- more -->

## First part

See [the second part](#second-part), [beta](beta.md#second) and [a leaf](gamma/index.md).

## Second part

<Badge label="one">

Inside a **badge**, with a link to [delta](delta.md).

</Badge>

[^a]: The note of alpha.
-- content/posts/beta.md --
---
title: Beta
date: 2026-11-18
updated: 2026-11-19
category: type
tags: ink, paper
author: [ada, Someone Else]
image: /pics/cover.png
---

Beta has a first paragraph with [alpha](alpha.md).

## Second

A table:

| a | b |
|---|--:|
| 1 | 2 |
-- content/posts/gamma/index.md --
---
title: Gamma
date: 2026-11-15T09:30
categories: [Press]
image: {src: shot.png, alt: A shot, caption: Words under it}
featuredImageType: full
---

Gamma stands in a folder. ![The plan](plan.svg)

![A shot](shot.png "With a title")

<Figure src="/pics/cover.png" alt="Cover" caption="The cover" />
-- content/posts/delta.md --
---
title: Delta
date: 2026-11-10
expires: 2026-12-10
categories: [Type, Press]
---

Delta goes away on a day of December.[^1] It links to [epsilon](epsilon.mdx).

[^1]: First. ![Cover](../../public/pics/cover.png)
-- content/posts/epsilon.mdx --
---
title: Epsilon
date: 2026-11-30
categories: [Type]
aliases: [/old/epsilon/]
---

Epsilon is due on the last of November.

<Callout type="tip">Read [beta](beta.md).</Callout>

<NewsletterForm compact>Write to us.</NewsletterForm>
-- content/posts/zeta.md --
---
title: Zeta
date: 2026-10-01
draft: true
tags: [sketch]
---

Zeta is not done. [Alpha](alpha.md#first-part) is.
-- content/posts/eta.md --
---
title: Eta
date: 2026-10-05
unlisted: true
categories: [Press]
---

Eta is in no list. <Badge label="two" />
-- content/posts/theta.md --
---
title: Theta
date: 2026-09-09
layout: essay
sidebar: Blog
permalink: /essays/theta/
authors: [grace]
description: An essay with a layout of its own.
mood: calm
---

Theta is an *essay*, and KEY again.

> [!NOTE]
> With a remark, and a dead path: [x](/nowhere/).
-- content/posts/notes/kappa.md --
---
title: Kappa
date: 2026-08-01
---

Kappa is a note. It shows ![the plan](../gamma/plan.svg).

\`\`\`js
const leaf = fold(sheet)
\`\`\`
-- content/posts/2026-07-07-iota.md --
---
title: Iota
categories: [c++, Press]
canonical: https://elsewhere.example/iota
---

Iota has its date in its name. <b onclick="x()">Bold</b>
-- content/posts/lambda.md --
---
title: Lambda
date: 2026-07-01
---

Lambda stands on a snippet.

<Include file="terms.md" />
-- content/_snippets/terms.md --
Terms, with a link to [alpha](../posts/alpha.md) and the KEY word.

<Include file="more/deep.md" />
-- content/_snippets/more/deep.md --
Deep, with a note.[^d] ![The plan](../../posts/gamma/plan.svg)

[^d]: The note of a snippet.
-- content/pages/about.md --
---
title: About
sidebar: Blog
---

About this site and [alpha](../posts/alpha.md). <Unknown>Children</Unknown>
-- public/humans.txt --
Made by hand.
`

/** What a site is without of which nothing is told: then the texts alone may be made again. */
const WRONG: readonly (readonly [path: string, text: string, instead: string])[] = [
  ['content/posts/delta.md', ' It links to [epsilon](epsilon.mdx).', ''],
  ['content/posts/epsilon.mdx', 'aliases: [/old/epsilon/]\n', ''],
  ['content/posts/theta.md', ', and a dead path: [x](/nowhere/)', ''],
  ['content/posts/2026-07-07-iota.md', ' onclick="x()"', ''],
  ['content/posts/2026-07-07-iota.md', 'c++', 'C++'],
  ['content/pages/about.md', ' <Unknown>Children</Unknown>', ''],
]

/** The site that a script begins with. In a calm one nothing is wrong. */
export function firstState(isCalm: boolean): State {
  const files = new Map<string, string>()
  for (const part of TEXTS.split(/^-- (?=\S+ --$)/m).slice(1)) {
    const end = part.indexOf('\n')
    files.set(part.slice(0, end - ' --'.length), part.slice(end + 1))
  }
  for (const { path, texts } of VARIANTS) if (texts[0] !== undefined) files.set(path, texts[0])
  for (const [path, text, instead] of isCalm ? WRONG : [])
    files.set(path, (files.get(path) ?? '').replace(text, instead))
  files.set('content/posts/gamma/shot.png', png(640, 480))
  files.set('content/posts/gamma/plan.svg', svg(300, 200))
  files.set('public/pics/cover.png', png(1200, 630))
  return { files, now: '2026-11-23T12:00:00Z', flags: [] }
}
