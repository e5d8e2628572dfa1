import micromatch from 'micromatch'

/** A test for paths by glob patterns (micromatch's, as fast-glob reads them). */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const tests = patterns.map((pattern) => micromatch.matcher(pattern, { dot: true }))
  return (path) => tests.some((test) => test(path))
}
