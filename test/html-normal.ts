const ENTITIES: readonly (readonly [RegExp, string])[] = [
  [/&(?:#x3C|#60);/gi, '&lt;'],
  [/&(?:gt|#x3E|#62);/gi, '>'],
  [/&(?:quot|#x22|#34);/gi, '"'],
  [/&(?:#x26|#38);/gi, '&amp;'],
  [/&(?:#x27|#39);/gi, "'"],
]

/** The same text for HTML that differs only in how it writes characters. */
export function normaliseHtml(html: string): string {
  return ENTITIES.reduce((text, [from, to]) => text.replace(from, to), html)
}
