/** Notes to oneself that stand where a text or picture is to come: `<PUT GRAPH HERE>`. */
export const PLACEHOLDER = /<[A-Z][A-Z0-9]*(?:[ \t]+[A-Z0-9]+)+[ \t]*>/g

/** Whether a whole text is such a note. */
export function isPlaceholder(text: string): boolean {
  return text.replace(PLACEHOLDER, '') === '' && text !== ''
}

/** Marks of a text that is not ready, at either end of a title; what is a word of the language only in capitals. */
const UNREADY =
  /^\s*(?:\[(?:wip|draft|todo|WIP|Draft|DRAFT|TO-?DO)\]|(?:WIP|DRAFT|TO-?DO)(?=\s*[:–—]|\s-))|(?:\[(?:wip|draft|todo|WIP|Draft|DRAFT|TO-?DO)\]|\((?:WIP|DRAFT|TO-?DO)\))\s*$/

/** The mark of a title that says that its text is not ready: `[WIP]`, `DRAFT: …`. */
export function unreadyMark(title: string): string | undefined {
  return UNREADY.exec(title)?.[0].trim()
}
