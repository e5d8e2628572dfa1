import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Markdown } from '../markdown/markdown.ts'
import { frameWith } from './watched.ts'

/** So many times what a long text may take, a plugin may take for any: it may load much before its first one. */
const PATIENCE = 15
const LONGEST_PATH = 1024

/**
 * Watch that plugins come to an end. A text that is short is read in this process, and one that never ends there would
 * leave it deaf, to Ctrl+C too.
 *
 * @param folder the package's folder
 * @param limit seconds that a long text may take
 */
export function withEnd(markdown: Markdown, folder: string, limit: number): Markdown {
  const script = join(folder, 'dist/watchdog.js')
  if (!existsSync(script)) return markdown
  const path = new Uint8Array(new SharedArrayBuffer(LONGEST_PATH))
  const seconds = limit * PATIENCE
  const farewell = { path, seconds, asJson: process.argv.includes('--json') }
  const frame = frameWith(script, { memory: Number.POSITIVE_INFINITY, farewell })
  const encoder = new TextEncoder()
  return {
    ...markdown,
    body: (input, report) => {
      path.fill(0).set(encoder.encode(input.path).subarray(0, LONGEST_PATH - 1))
      frame.start(seconds * 1000)
      try {
        return markdown.body(input, report)
      } finally {
        frame.stop()
      }
    },
  }
}
