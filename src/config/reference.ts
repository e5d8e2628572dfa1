import { EXAMPLES } from './examples.ts'
import type { Setting } from './setting.ts'
import { sections } from './table.ts'
import { permalinkPresets } from './wants.ts'

/** The page docs/configuration.md, made from the table of keys. `typeOf` says what a key takes. */
export function configurationPage(typeOf: (setting: Setting) => string): string {
  const parts = sections().map(
    ({ title, settings }) =>
      `## ${title}\n\n${settings.map((setting) => entry(setting, typeOf(setting))).join('\n')}`,
  )
  return `${INTRODUCTION}\n${parts.join('\n')}\n${presets()}`
}

const INTRODUCTION = `# Configuration

*Generated from \`src/config/table.ts\`: change it there.*

\`octavo.config.yaml\` stands in the root of the project. Every key is optional, and so is the file. A key with a dot
stands inside another: \`paths.pages\` is written

\`\`\`yaml
paths:
  pages: content/pages
\`\`\`

An unknown key or a wrong value is an error at its line, and nothing is published. Editors that read JSON
Schema complete and check the file with \`docs/config.schema.json\`.
`

function entry({ key, fallback, description }: Setting, type: string): string {
  const usual = fallback === undefined ? 'Not set by default.' : `Default: \`${JSON.stringify(fallback)}\`.`
  const example = EXAMPLES[key]
  const shown = example === undefined ? '' : `\n\`\`\`yaml\n${example}\n\`\`\`\n`
  return `### \`${key}\`\n\n${description}\n\nTakes ${type}. ${usual}\n${shown}`
}

function presets(): string {
  const rows = permalinkPresets().map(([name, pattern]) => `| \`${name}\` | \`${pattern}\` |`)
  return `## Presets of \`permalink\`\n\n| name | pattern |\n|---|---|\n${rows.join('\n')}\n`
}

/** A JSON Schema of the whole file. `schemaOf` makes that of one key. */
export function configurationSchema(schemaOf: (setting: Setting) => Tree): string {
  const root: Tree = map()
  for (const { settings } of sections())
    for (const setting of settings) place(root, setting, schemaOf(setting))
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'octavo.config.yaml' }
  return `${JSON.stringify({ ...head, ...root }, null, 2)}\n`
}

export interface Tree {
  readonly [key: string]: unknown
}

function map(): Tree & { readonly properties: { [key: string]: unknown } } {
  return { type: 'object', properties: {}, additionalProperties: false }
}

function place(root: Tree, setting: Setting, schema: Tree): void {
  const groups = setting.key.split('.')
  const last = groups.pop() ?? ''
  let inner = root.properties as { [key: string]: Tree }
  for (const group of groups) {
    inner[group] ??= map()
    inner = inner[group]?.properties as { [key: string]: Tree }
  }
  const usual = setting.fallback === undefined ? {} : { default: setting.fallback }
  inner[last] = { description: setting.description, ...usual, ...schema }
}
