import { warning } from '../report.ts'
import type { Diagnostic } from '../types.ts'

const CONFIG = { path: 'octavo.config.yaml', line: 1, column: 1 }

/**
 * The configuration has no `url`, so that Octavo does not know where the site will stand. Everything is
 * built but the feeds, the sitemap and canonical links; write `url: https://example.org`.
 */
export function noUrl(): Diagnostic {
  return warning(
    'config/no-url',
    CONFIG,
    'without `url` there are no feeds, no sitemap and no canonical links',
    'write `url: https://example.org`, with your own address',
  )
}
