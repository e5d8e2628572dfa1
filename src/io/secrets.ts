const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\.(git|hg|svn)$/, 'a repository'],
  [/^\.(git-credentials|npmrc|netrc|htpasswd|pgpass)$/i, 'a file of passwords'],
  [/^\.env/i, 'a file of secrets'],
  [/^\.(ssh|aws|gnupg|kube)$/, 'a folder of keys'],
  [/\.(pem|p12|pfx|jks|kdbx|ppk)$/i, 'a key'],
  [/^id_(rsa|dsa|ecdsa|ed25519)$/, 'a key'],
  [/^node_modules$/, 'a folder of packages'],
  [/^\.octavo$/, 'a working folder of Octavo'],
]

/** What must never be published under this name, in words; undefined for an ordinary file. */
export function secretName(name: string): string | undefined {
  return NAMES.find(([pattern]) => pattern.test(name))?.[1]
}

/** Whether a file is a private key, whatever its name: PEM says so in its first line. */
export function isPrivateKey(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x2d || bytes[1] !== 0x2d) return false
  return /^-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 80)))
}
