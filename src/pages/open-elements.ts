export const SENTENCE: RegExp = /<\/?(?:p|h[1-6])(?=[\s>])/g
export const FIGURE: RegExp = /<\/?figure(?=[\s>])/g
export const LINK: RegExp = /<\/?a(?=[\s>])/g

/** HTML without the values of attributes, in which signs of tags may stand. */
export function withoutValues(html: string): string {
  return html.replace(/="[^"]*"/g, '')
}

/** Whether an element is open behind a piece of HTML without values; undefined when none begins or ends in it. */
export function isOpenAfter(tags: string, tag: RegExp): boolean | undefined {
  const found = tags.match(tag)
  return found === null ? undefined : !found.at(-1)?.startsWith('</')
}
