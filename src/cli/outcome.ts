import type { Built } from '../build/build.ts'
import type { Diagnostic } from '../types.ts'
import { EXIT } from './commands.ts'
import type { Project } from './project.ts'

/** What is left to tell when the configuration cannot be read: only that. */
export function nothing({ findings }: Project): Built {
  return {
    findings,
    held: [],
    pages: 0,
    posts: 0,
    redone: new Map(),
    explain: () => undefined,
    readsOf: () => [],
    remember: () => {},
  }
}

export function errorsOf({ findings }: Pick<Built, 'findings'>): readonly Diagnostic[] {
  return findings.filter(({ severity }) => severity === 'error')
}

/** What a command that failed ends with: errors of the configuration are faults of usage, all others of content or templates (SPEC 7). */
export function exitOf(built: Pick<Built, 'findings'>, { configFile }: Project): number {
  const isUsage = errorsOf(built).some(
    ({ code, place }) =>
      code.startsWith('config/') || (code.startsWith('syntax/') && place.path === configFile?.path),
  )
  return isUsage ? EXIT.usage : EXIT.findings
}
