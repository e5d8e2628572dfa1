import { decodePath, isFolderPage, withoutEnding } from '../../text/paths.ts'
import type { StepContext } from '../step.ts'
import { type Root, walk } from '../tree.ts'

/**
 * Stands for the folder of a post's files until the text is a tree: its name may be longer than the tag. No sign of the author's:
 * it is removed before.
 */
export const FOLDER = '\ufffe'

/** Before the size of a picture, and behind it, at the start of its title. */
export const SIZE = '\uffff'
const SIZED = new RegExp(`^${SIZE}(\\d+)(?: (\\d+))?${SIZE}`)

/** The folder in which Hexo keeps the files of a post, from the file: `a/` for `a.md`; those of a folder's page lie beside it. */
export function folderOfAssets(file: string): string {
  const name = withoutEnding(file.split('/').at(-1) ?? '')
  return isFolderPage(file) ? '' : `${asAddress(name)}/`
}

/** An address, or words, with the folder of the post's files; any other as it is. */
export function withFolder(value: string, fileOf: () => string): string {
  return value.includes(FOLDER) ? value.replaceAll(FOLDER, folderOfAssets(fileOf())) : value
}

/** Stands for a value that is kept beside the text: its number, in binary. It begins with the sign that no folder begins with. */
export function signOf(number: number): string {
  return (number + 1).toString(2).replaceAll('0', FOLDER).replaceAll('1', SIZE)
}

/** The value of an attribute, if a sign stands for it; any other without such signs: they belong to a tag that was none. */
export function withKept(value: string, kept: readonly string[]): string {
  if (!value.includes(SIZE)) return value
  const digits = value.replaceAll(FOLDER, '0').replaceAll(SIZE, '1')
  const found = /^[01]+$/.test(digits) ? kept[Number.parseInt(digits, 2) - 1] : undefined
  return found ?? withoutSigns(value)
}

/** Linear: what is quoted may hold all but its quote, and nothing else a `<`. */
const TAG_OR_SIGN = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>|[\ufffe\uffff]/gi

/** Folders and sizes in a tree in place of the signs that stand for them; a link without words has the name of its file. */
export function settleSigns(tree: Root, { text, place }: Pick<StepContext, 'text' | 'place'>): void {
  if (!text.includes(FOLDER) && !text.includes(SIZE)) return
  walk(tree, (node) => {
    // Where they came out as text, they are removed; tags of HTML get the folder when they are read.
    if (node.type === 'html')
      node.value = node.value.replace(TAG_OR_SIGN, (found) => (found.length > 1 ? found : ''))
    else if ('value' in node) node.value = withoutSigns(node.value)
    if ('alt' in node && node.alt) node.alt = withoutSigns(node.alt)
    if ('unclosed' in node && node.unclosed !== undefined) node.unclosed = withoutSigns(node.unclosed)
    if (!('url' in node)) return
    if (node.type === 'link' && node.children.length === 0 && node.url.startsWith(FOLDER))
      node.children.push({ type: 'text', value: decodePath(node.url.slice(FOLDER.length)) })
    node.url = withoutSigns(withFolder(node.url, () => place(node).path))
    const [signs, width, height] = SIZED.exec(node.title ?? '') ?? []
    if (node.title) node.title = withoutSigns(node.title.slice(signs?.length)) || null
    if (node.type !== 'image' || signs === undefined) return
    node.data = { hProperties: { width, ...(height !== undefined && { height }) } }
  })
}

/** Words in which none of these signs may stand. */
export function withoutSigns(words: string): string {
  return words.replace(/[\ufffe\uffff]/g, '')
}

/** A name of a file as it is written in an address. */
export function asAddress(name: string): string {
  return name.replace(/[ \t%&#?:()<>"'\\]/g, encodeSign)
}

/** A sign of ASCII as RFC 3986 has it in an address. */
export function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
}
