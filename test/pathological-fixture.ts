import { apartFor } from './apart-fixture.ts'
import { markdownLine, render } from './markdown-fixture.ts'
import { FAMILIES } from './pathological.ts'

/** Two seconds are a post's time, six on a slow or busy machine; the rest is for starting the other process there. */
const MOST_MS = 10_000

/**
 * What is wrong with the answers to all families of that size: each must be a body, or an error in its place that
 * is no crash, in time.
 */
export async function faultsOf(parser: 'native' | 'remark', size: number): Promise<string[]> {
  const markdown = await markdownLine(parser, { apart: apartFor({ parser }) })
  const faults: string[] = []
  for (const [name, make] of FAMILIES) {
    const text = make(size)
    const started = performance.now()
    const { body, findings } = await render(markdown, text)
    const time = performance.now() - started
    const codes = new Set(findings.map(({ code }) => code))
    const lines = text.split('\n').length
    if (time > MOST_MS) faults.push(`${name}: ${time.toFixed(0)} ms`)
    if (codes.has('markdown/crash')) faults.push(`${name}: crash`)
    if (body === undefined && !findings.some(({ severity }) => severity === 'error'))
      faults.push(`${name}: no word`)
    if (findings.some(({ place }) => place.line < 1 || place.line > lines)) faults.push(`${name}: astray`)
  }
  return faults
}
