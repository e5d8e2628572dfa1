import type { Diagnostic } from '../../types.ts'
import { withoutSigns } from '../dialects/stand-ins.ts'
import { withNames } from './tags.ts'

/** What a shortcode was read as may stand in the words of another finding, with the signs that no author writes. */
export function inWords(finding: Diagnostic): Diagnostic {
  const { message, hint, about } = finding
  const plain = (words: string) => withoutSigns(withNames(words))
  if ([message, hint, about].every((words) => words === undefined || plain(words) === words)) return finding
  return {
    ...finding,
    message: plain(message),
    ...(hint !== undefined && { hint: plain(hint) }),
    ...(about !== undefined && { about: plain(about) }),
  }
}
