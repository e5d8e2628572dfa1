import { nearest } from './nearest.ts'

/** The kinds of callouts (SPEC 13.11). */
export const CALLOUTS: readonly string[] = [
  'note',
  'tip',
  'info',
  'important',
  'warning',
  'caution',
  'danger',
]

/** Quarto's names of callouts, as a part of patterns. */
export const QUARTO_CALLOUT = 'callout-(?:note|tip|important|warning|caution)'

/** Names that other tools have, and the kind that comes nearest. */
const FOREIGN: ReadonlyMap<string, string> = new Map(
  [
    ['note', 'notice abstract summary tldr todo example quote cite question help faq seealso'],
    ['tip', 'hint success check done'],
    ['warning', 'attention warn'],
    ['danger', 'failure fail missing error bug alert'],
    ['details', 'details spoiler collapse'],
  ].flatMap(([kind = '', names = '']) => names.split(' ').map((name) => [name, kind] as const)),
)

/** In any case of letters. */
export function isCallout(name: string): boolean {
  return CALLOUTS.includes(name.toLowerCase())
}

/** The kind that comes nearest to a name of Obsidian's and others; of a misspelt one there is none. */
export function kindLike(name: string): string | undefined {
  const kind = FOREIGN.get(name.toLowerCase())
  return kind === 'details' ? undefined : kind
}

/** Whether a name is of what folds: VitePress, Zenn and HackMD have it among their callouts. */
export function isFold(name: string): boolean {
  return FOREIGN.get(name.toLowerCase()) === 'details'
}

/** The kind that a name which is none may mean; `details`: no callout, but the component of that name. */
export function nearCallout(name: string): string | undefined {
  const lower = name.toLowerCase()
  return FOREIGN.get(lower) ?? nearest(lower, CALLOUTS)
}
