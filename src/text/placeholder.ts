/** Notes to oneself that stand where a text or picture is to come: `<PUT GRAPH HERE>`. */
export const PLACEHOLDER = /<[A-Z][A-Z0-9]*(?:[ \t]+[A-Z0-9]+)+[ \t]*>/g

/** Whether a whole text is such a note. */
export function isPlaceholder(text: string): boolean {
  return text.replace(PLACEHOLDER, '') === '' && text !== ''
}

const IN_BRACKETS = String.raw`\[(?:wip|draft|todo|WIP|Draft|DRAFT|TO-?DO)\]`
const CAPITALS = '(?:WIP|DRAFT|TO-?DO)'

/** Marks of a text that is not ready, at either end of a title; without brackets, they may be words of the language. */
const UNREADY = new RegExp(
  String.raw`^\s*(?:${IN_BRACKETS}|${CAPITALS}(?=\s*[:–—]|\s-))|(?:${IN_BRACKETS}|\(${CAPITALS}\))\s*$`,
)

/** The mark of a title that says that its text is not ready: `[WIP]`, `DRAFT: …`. */
export function unreadyMark(title: string): string | undefined {
  return UNREADY.exec(title)?.[0].trim()
}
