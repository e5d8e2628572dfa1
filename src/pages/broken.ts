import type { Picture } from '../site/facts.ts'

/** Whether a file is called a picture of a kind that tells its size, and does not. A drawing need not have one. */
export function isBroken({ url, width }: Picture): boolean {
  return width === undefined && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url)
}
