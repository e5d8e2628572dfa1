import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one plain line that scripts can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let passed = 0
    let failed = 0
    for (const module of modules) {
      let own = 0
      for (const test of module.children.allTests()) {
        own++
        if (test.result().state === 'passed') passed++
        else if (test.result().state === 'failed') failed++
      }
      if (own === 0 || module.errors().length > 0) failed++
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
  }
}
