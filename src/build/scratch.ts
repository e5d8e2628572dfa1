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
