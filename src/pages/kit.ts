import type { Addresses } from '../site/addresses.ts'
import type { Read, View } from '../site/facts.ts'
import type { Engine } from '../templates/engine.ts'
import type { Config, LinkUse, Place, Report } from '../types.ts'
import { componentPrinter } from './component.ts'
import { dataView } from './data-view.ts'
import type { Filling } from './fill.ts'

/** What every page of a build is rendered with. */
export interface Press {
  readonly engine: Engine
  readonly addresses: Addresses
  readonly config: Config
  /** A build that shows drafts or scheduled posts: no page of it may be listed by search engines (SPEC 13.26). */
  readonly isPreview: boolean
}

/** The press, set up for one page: what it reads, reports and links to is noted here. */
export interface Kit extends Press {
  readonly read: Read
  readonly report: Report
  readonly links: LinkUse[]
  readonly ids: string[]
  filling(text: Pick<Filling, 'url' | 'target'>): Filling
  /** Render a template for this page. `subject` is the post that the page is about. */
  print(template: string, locals: View, subject: Place): string
}

/** Set the press up for a page. `views` are what all its templates see, beside `data`. */
export function kitFor(press: Press, views: View, read: Read, report: Report): Kit {
  const globals = { ...views, data: dataView(read) }
  const links: LinkUse[] = []
  const ids: string[] = []
  const component = componentPrinter(press.engine, globals)
  // Templates ask for assets as they print; which ones, is not worth telling apart.
  read('assets', '')
  const { engine, addresses } = press
  return {
    ...press,
    read,
    report,
    links,
    ids,
    filling: ({ url, target }) => ({ url, target, read, report, addresses, component, links, ids }),
    print: (template, locals, subject) =>
      engine.render(template, { globals, locals }, { read, report, subject }),
  }
}
