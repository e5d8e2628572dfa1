/**
 * Files that a browser runs when somebody opens them: pages, and drawings with scripts. Some of the first a server runs.
 * They would act in the name of the site, and who writes below `content/` may only be read.
 */

const PAGES = /\.(?:s?html?|xht(?:ml)?|mht(?:ml)?|xslt?|svgz|php\d?|phtml|phar|aspx?|jspx?|cgi|hta)$/i
const XML = /\.(?:svg|xml|xsd|rdf|rss|atom|mml|mathml|gpx|kml|opml|xul|wsdl)$/i

/** Elements that hold or load what runs, in any namespace; handlers; a sheet that makes another document of it. */
const RUNNING =
  /<(?:[^\s<>/:"'=]+:)?(?:script|iframe|object|embed|applet|handler|listener)[\s/>]|[\s"'/]on[a-z]+\s*=|<\?xml-stylesheet|<!ENTITY/i
/** Drawing programs write the names of namespaces so. */
const NAMESPACES = /<!ENTITY\s+[\w.-]+\s+"https?:[^"<>&]*"\s*>/g
const SCHEME = /["';=](?:javascript|vbscript):/i

/** Whether a file can be one that runs, as far as its name tells. */
export function mayRun(path: string): boolean {
  return PAGES.test(path) || XML.test(path)
}

/** Whether a file runs. XML in a form that cannot be looked through counts as running. */
export function runs(path: string, bytes: Uint8Array): boolean {
  if (!XML.test(path)) return PAGES.test(path)
  // UTF-16 and UTF-32 have zeros within the first sign, or begin with bytes that no UTF-8 has.
  if (bytes.subarray(0, 4).some((byte) => byte === 0 || byte >= 0xfe)) return true
  const text = new TextDecoder().decode(bytes)
  const encoding = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/i.exec(text)?.[1] ?? 'utf-8'
  if (!/^(?:utf-?8|us-ascii|ascii|iso-8859-\d+|windows-125\d)$/i.test(encoding)) return true
  const plain = text.replace(NAMESPACES, '')
  const decoded = plain.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, digits) => sign(hex, digits))
  const packed = decoded.replace(/[\u0000-\u0020]+/g, '')
  return RUNNING.test(plain) || RUNNING.test(decoded) || SCHEME.test(packed)
}

function sign(hex: string | undefined, digits: string | undefined): string {
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
