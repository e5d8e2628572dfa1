import micromatch from 'micromatch'

/** A test for paths by glob patterns (micromatch's, as fast-glob reads them). */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const tests = patterns.map((pattern) => micromatch.matcher(pattern, { dot: true }))
  return (path) => tests.some((test) => test(path))
}

/**
 * A test for files of the project as a folder default names them: from the root or from `content/`, with or
 * without a slash in front. A folder means everything in it.
 */
export function folderMatcher(pattern: string): (path: string) => boolean {
  const bare = pattern.trim().replace(/^(?:\.?\/)+|\/+$/g, '')
  if (bare === '') return () => false
  const isFolder = !/[*?[\]{}()!]/.test(bare.slice(bare.lastIndexOf('/') + 1))
  const matches = matcher(isFolder ? [bare, `${bare}/**`] : [bare])
  // `posts/**` is meant from `content/`, as SPEC has it; the whole path is understood too.
  return bare.startsWith('!')
    ? (path) => matches(path.replace(/^content\//, '')) && matches(path)
    : (path) => matches(path.replace(/^content\//, '')) || matches(path)
}
