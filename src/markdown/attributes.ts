const NAME = /^[#.][\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u

/** What `{#id .class}` says, in the order in which it is written. */
export interface Attributes {
  readonly ids: readonly string[]
  readonly classes: readonly string[]
}

/** Read what stands between the braces; undefined when it is anything but ids and classes. */
export function readAttributes(inner: string): Attributes | undefined {
  const parts = inner.split(/\s+/).filter((part) => part !== '')
  if (!parts.every((part) => NAME.test(part))) return undefined
  const named = (sign: string) => parts.filter((part) => part.startsWith(sign)).map((part) => part.slice(1))
  return { ids: named('#'), classes: named('.') }
}
