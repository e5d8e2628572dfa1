import { type Checked, checkLinks } from '../check/links.ts'
import { judge } from '../check/severity.ts'
import type { Markdown } from '../markdown/markdown.ts'
import type { Press } from '../pages/kit.ts'
import { noUrl } from '../report/config.ts'
import { noPosts } from '../report/site.ts'
import { addressesOf } from '../site/addresses.ts'
import { collate } from '../site/collate.ts'
import { factsOf } from '../site/facts.ts'
import { gate } from '../site/gate.ts'
import { route } from '../site/route.ts'
import { matcher } from '../text/glob.ts'
import type {
  Config,
  ConfigPlaces,
  Diagnostic,
  Held,
  Instant,
  Json,
  Page,
  Report,
  Snapshot,
  Visibility,
} from '../types.ts'
import { parseAll } from './parse-all.ts'
import { renderAll } from './render-all.ts'

/** Everything that a build depends on, as values; nothing else reaches it. */
export interface BuildInput {
  readonly files: Snapshot
  readonly config: Config
  readonly places: ConfigPlaces
  readonly data: ReadonlyMap<string, Json>
  readonly markdown: Markdown
  readonly openPress: (addresses: Press['addresses'], report: Report) => Promise<Press & Assets>
  readonly sizeOf: Parameters<typeof factsOf>[0]['sizeOf']
  readonly now: Instant
  readonly show: ReadonlySet<Visibility>
  readonly command: 'build' | 'check'
  /** Takes every finished file at once. Staging is not publishing. */
  readonly stage: (path: string, bytes: Uint8Array) => void
}

/** The styles, fonts and scripts that the pages asked for, after the pages are rendered. */
export interface Assets {
  readonly assetOutputs: () => readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

export interface Built {
  readonly findings: readonly Diagnostic[]
  readonly held: readonly Held[]
  readonly pages: readonly Page[]
  /** Number of posts that readers see. */
  readonly posts: number
}

/**
 * The line, whole: parse, gate, collate, route, render, check. Faults in the user's files come back
 * as findings, all of them; whether to publish is the caller's decision.
 *
 * @param found findings of what was done before: the configuration, the snapshot, data files
 */
export async function build(input: BuildInput, found: readonly Diagnostic[]): Promise<Built> {
  const { files, config, data } = input
  const findings: Diagnostic[] = [...found]
  const report: Report = (finding) => findings.push(finding)
  if (config.url === undefined) report(noUrl())

  const parsed = await parseAll(input, report)
  if (parsed.posts.every(({ kind }) => kind !== 'post') && parsed.broken.length === 0)
    report(noPosts(config.paths.posts ?? 'content/posts'))
  const gated = gate(parsed.posts, input)
  const site = collate(gated, parsed.broken, config, { registry: data.get('categories'), report })
  const routes = route(site, files, config, report)
  const addresses = addressesOf(config)
  const press = await input.openPress(addresses, report)
  const read = factsOf({ site, config, files, copies: routes.copies, data, sizeOf: input.sizeOf })
  const checked: Checked[] = await renderAll({ input, press, read, routes, report })
  // A post that could not be read or placed has no page; what links to it is not at fault.
  if (parsed.broken.length === 0 && routes.isWhole) {
    checkLinks(checked, { base: addresses.base, isServed: matcher(config.links.served) }, report)
  }
  return {
    findings: judge(findings, { rules: config.check.rules, command: input.command }),
    held: gated.held,
    pages: routes.pages,
    posts: site.order.length,
  }
}
