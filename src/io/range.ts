/** A part of a file, as `Range` asks for it (RFC 9110, section 14): from `start` up to and without `end`. */
interface Range {
  readonly start: number
  readonly end: number
}

/**
 * What a `Range` header asks of a file of `size` bytes. Undefined: the whole file, since there is no header, or one of
 * several ranges or another unit, which a server may ignore; `none`: nothing of it is in the file.
 */
export function rangeOf(header: string | undefined, size: number): Range | 'none' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (match === null || match[0] === 'bytes=-') return undefined
  const [from = '', to = ''] = match.slice(1)
  if (from === '') return Number(to) === 0 ? 'none' : { start: Math.max(0, size - Number(to)), end: size }
  if (to !== '' && Number(to) < Number(from)) return undefined
  if (Number(from) >= size) return 'none'
  return { start: Number(from), end: to === '' ? size : Math.min(size, Number(to) + 1) }
}
