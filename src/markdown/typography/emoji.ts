import type { Change } from './quotes.ts'

/** The emoji of a short code without its colons; undefined: there is none. */
export type Emoji = (name: string) => string | undefined

/** Load GitHub's names of emoji: a quarter of a megabyte that few posts ask for. */
export async function loadEmoji(): Promise<Emoji> {
  const { nameToEmoji } = await import('gemoji')
  return (name) => (Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined)
}

/** Whether a text can hold short codes at all. */
export function mayHoldEmoji(text: string): boolean {
  return text.includes(':') && /:[a-z0-9_+-]+:/.test(text)
}

/** The short codes of a text. They stand apart from words and other colons: `12:100:45` and `a::key::b` are none. */
export function emojiIn(text: string, emoji: Emoji): readonly Change[] {
  const changes: Change[] = []
  for (const { 0: run, index } of text.matchAll(/(?<![\w:])(?::[a-z0-9_+-]+:)+(?![\w:])/g)) {
    for (const { 0: code, index: at } of run.matchAll(/:[a-z0-9_+-]+:/g)) {
      const to = emoji(code.slice(1, -1))
      if (to !== undefined) changes.push({ at: index + at, length: code.length, to })
    }
  }
  return changes
}
