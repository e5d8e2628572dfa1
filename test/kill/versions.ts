import type { Files } from './tree.ts'

export type Version = 'even' | 'odds'

/**
 * A site in two versions of which every page differs in its bytes and not in its length, some pages exist in
 * one only, and a file of one is a folder of the other.
 */
export function site(version: Version, pages: number): Files {
  const files: Record<string, string> = {
    [`${version}.txt`]: version,
    'assets/a.css': version,
    'same.html': 'same',
  }
  for (let page = 0; page < pages; page++) files[`p${page}/index.html`] = `${version} ${'x'.repeat(3000)} end`
  files[version === 'even' ? 'turn' : 'turn/index.html'] = version
  files[version === 'even' ? 'back/index.html' : 'back'] = version
  files['feed.xml'] = version
  return files
}
