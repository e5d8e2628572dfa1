import { hash as digest } from 'node:crypto'

/** SHA-256 of bytes or text, in hexadecimal. */
export function hash(content: Uint8Array | string): string {
  return digest('sha256', content)
}

/** A short name for a content, the same exactly when the content is: 132 bits of its SHA-256. */
export function print(content: Uint8Array | string): string {
  return digest('sha256', content, 'base64url').slice(0, 22)
}

/** What tells that bytes are damaged, in half the time of a hash; it names no content, and keeps out nobody. SHA-1, as base64url. */
export function checksum(content: Uint8Array | string): string {
  return digest('sha1', content, 'base64url')
}
