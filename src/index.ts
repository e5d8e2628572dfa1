export { type BuildInput, type Built, build } from './build/build.ts'
export { format, type Style } from './cli/print.ts'
export type { PluginData } from './types/plugins.ts'
export type { Config, Diagnostic, Place, Severity } from './types.ts'
