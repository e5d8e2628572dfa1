/**
 * Set a key of front matter or of the configuration, where every key has one line; undefined removes it.
 * A text without front matter stays as it is.
 */
export function withKey(text: string, key: string, value: string | undefined): string {
  const lines = text.split('\n')
  const isPost = lines[0] === '---'
  const end = isPost ? lines.indexOf('---', 1) : lines.length - 1
  if (end === -1) return text
  const at = lines.findIndex((line, index) => index < end && line.startsWith(`${key}:`))
  const line = value === undefined ? [] : [`${key}: ${value}`]
  if (at === -1) lines.splice(end, 0, ...line)
  else lines.splice(at, 1, ...line)
  return lines.join('\n')
}

/** Front matter with its fences, and the blocks of the text after it. */
export function splitPost(text: string): { readonly head: string; readonly blocks: readonly string[] } {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) + '\n---\n'.length : 0
  return { head: text.slice(0, end), blocks: text.slice(end).trim().split('\n\n') }
}

export function joinPost(head: string, blocks: readonly string[]): string {
  return `${head}\n${blocks.join('\n\n')}\n`
}
