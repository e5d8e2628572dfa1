/** Notes to oneself that stand where a text or picture is to come: `<PUT GRAPH HERE>`. */
export const PLACEHOLDER = /<[A-Z][A-Z0-9]*(?:[ \t]+[A-Z0-9]+)+[ \t]*>/g

/** Whether a whole text is such a note. */
export function isPlaceholder(text: string): boolean {
  return text.replace(PLACEHOLDER, '') === '' && text !== ''
}
