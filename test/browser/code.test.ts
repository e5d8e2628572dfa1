import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './chromium.ts'
import { SAMPLE } from './sample.ts'
import { type Served, serveSite } from './serve.ts'
import { buildFiles } from './site.ts'

let browser: Browser
let served: Served

beforeAll(async () => {
  const [opened, sample] = await Promise.all([openBrowser(), buildFiles(SAMPLE)])
  browser = opened
  served = await serveSite((path) => sample.files.get(path.replace(/^notes\//, '')))
})

afterAll(async () => {
  await browser.close()
  await served.close()
})

async function openCode(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  await page.goto(`${served.origin}/notes/blog/code/`)
  return page
}

describe('the button that copies', () => {
  const permissions = ['clipboard-read', 'clipboard-write']

  test('copies code without numbers, and of a diff what is left of it', async () => {
    const page = await openCode({ permissions })
    expect(await page.locator('figure.code .copy').count()).toBe(5)
    const copied = async (at: number) => {
      const button = page.locator('.copy').nth(at)
      await button.click()
      await button.getByText('Copied').waitFor()
      return page.evaluate('navigator.clipboard.readText()')
    }
    expect(await copied(0)).toMatch(
      /^import \{ fold \} from '.\/sheet.ts'\nconst sheet = fold\(3\)[\s\S]*`\)$/,
    )
    expect(await copied(1)).toBe('const leaf = fold(sheet, 3)\nprint(leaf)')
    await page.context().close()
  })

  test('is reached and pressed by the keyboard, and seen then', async () => {
    const page = await openCode({ permissions })
    const button = page.locator('.copy').first()
    await page.locator('figure.code pre').first().focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('copy')
    await page.waitForFunction('getComputedStyle(document.activeElement).opacity === "1"')
    await page.keyboard.press('Enter')
    await button.getByText('Copied').waitFor()
    await button.getByText('Copy', { exact: true }).waitFor()
    await page.context().close()
  })

  test('says so when the browser does not let it', async () => {
    const page = await openCode()
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no"))')
    await page.locator('.copy').first().click()
    await page.locator('.copy').first().getByText('Not copied').waitFor()
    await page.context().close()
  })

  test('is not there without script', async () => {
    const page = await openCode({ javaScriptEnabled: false })
    expect(await page.locator('figure.code').count()).toBe(5)
    expect(await page.locator('.copy').count()).toBe(0)
    await page.context().close()
  })
})

test('numbers and signs stand before the lines, and are told to who cannot see them', async () => {
  const page = await openCode()
  const shown = (await page.evaluate(`(() => {
    const figure = document.createElement('figure')
    document.querySelector('.prose').append(figure)
    return ['numbers', 'diff', 'numbers diff'].map((name) => {
      figure.innerHTML = '<pre class="' + name + '"><code>' +
        ['line', 'line ins', 'line del', 'line" data-n="7'].map((line) => '<span class="' + line + '">x</span>').join('') + '</code></pre>'
      return [...figure.querySelectorAll('.line')].map((line) => getComputedStyle(line, '::before').content)
    })
  })()`)) as readonly (readonly string[])[]
  expect(shown).toEqual([
    ['counter(n) / ""', 'counter(n) / ""', 'counter(n) / ""', '"7" / ""'],
    ['" " / ""', '"+" / "added: "', '"−" / "removed: "', '" " / ""'],
    [
      'counter(n) "   " / ""',
      'counter(n) "  +" / "added: "',
      'counter(n) "  −" / "removed: "',
      '"7   " / ""',
    ],
  ])
  await page.context().close()
})

test('a tab indents as much behind numbers and signs as without them', async () => {
  const page = await openCode()
  const widths = (await page.evaluate(`(() => {
    const figure = document.createElement('figure')
    document.querySelector('.prose').append(figure)
    const left = (node) => {
      const range = document.createRange()
      range.setStart(node.firstChild, node.textContent.length - 1)
      range.setEnd(node.firstChild, node.textContent.length)
      return range.getBoundingClientRect().left
    }
    return ['', 'numbers', 'diff', 'numbers diff'].map((name) => {
      const lines = ['x', '\\tx', '\\t\\tx', '    x'].map((text) => '<span class="line">' + text + '</span>')
      figure.innerHTML = '<pre class="' + name + '"><code>' + lines.join('') + '</code></pre>'
      const [none, one, two, four] = [...figure.querySelectorAll('.line')].map(left)
      return [(one - none) / (four - none), (two - none) / (four - none)].map((width) => width.toFixed(2))
    })
  })()`)) as readonly (readonly string[])[]
  expect(widths).toEqual(Array.from({ length: 4 }, () => ['0.50', '1.00']))
  await page.context().close()
})

test('a title stands above the first letter of its code, in a callout too', async () => {
  const page = await openCode()
  const starts = (await page.evaluate(`(() => {
    const figure = document.querySelector('figure.code:has(figcaption)').cloneNode(true)
    figure.querySelector('pre').className = ''
    const callout = document.createElement('div')
    callout.className = 'callout'
    const left = (element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return Math.round(range.getBoundingClientRect().left)
    }
    return [document.querySelector('.prose'), callout].map((parent) => {
      document.querySelector('.prose').append(callout)
      parent.append(figure)
      return left(figure.querySelector('figcaption > span')) - left(figure.querySelector('.line > *, code > span > *'))
    })
  })()`)) as readonly number[]
  expect(starts).toEqual([0, 0])
  await page.context().close()
})

/** Every kind of token on every kind of line, as colours that are painted. */
const PAIRS = `(() => {
  const paint = (colour) => {
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const figure = document.createElement('figure')
  figure.className = 'code'
  document.querySelector('.prose').append(figure)
  return CLASSES.flatMap((token) => ['', 'line mark', 'line ins', 'line del'].map((line) => {
    figure.innerHTML = '<pre><code><span class="' + line + '"><span class="' + token + '">x</span></span></code></pre>'
    const background = getComputedStyle(figure.querySelector(line === '' ? 'pre' : '.line')).backgroundColor
    const colour = getComputedStyle(figure.querySelector('.line > *, code > span > *')).color
    return { name: token + ' on ' + (line || 'code'), colours: [paint(colour), paint(background)] }
  }))
})()`

interface Pair {
  readonly name: string
  readonly colours: readonly [readonly number[], readonly number[]]
}

test.each(['light', 'dark'] as const)('every colour of code can be read (AA), %s', async (colorScheme) => {
  const css = readFileSync(join(import.meta.dirname, '../../templates/assets/styles/highlight.css'), 'utf8')
  const classes = ['', ...new Set([...css.matchAll(/\.(hljs-[\w-]+)/g)].map((match) => match[1] ?? ''))]
  expect(classes.length).toBeGreaterThan(25)
  const page = await openCode({ colorScheme })
  const pairs = (await page.evaluate(PAIRS.replace('CLASSES', JSON.stringify(classes)))) as readonly Pair[]
  expect(pairs).toHaveLength(classes.length * 4)
  expect(pairs.every(({ colours: [, [, , , alpha]] }) => alpha === 255)).toBe(true)
  const weak = pairs.filter(({ colours: [ink, paper] }) => contrast(ink, paper) < 4.5)
  expect(weak.map(({ name, colours: [ink, paper] }) => `${name} ${contrast(ink, paper).toFixed(2)}`)).toEqual(
    [],
  )
  await page.context().close()
})

/** WCAG 2.2, contrast ratio. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
