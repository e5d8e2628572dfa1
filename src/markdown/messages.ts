import type { VFile } from 'vfile'
import type { StepContext } from './step.ts'

type Message = VFile['messages'][number]

/**
 * Turn what plugins said by `file.message()`, `file.info()` and `file.fail()` into findings at their place. Everything comes
 * from outside: a message may be anything.
 *
 * @returns whether one of them was fatal
 */
export function reportMessages(file: VFile, { input, report, place: placeOf }: StepContext): boolean {
  const messages: readonly (Partial<Message> | null | undefined)[] = file.messages
  for (const said of messages) {
    const { source, ruleId, fatal, reason, message, line, column, place, note } = said ?? {}
    const offset = offsetIn(place)
    report({
      code: [source || 'plugin', ruleId].filter(isSaid).map(asCode).join('/'),
      severity: fatal === true ? 'error' : 'warning',
      message: [reason, message, said].find(isSaid) ?? 'a message without words',
      // Behind the post's own text stand those of its snippets.
      place:
        offset !== undefined && offset > input.text.length
          ? placeOf({}, 0, offset)
          : { path: input.path, line: counted(line) + input.line - 1, column: counted(column) },
      ...(isSaid(note) && { hint: note }),
    })
  }
  return messages.some((message) => message?.fatal === true)
}

/** Where a message begins, by its place, which is a point or a stretch; undefined where it does not say. */
export function offsetIn(place: Message['place'] | null): number | undefined {
  return !place ? undefined : ('start' in place ? place.start : place).offset
}

function isSaid(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function asCode(text: string): string {
  return text.replace(/[^\p{L}\p{N}_@/.-]+/gu, '-')
}

/** A line or a column. */
function counted(value: unknown): number {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 1
}
