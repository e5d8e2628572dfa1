import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium'

/** A quiet headless browser. Looks for one, installs one where that is one command, else says which. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: QUIET })
}

/** `CHROMIUM_PATH`, then PATH, then the usual places, then (as root on Debian) apt-get. */
export function findChromium(): string {
  const found = installed()
  if (found !== undefined) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    execFileSync('sh', ['-c', INSTALL], { stdio: 'ignore' })
    const fresh = installed()
    if (fresh !== undefined) return fresh
  }
  throw new Error(
    `These tests need Chromium and found none. Type: sudo sh -c '${INSTALL}', or set CHROMIUM_PATH to a browser.`,
  )
}

function installed(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) return wanted
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...onPath, ...PLACES].find((path) => existsSync(path))
}
