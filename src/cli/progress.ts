import type { Arguments } from './args.ts'

/** On a terminal, a line that counts pages once a build takes over a second. */
export function progressLine(args: Arguments): { step(): void; end(): void } {
  const silent =
    process.stderr.isTTY !== true || args.has('quiet') || args.has('json') || Boolean(process.env.CI)
  const started = performance.now()
  let pages = 0
  let shownAt = started
  return {
    step() {
      pages++
      if (silent || pages % 64 !== 0) return
      const now = performance.now()
      if (now - started < 1000 || now - shownAt < 100) return
      shownAt = now
      process.stderr.write(`\r${pages} pages`)
    },
    end() {
      if (shownAt !== started) process.stderr.write('\r\x1b[K')
    },
  }
}
