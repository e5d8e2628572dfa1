/** Why a module that the configuration names cannot be had. */
export interface LoadFault {
  readonly reason: string
  /** `absent`: it is not there. `import`: something that it imports is not. Else it was found, and fails by itself. */
  readonly kind: 'absent' | 'import' | 'failed'
  /** The package that an import wants. */
  readonly wants?: string | undefined
}

/** The hint for a plugin or a module of filters that cannot be loaded: what mends it depends on what is wrong. */
export function loadHint(name: string, { kind, wants }: LoadFault): string {
  const isFile = name.startsWith('.')
  if (kind === 'absent') {
    if (isFile) return 'the path starts at the configuration file'
    return /\.[cm]?[jt]s$/.test(name)
      ? `write \`./${name}\` if this is a file of the site`
      : `npm install ${name}`
  }
  if (wants !== undefined) return `npm install ${wants}`
  if (isFile)
    return kind === 'import'
      ? 'mend the path of the import, which starts at the file that it stands in'
      : 'the file was found: mend what goes wrong in it'
  return 'the package was found, and the fault is in it: install it anew, or another version'
}
