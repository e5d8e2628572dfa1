/** Tags that end the paragraph which they stand in (HTML, "in body"). */
export const BLOCK =
  /<(?:address|article|aside|blockquote|center|d(?:d|etails|ialog|ir|iv|l|t)|fieldset|fig(?:caption|ure)|footer|form|h[1-6r]|header|hgroup|li|listing|main|menu|nav|ol|p|pre|search|section|summary|table|ul)(?=[\s>/])/i

/** But of elements that stand alone. */
const TAGS = /<(?!br|img|input|wbr)\/?[a-z][a-z0-9-]*[>\s]?/g

/**
 * How many elements are open behind a piece of HTML, without values, in a paragraph as markdown makes them; undefined where
 * none is.
 */
export function depthAfter(tags: string, before: number | undefined): number | undefined {
  let depth = before
  for (const [tag] of tags.matchAll(TAGS)) {
    if (tag === '<p>') depth = 0
    else if (/^<\/?p/.test(tag)) depth = undefined
    else if (depth !== undefined) depth += tag.startsWith('</') ? -1 : 1
  }
  return depth
}

/** Whether nothing else stands on the line between two texts; the blanks of a line break nobody sees. */
export function isOwnLine(before: string, after: unknown): boolean {
  return typeof after === 'string' && /(?:\n|<p>)$/.test(before) && /^(?:(?:<br>)?\n|<\/p>)/.test(after)
}

/** The text before a block that parts a paragraph, which ends there; no empty one is left. */
export function endParagraph(before: string): string {
  const lines = before.trimEnd().replace(/<br>$/, '')
  return lines.endsWith('<p>') ? lines.slice(0, -'<p>'.length) : `${lines}</p>\n`
}

/** The text after it, in a paragraph of its own unless that ends there. */
export function nextParagraph(after: string): string {
  const rest = after.replace(/^<br>/, '')
  const end = /^\s*<\/p>/.exec(rest)?.[0]
  return end === undefined ? `\n<p>${rest.trimStart()}` : rest.slice(end.length)
}
