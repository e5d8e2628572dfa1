import { mojibake, notUtf8 } from '../report/syntax.ts'
import { linesOf, placeAt, unifyLineEnds } from '../text/lines.ts'
import type { Place, Report, Source } from '../types.ts'

/** Holds nothing between two whole texts, and takes longer to make than to use. */
const STRICT = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a file: strict UTF-8, without a BOM, line ends as LF (SPEC 13.29). Bytes that are no text are an
 * error, never a replacement sign that gets published.
 */
export function decodeText(source: Source, report: Report): string | undefined {
  const { bytes, path } = source
  try {
    return unifyLineEnds(STRICT.decode(bytes))
  } catch {
    const offset = firstFault(bytes)
    report(notUtf8(placeOfByte(bytes, path, offset), offset, guess(bytes)))
    return undefined
  }
}

/** Offset of the first byte that no UTF-8 text holds at this point: the longest good start, by halving. */
function firstFault(bytes: Uint8Array): number {
  const isGood = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isGood(middle)) good = middle
    else bad = middle
  }
  return startOfSign(bytes, good)
}

/** A sign that breaks off in its third byte is at fault from its first. */
function startOfSign(bytes: Uint8Array, offset: number): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[offset - back] ?? 0
    if (byte >= 0xc2 && byte <= 0xf4) return signLength(byte) > back ? offset - back : offset
    if (byte < 0x80) return offset
  }
  return offset
}

function signLength(lead: number): number {
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

function placeOfByte(bytes: Uint8Array, path: string, offset: number): Place {
  const before = unifyLineEnds(new TextDecoder().decode(bytes.subarray(0, offset)))
  return placeAt(linesOf(before), path, before.length)
}

function guess(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'it looks like UTF-16'
  return bytes.includes(0) ? 'it looks like a binary file' : 'it looks like Latin-1 or Windows-1252'
}

const MOJIBAKE = /[ÂÃ][\u0080-\u00bf]|â(?:€[\u0080-\u00ff™œ˜“”¦]|\u0080[\u0080-\u00bf])/

/** The first trace of a text that was decoded wrongly, for front matter and configuration. */
export function reportMojibake(
  text: string,
  at: (offset: number, length: number) => Place,
  report: Report,
): void {
  const match = MOJIBAKE.exec(text)
  if (match === null) return
  report(mojibake(at(match.index, match[0].length), match[0], meantBy(match[0])))
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Undo the wrong decoding: the signs as bytes of Windows-1252, read as UTF-8. */
function meantBy(text: string): string {
  const bytes = [...text].map((sign) => {
    const high = WINDOWS_1252.indexOf(sign)
    return high === -1 ? (sign.codePointAt(0) ?? 0) & 0xff : 0x80 + high
  })
  return new TextDecoder().decode(new Uint8Array(bytes))
}
