import { changeOutput, exchangeCache, harmCache, moveSite, touch } from './disk-edits.ts'
import {
  addPost,
  changePicture,
  nameLanguage,
  removePost,
  renamePost,
  switchFolder,
  toggleFile,
} from './file-edits.ts'
import { breakMatter, changeOften, changeSeldom, mendMatter } from './key-edits.ts'
import type { Random } from './random.ts'
import { changeSetting, changeVariant, moveClock, toggleFlag } from './site-edits.ts'
import { changeSnippet } from './snippet-edits.ts'
import type { Edit, MakeEdit, State } from './state.ts'
import { addBlock, changeLetter, removeBlock, swapTexts } from './text-edits.ts'

/** Every kind of edit, and how often it is drawn. */
const EDITS: readonly (readonly [number, MakeEdit])[] = [
  [14, addBlock],
  [6, removeBlock],
  [6, changeLetter],
  [2, swapTexts],
  [14, changeOften],
  [12, changeSeldom],
  [5, breakMatter],
  [2, mendMatter],
  [4, addPost],
  [3, removePost],
  [4, renamePost],
  [4, switchFolder],
  [3, nameLanguage],
  [4, changePicture],
  [8, changeSnippet],
  [5, toggleFile],
  [12, changeSetting],
  [18, changeVariant],
  [5, moveClock],
  [4, toggleFlag],
  [3, touch],
  [6, harmCache],
  [6, exchangeCache],
  [5, changeOutput],
  [1, moveSite],
]
const DRAWS = EDITS.flatMap(([times, make]) => Array.from({ length: times }, () => make))

/** A state that was built, and whether it was published. */
export interface Past {
  readonly state: State
  readonly isPublished: boolean
}

/**
 * The next edit of a script. Some go back to an earlier state, so that old entries of the cache hold again;
 * after a build that failed most do, else few scripts would publish anything.
 */
export function nextEdit(state: State, past: readonly Past[], random: Random): Edit {
  const failed = past.at(-1)?.isPublished === false
  if (failed && random.chance(0.6)) {
    const good = past.findLastIndex(({ isPublished }) => isPublished)
    const to = past[good]
    if (to !== undefined) return { says: `back to the state of build ${good}`, state: to.state }
  } else if (past.length > 1 && random.chance(0.08)) {
    const at = random.chance(0.5) ? past.length - 2 : random.below(past.length)
    return { says: `back to the state of build ${at}`, state: past[at]?.state ?? state }
  }
  for (;;) {
    const edit = random.pick(DRAWS)(state, random)
    if (edit !== undefined && doesSomething(edit, state)) return edit
  }
}

/** Whether an edit is more than a value that stands there already. */
function doesSomething({ state, onDisk }: Edit, before: State): boolean {
  if (onDisk !== undefined || state.now !== before.now || state.flags !== before.flags) return true
  if (state.files.size !== before.files.size) return true
  return [...state.files].some(([path, text]) => before.files.get(path) !== text)
}
