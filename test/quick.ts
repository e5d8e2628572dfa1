/**
 * For a test whose work must grow with its text, not with the square of it: the square would take many times as long. The runner
 * ends it after this time, which leaves room for a busy machine.
 */
export const QUICK = { timeout: 30_000 }
