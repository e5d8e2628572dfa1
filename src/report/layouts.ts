import { didYouMean, error, warning } from '../report.ts'
import { nearest } from '../text/nearest.ts'
import type { Diagnostic, Place } from '../types.ts'

/** Text stands before `{% layout %}`. It would be printed before the doctype of the page; move it into a block, or remove it. */
export function textBeforeLayout(place: Place): Diagnostic {
  return error(
    'template/text-before-layout',
    place,
    'text before `{% layout %}` would be printed before the doctype',
    'make `{% layout %}` the first thing in the file',
  )
}

/**
 * A template fills a block that no layout above it has, so that what stands in the block is printed nowhere. Mend the
 * name, or write such a block into the layout. The finding stands in a layout of your own when it is the theme's
 * templates that fill the block: they need `content`.
 */
export function unknownBlock(place: Place, name: string, known: Iterable<string>): Diagnostic {
  return error(
    'template/unknown-block',
    place,
    `no layout has the block \`${name}\` that is filled: it would be printed nowhere`,
    didYouMean(nearest(name, known)) ?? `write \`{% block ${name} %}{% endblock %}\` into the layout`,
  )
}

/**
 * A template fills a block of its layout twice. The first is printed, and what stands in the second nowhere. Make one of
 * them, or give the second another name; blocks in different branches of one `{% if %}` are no two.
 */
export function repeatedBlock(place: Place, name: string, related: Place): Diagnostic {
  return {
    ...error(
      'template/block-twice',
      place,
      `the block \`${name}\` is filled in line ${related.line} already: this would be printed nowhere`,
      'put both into one block',
    ),
    related: [related],
  }
}

/** Text stands outside of any block in a template that has a layout, so that it is printed nowhere. Move it into a block. */
export function textOutsideBlock(place: Place, known: Iterable<string>): Diagnostic {
  const blocks = [...known]
  const block = blocks.includes('content') ? 'content' : (blocks[0] ?? 'content')
  return error(
    'template/text-outside-block',
    place,
    'this stands outside of any block of the layout and would be printed nowhere',
    `put it into \`{% block ${block} %}…{% endblock %}\``,
  )
}

/**
 * A layout prints no page: its text does not begin with `<!doctype html>`, or it holds no `<html>`. The file is empty, or
 * only a piece of a page; let it begin with `{% layout 'layouts/base.html' %}`, or write the whole page.
 */
export function noDocument(place: Place, subject: Place): Diagnostic {
  return {
    ...error(
      'template/no-document',
      place,
      'this layout prints no whole page: `<!doctype html>` or `<html>` is missing',
      "begin it with `{% layout 'layouts/base.html' %}`, or write the whole page",
    ),
    related: [subject],
  }
}

/**
 * A post is `noindex` or `unlisted`, and its layout says nothing of it, so that search engines will show the page. Write what
 * the theme's does into the head of your layout.
 */
export function noNoindex(place: Place): Diagnostic {
  return warning(
    'template/no-noindex',
    place,
    'search engines are not asked to leave this page out: its layout does not print `page.noindex`',
    'write `{% if page.noindex %}<meta name="robots" content="noindex">{% endif %}` into its head',
  )
}

/**
 * A layout prints no title: tabs, bookmarks and results of a search name the page by its address, and screen readers say nothing
 * (WCAG 2.4.2). Write what the theme's does into the head of your layout.
 */
export function noPageTitle(place: Place, subject: Place): Diagnostic {
  return {
    ...warning(
      'template/no-title',
      place,
      'pages of this layout have no title',
      'write `<title>{{ page.title }}</title>` into its head',
    ),
    related: [subject],
  }
}

/** A layout names no language: screen readers pronounce its pages as their own language (WCAG 3.1.1). */
export function noPageLanguage(place: Place, subject: Place): Diagnostic {
  return {
    ...warning(
      'template/no-lang',
      place,
      'pages of this layout name no language',
      'write `<html lang="{{ page.lang }}">`',
    ),
    related: [subject],
  }
}

/** A post or page has a text, and its layout prints it nowhere. If it is meant to show less, turn the rule off. */
export function textNotPrinted(place: Place, subject: Place): Diagnostic {
  return {
    ...warning(
      'template/text-missing',
      place,
      'this layout prints the text of the post nowhere',
      'write `{{ post.body }}` where it belongs',
    ),
    related: [subject],
  }
}
