import { hash as digest } from 'node:crypto'

/** SHA-256 of bytes or text, in hexadecimal. */
export function hash(content: Uint8Array | string): string {
  return digest('sha256', content)
}

/** A short name for a content, the same exactly when the content is: 132 bits of its SHA-256. */
export function print(content: Uint8Array | string): string {
  return digest('sha256', content, 'base64url').slice(0, 22)
}
