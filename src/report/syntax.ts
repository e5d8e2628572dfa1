import { error, warning } from '../report.ts'
import { unicodeOf } from '../text/controls.ts'
import type { Diagnostic, Place } from '../types.ts'

/** What every file that Octavo reads as text, YAML, TOML or JSON can have wrong with it. */

/**
 * The file is not UTF-8: these bytes are no text in it. Save the file again as UTF-8; in most editors
 * the encoding is chosen under "Save as".
 */
export function notUtf8(place: Place, offset: number, guess: string): Diagnostic {
  return error(
    'syntax/not-utf8',
    place,
    `the file is not UTF-8: the byte at offset ${offset} belongs to no text`,
    `${guess}; save it as UTF-8`,
  )
}

/**
 * Text came here through a program that took it for another encoding (`Ã©` for `é`, `â€™` for `’`).
 * Replace the signs by what was meant.
 */
export function mojibake(place: Place, text: string, meant: string): Diagnostic {
  return warning(
    'syntax/mojibake',
    place,
    `\`${text}\` looks like a damaged \`${meant}\``,
    `write \`${meant}\``,
  )
}

/**
 * A text or a key holds a control character, a noncharacter or half of a sign, usually written as an escape (`\u0001`).
 * No page may hold it and nothing can show it; remove it.
 */
export function controlInValue(place: Place, code: string): Diagnostic {
  return error('syntax/control', place, `a control character (${code}) stands in this text`, 'remove it')
}

/** YAML could not be read. The message is the parser's own; a text with `: `, `#` or a leading sign wants quotes around it. */
export function badYaml(place: Place, problem: string, hint = WANTS_QUOTES): Diagnostic {
  return error('syntax/yaml', place, `not valid YAML: ${problem}`, hint)
}

const WANTS_QUOTES = 'a text that holds `: ` or ` #` wants quotes'

/** A map or a list in brackets ends as far left as its key began. YAML wants every line of it indented, the closing bracket too. */
export function flushBracket(place: Place, sign: string): Diagnostic {
  return error(
    'syntax/flush-bracket',
    place,
    `\`${sign}\` stands no further right than the key whose value it closes`,
    `put two blanks in front of the \`${sign}\``,
  )
}

/** TOML could not be read. The message is the parser's own. */
export function badToml(place: Place, problem: string, hint?: string): Diagnostic {
  return error('syntax/toml', place, `not valid TOML: ${problem}`, hint)
}

/** JSON could not be read. The message is the parser's own; comments and trailing commas are not JSON. */
export function badJson(place: Place, problem: string, hint?: string): Diagnostic {
  return error('syntax/json', place, `not valid JSON: ${problem}`, hint)
}

/** YAML takes no tabs in front of a line. Indent with blanks. */
export function tabIndent(place: Place): Diagnostic {
  return error('syntax/tab', place, 'a tab indents this line', 'indent with blanks')
}

/** A key stands twice in one map, and only one of its values could count. Remove one of them. */
export function duplicateKey(place: Place, key: string, first: Place): Diagnostic {
  const finding = error(
    'syntax/duplicate-key',
    place,
    `\`${key}\` stands in line ${first.line} already`,
    'remove one',
  )
  return { ...finding, related: [first] }
}

/**
 * A blank that is none (a no-break space, a zero-width space) stands where YAML wants an ordinary one,
 * behind the colon of a key or the hyphen of a list. It looks right and reads wrong; type the blank again.
 */
export function oddSpace(place: Place, sign: string): Diagnostic {
  return error(
    'syntax/odd-space',
    place,
    `${unicodeOf(sign)} stands where YAML wants a blank`,
    'type an ordinary blank',
  )
}

/** An alias (`*name`) refers to a value that it stands in, which would never end. Write the value out. */
export function aliasCycle(place: Place, name: string): Diagnostic {
  return error('syntax/alias-cycle', place, `\`*${name}\` stands inside the value that it repeats`)
}

/** Aliases (`*name`) repeat each other until the whole is too large. Write out what is meant. */
export function aliasBomb(place: Place): Diagnostic {
  return error('syntax/alias-bomb', place, 'aliases make more than 10,000 values of this')
}

/** Lists and maps lie more than 50 deep in each other. Nothing of a blog needs that; look for a bracket too many. */
export function tooDeep(place: Place): Diagnostic {
  return error('syntax/too-deep', place, 'lists and maps lie more than 50 deep in each other')
}

/** Two YAML documents stand in one file, parted by `---` or `...`. Only one can count; remove the line that parts them. */
export function secondDocument(place: Place): Diagnostic {
  return error(
    'syntax/second-document',
    place,
    'a second YAML document begins here',
    'remove the line that parts them',
  )
}

/** Infinity or "not a number" cannot be kept or printed. Write a number, or put quotes around it for a text. */
export function notFinite(place: Place, text: string): Diagnostic {
  return error(
    'syntax/not-finite',
    place,
    `\`${text.slice(0, 40)}\` is no finite number`,
    'quotes make it a text',
  )
}
