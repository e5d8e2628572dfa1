/** As much of a PNG as a reader of sizes looks at, as a text of Latin-1. */
export function png(width: number, height: number): string {
  const word = (number: number) =>
    String.fromCharCode((number >>> 24) & 255, (number >>> 16) & 255, (number >>> 8) & 255, number & 255)
  return `\x89PNG\r\n\x1a\n${word(13)}IHDR${word(width)}${word(height)}\x08\x02\x00\x00\x00${word(0)}`
}

export function svg(width: number, height: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h9v9z"/></svg>\n`
}
