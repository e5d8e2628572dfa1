import type { Addresses } from '../site/addresses.ts'
import type { Assets } from '../site/facts.ts'
import { hash } from '../text/hash.ts'
import type { Stamps } from '../types/store.ts'
import type { Diagnostic, LinkUse, Report } from '../types.ts'
import type { BuildInput, OpenPress } from './build.ts'

/** The theme of an earlier build: addresses, files and links of its assets, and what was wrong with it. */
export interface KeptTheme {
  readonly key: string
  readonly assets: Assets
  readonly files: readonly (readonly [path: string, hash: string])[]
  readonly links: readonly LinkUse[]
  readonly findings: readonly Diagnostic[]
}

export interface Theme {
  readonly kept: KeptTheme
  /** Open the press, once however often it is asked for. */
  readonly open: () => Promise<OpenPress>
}

/** Publish the assets and check the templates; what an earlier build found of the same files is taken as it is. */
export async function openTheme(
  input: BuildInput,
  addresses: Addresses,
  {
    key,
    before,
    stamps,
  }: { readonly key: string; readonly before?: KeptTheme | undefined; readonly stamps: Stamps },
  report: Report,
): Promise<Theme> {
  if (before?.key === key && before.files.every(([path]) => keepStanding(path, stamps, input))) {
    for (const finding of before.findings) report(finding)
    return { kept: before, open: once(() => input.openPress(addresses, before.assets, () => {})) }
  }
  const findings: Diagnostic[] = []
  const note: Report = (finding) => findings.push(finding)
  const set = await input.makeAssets(addresses, note)
  const files = set.outputs.map(({ path, bytes }): [string, string] => {
    const digest = hash(bytes)
    input.output.stage(path, bytes, digest)
    return [path, digest]
  })
  const open = once(() => input.openPress(addresses, set.addresses, note))
  const press = await open()
  press.check(note)
  for (const finding of findings) report(finding)
  return { kept: { key, assets: set.addresses, files, links: set.links, findings }, open }
}

/** Keep a file of the last build; false where it does not stand as it was published. */
export function keepStanding(path: string, stamps: Stamps, { output }: BuildInput): boolean {
  const stamp = stamps.get(path)
  return stamp !== undefined && output.keep(path, stamp)
}

function once<T>(task: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => {
    started ??= task()
    return started
  }
}
