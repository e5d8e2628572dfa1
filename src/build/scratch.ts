/** Bytes that most pages fit into. */
const USUAL = 262_144

/**
 * An encoder that writes every text into the same memory: what comes back is good until the next call. Pages are
 * written to the stage at once, and ten thousand pieces of memory would wait to be collected.
 */
export function scratchEncoder(): (text: string) => Uint8Array {
  let scratch = Buffer.allocUnsafeSlow(USUAL)
  return (text) => {
    // A UTF-16 unit takes at most three bytes.
    if (text.length * 3 > scratch.length) scratch = Buffer.allocUnsafeSlow(text.length * 3)
    return scratch.subarray(0, scratch.write(text))
  }
}

/** An encoder whose bytes stay: many texts share a piece of memory, since each piece takes longer to get than to fill. */
export function encoder(): (text: string) => Uint8Array {
  let free = Buffer.alloc(0)
  return (text) => {
    const most = text.length * 3
    if (most > free.length) free = Buffer.allocUnsafeSlow(Math.max(most, USUAL))
    const length = free.write(text)
    const bytes = free.subarray(0, length)
    free = free.subarray(length)
    return bytes
  }
}
