/** Whether a text is ASCII alone: what looks for other signs can then be left out. Found without looking at each in turn. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}
