import type { VFile } from 'vfile'
import type { StepContext } from './step.ts'

/**
 * Turn what plugins said by `file.message()`, `file.info()` and `file.fail()` into findings at their place.
 *
 * @returns whether one of them was fatal
 */
export function reportMessages(file: VFile, { input, report, place: placeOf }: StepContext): boolean {
  for (const { source, ruleId, fatal, reason, line, column, place, note } of file.messages) {
    const { offset } = place === undefined ? {} : 'start' in place ? place.start : place
    report({
      code: [source ?? 'plugin', ruleId].filter((part) => part !== undefined).join('/'),
      severity: fatal === true ? 'error' : 'warning',
      message: reason,
      // Behind the post's own text stand those of its snippets.
      place:
        offset !== undefined && offset > input.text.length
          ? placeOf({}, 0, offset)
          : { path: input.path, line: (line ?? 1) + input.line - 1, column: column ?? 1 },
      ...(note !== undefined && { hint: note }),
    })
  }
  return file.messages.some((message) => message.fatal === true)
}
