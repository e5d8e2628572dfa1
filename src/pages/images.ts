import { imageSize as readSize } from 'image-size'
import type { Picture, Read } from '../site/facts.ts'
import { mayRun } from '../text/active.ts'
import type { Source } from '../types.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Exif orientations that turn a picture by a quarter: width and height change places. */
const TURNED_FROM = 5

/** The size that a browser shows a picture in, or undefined when its bytes do not tell. */
export function imageSize({ bytes }: Source): Size | undefined {
  try {
    // The library looks past the end of a part of a longer piece of memory, where the next file lies.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
    const { width, height, orientation = 1 } = readSize(own)
    if (!isSize(width) || !isSize(height)) return undefined
    return orientation >= TURNED_FROM ? { width: height, height: width } : { width, height }
  } catch {
    // Whatever the library makes of broken bytes, the answer is the same: no size.
    return undefined
  }
}

function isSize(length: number): boolean {
  return Number.isFinite(length) && length > 0
}

/** What is known of a size. */
interface SomeSize {
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/**
 * What to print of a picture's size beside the lengths that its author gives: with one of them the other follows from the
 * picture's shape, unless it is no number of pixels, as 50%.
 */
export function sizeBeside(
  own: { readonly width?: unknown; readonly height?: unknown },
  { width, height }: SomeSize,
): SomeSize {
  if (own.width === undefined && own.height === undefined) return { width, height }
  if (own.width !== undefined && own.height !== undefined) return {}
  return own.width === undefined
    ? { width: scaled(own.height, height, width) }
    : { height: scaled(own.width, width, height) }
}

function scaled(given: unknown, from: number | undefined, to: number | undefined): number | undefined {
  const pixels = /^\d+(?=(?:px)?$)/.exec(String(given))?.[0]
  if (from === undefined || to === undefined || pixels === undefined) return undefined
  return Math.max(1, Math.round((Number(pixels) * to) / from))
}

/** Whether a file is called a picture of a kind that tells its size, and does not. A drawing need not have one. */
export function isBroken({ url, width }: Picture): boolean {
  return width === undefined && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url)
}

/** Whether a file that is no picture of the site is there, and not published because it may run in a browser. */
export function isWithheld(target: string | undefined, read: Read): boolean {
  return target !== undefined && mayRun(target) && read('source', target)
}
