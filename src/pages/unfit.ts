import type { Picture, Read } from '../site/facts.ts'
import { mayRun } from '../text/active.ts'

/** Whether a file is called a picture of a kind that tells its size, and does not. A drawing need not have one. */
export function isBroken({ url, width }: Picture): boolean {
  return width === undefined && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url)
}

/** Whether a file that is no picture of the site is there, and not published because it may run in a browser. */
export function isWithheld(target: string | undefined, read: Read): boolean {
  return target !== undefined && mayRun(target) && read('source', target)
}
