/**
 * A text as one segment of a URL (SPEC 3, 13.6): letters and digits of every script stay, in NFC and
 * lower case; the rest becomes hyphens. `C++`, `C#` and `.NET` stay apart. May be empty: the caller
 * knows what to say of a text without letters.
 */
export function slugOf(text: string): string {
  // Most file names and many tags are one already.
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text
  // And most names are plain words.
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(text)) return text.toLowerCase().replaceAll(' ', '-')
  return spellSigns(text.normalize('NFC'))
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
}

/** Signs that tell names apart are written out: `c-plus-plus`, `c-sharp`, `dot-net`. */
function spellSigns(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])\+\+/gu, ' plus plus ')
    .replace(/(?<=[\p{L}\p{N}])\+(?!\p{L})/gu, ' plus ')
    .replace(/(?<=\p{L})#/gu, ' sharp ')
    .replace(/(?<![\p{L}\p{N}])\.(?=\p{L})/gu, ' dot ')
}

/** What names of one category or tag have in common: a slug without regard to case. */
export function termKey(name: string): string {
  return foldPath(slugOf(name))
}

/**
 * Two paths that a file system or a reader could take for one have the same fold: NFC, lower case,
 * and the letters whose upper case is longer (`ß`, `SS`).
 */
export function foldPath(path: string): string {
  if (/^[\0-\x7f]*$/.test(path)) return path.toLowerCase()
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
