import { noDocument, noNoindex, noPageLanguage, noPageTitle, textNotPrinted } from '../report/layouts.ts'
import type { Place, Report } from '../types.ts'

/** A printed page, and what its layout was to print. */
interface Printed {
  readonly html: string
  /** What the layout and its partials printed: the page without the text of the post. */
  readonly shell: string
  /** HTML of the text of a post or page. */
  readonly body: string | undefined
  readonly isNoindex: boolean
  /** Where the layout stands. */
  readonly template: Place
  /** What the page is made of. */
  readonly subject: Place
}

/** Tell what a page lacks that its layout should have printed. */
export function checkShell(page: Printed, report: Report): void {
  const { html, shell, body, template, subject } = page
  if (!isWhole(html)) {
    report(noDocument(template, subject))
    return
  }
  if (page.isNoindex && !shell.includes('noindex')) report(noNoindex(subject))
  if (!/<title[^>]*>\s*[^<\s]/i.test(shell)) report(noPageTitle(template, subject))
  if (!/<html(?:\s[^>]*)?\slang\s*=\s*["']?\w/i.test(shell)) report(noPageLanguage(template, subject))
  if (body !== undefined && shell === html && !html.includes(lastWords(body)))
    report(textNotPrinted(template, subject))
}

/** Whether a browser takes a text for a page, in the mode of today's pages. */
function isWhole(html: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype html[\s>]/i.test(html) && /<html[\s>]/i.test(html)
}

/**
 * The end of the last line of a text: a filter of the layout may have changed what stands around it, or joined its lines, and the start is
 * in the description too.
 */
function lastWords(body: string): string {
  const words = /([^<>\s][^<>\n]{0,40})\n?<[^<>]*>\s*(?:<[^<>]*>\s*)*$/.exec(body.slice(-2000))?.[1] ?? ''
  // Filters print signs in other ways: as references, or quotes as typographic ones.
  const parts = words.split(/&[#\w]+;|["'&]/).map((part) => part.trim())
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}
