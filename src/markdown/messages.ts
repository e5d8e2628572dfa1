import type { VFile } from 'vfile'
import type { Report } from '../types.ts'
import type { BodyInput } from './markdown.ts'

/**
 * Turn what plugins said by `file.message()`, `file.info()` and `file.fail()` into findings at their place.
 *
 * @returns whether one of them was fatal
 */
export function reportMessages(file: VFile, input: BodyInput, report: Report): boolean {
  for (const { source, ruleId, fatal, reason, line, column, note } of file.messages) {
    report({
      code: [source ?? 'plugin', ruleId].filter((part) => part !== undefined).join('/'),
      severity: fatal === true ? 'error' : 'warning',
      message: reason,
      place: { path: input.path, line: (line ?? 1) + input.line - 1, column: column ?? 1 },
      ...(note !== undefined && { hint: note }),
    })
  }
  return file.messages.some((message) => message.fatal === true)
}
