import type { Read } from '../site/facts.ts'
import { isGivenValue } from '../templates/filters.ts'
import { isMap } from '../text/json.ts'
import type { Chunk, ComponentHole, Json } from '../types.ts'
import { templateOf } from './component-names.ts'
import { isOfTheme } from './layout.ts'

/**
 * The children of a component. Tabs that do not say their name get it from `items` of their `<Tabs>` (Nextra; Hextra, with commas) or
 * `values` (Docusaurus), and one is open if that says so, else the first. Only where both templates are ours: others may mean
 * something else.
 */
export function tabsOf({ name, props, children }: ComponentHole, read: Read): readonly Chunk[] {
  if (name !== 'Tabs') return children
  if (!['components/Tabs.html', 'components/Tab.html'].every((path) => isOfTheme(path, read))) return children
  const items = typeof props.items === 'string' ? props.items.split(',') : props.items
  const entries = [items, props.values].find((list) => Array.isArray(list)) ?? []
  const says = children.some(
    (chunk) => isTab(chunk, read) && (chunk.props.open ?? chunk.props.default) !== undefined,
  )
  const first = says || props.defaultValue !== undefined || props.defaultIndex !== undefined ? -1 : 0
  let at = 0
  return children.map((chunk) => {
    if (!isTab(chunk, read)) return chunk
    const tab = chunk.props
    const isNamed = isGivenValue(tab.label) || isGivenValue(tab.title)
    const label = isNamed ? undefined : labelIn(entries as readonly Json[], at, tab.value)
    const known = [tab.value, tab.label, tab.title, label].filter(isGivenValue)
    const open =
      at === first || props.defaultIndex === at || known.some((word) => word === props.defaultValue)
    at++
    return { ...chunk, props: { ...tab, ...(label !== undefined && { label }), ...(open && { open }) } }
  })
}

function isTab(chunk: Chunk, read: Read): chunk is ComponentHole {
  return typeof chunk !== 'string' && chunk.kind === 'component' && templateOf(chunk.name, read) === 'Tab'
}

/** The words for a tab: those of the entry of its value, else of its place. An entry is text, or holds it. */
function labelIn(entries: readonly Json[], at: number, value: Json | undefined): Json | undefined {
  const records = entries.flatMap((entry) => (isMap(entry) ? [entry] : []))
  const entry = records.find((record) => value !== undefined && record.value === value) ?? entries[at]
  const label = isMap(entry) ? (entry.label ?? entry.value) : entry
  return isGivenValue(label) ? label : undefined
}
