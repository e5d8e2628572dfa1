import type { Read } from '../site/facts.ts'

/** Names that Docusaurus, Astro, Gatsby and PostHog have for components of ours. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['TabItem', 'Tab'],
  ['Admonition', 'Callout'],
  ['Aside', 'Callout'],
  ['CalloutBox', 'Callout'],
  ['ProductScreenshot', 'Figure'],
  ['Picture', 'Image'],
  ['StaticImage', 'Image'],
  ['ProductVideo', 'Video'],
])

/** The component whose template prints one of this name: its own, if there is one. */
export function templateOf(name: string, read: Read): string {
  const other = ALSO.get(name)
  return other === undefined || read('template', `components/${name}.html`) !== undefined ? name : other
}
