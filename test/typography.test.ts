import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typographic } from '../src/markdown/typography/quotes.ts'
import { list, markdownLine, render, show } from './markdown-fixture.ts'

const set = { typography: true, emoji: true }
const native = await markdownLine('native', set)
const reference = await markdownLine('remark', set)
const plain = await markdownLine('native')

async function both(source: string, lang = 'en'): Promise<string> {
  const made = await Promise.all([native, reference].map((line) => render(line, source, 'post.md', lang)))
  const [one, other] = made.map(({ body, findings }) => [show(body?.chunks ?? []), list(findings)])
  expect(one).toEqual(other)
  expect(one?.[1]).toEqual([])
  return String(one?.[0])
}

type Row = readonly [source: string, html: string]
const named = (rows: readonly Row[]) =>
  rows.map(([source, html]) => ({ source, html, name: JSON.stringify(source) }))

describe('typography', () => {
  test.each(
    named([
      ['"Hello," she said.', '<p>“Hello,” she said.</p>'],
      ["don't, dogs', 'tis, '90s, 'n", '<p>don’t, dogs’, ’tis, ’90s, ’n</p>'],
      ["The 'cause' field, the 'round' function", '<p>The ‘cause’ field, the ‘round’ function</p>'],
      [
        "'n' times, 'cause of death' or '10 commandments'",
        '<p>‘n’ times, ‘cause of death’ or ‘10 commandments’</p>',
      ],
      ["rock 'n' roll, Drum 'n' Bass, add 'n' items", '<p>rock ’n’ roll, Drum ’n’ Bass, add ‘n’ items</p>'],
      [
        "'Rock 'n' roll' and 'the 'cause' field' 'in '99'",
        '<p>‘Rock ’n’ roll’ and ‘the ‘cause’ field’ ‘in ’99’</p>',
      ],
      ["'cause I said 'no', since '99 'x'", '<p>’cause I said ‘no’, since ’99 ‘x’</p>'],
      ["'tis the dogs' day, '99 was 6' high", "<p>’tis the dogs’ day, ’99 was 6' high</p>"],
      // Listed without blanks, the second opens too.
      ['["a","b"] "c";"d" "e":"f" "no,"', '<p>[“a”,“b”] “c”;“d” “e”:“f” “no,”</p>'],
      ["'a','b','c' dogs','d', 'e,' f", '<p>‘a’,‘b’,‘c’ dogs’,‘d’, ‘e,’ f</p>'],
      ['"he said,"she said, 27",x', '<p>“he said,”she said, 27",x</p>'],
      [
        "the '90s' best, '80s' 'x'; a '10' and '50 ways'",
        '<p>the ’90s’ best, ’80s’ ‘x’; a ‘10’ and ‘50 ways’</p>',
      ],
      [
        "bread 'n' butter, Rhythm 'n' Blues, drag 'n' drop",
        '<p>bread ’n’ butter, Rhythm ’n’ Blues, drag ’n’ drop</p>',
      ],
      ["'Cause I'm feelin' good in the '90s", '<p>’Cause I’m feelin’ good in the ’90s</p>'],
      ["'Single' and \"it's 'in' here\"", '<p>‘Single’ and “it’s ‘in’ here”</p>'],
      ['"*a*" *"b"* **"d**" c" ("x").', '<p>“<em>a</em>” <em>“b”</em> <strong>“d</strong>” c” (“x”).</p>'],
      ['"[a "b"](/c "d\'e")"', '<p>“<a href="[[/c]]" title="d&#x27;e">a “b”</a>”</p>'],
      ['a -- b --- c, 1990--1995, "a"--"b" ----', '<p>a – b — c, 1990–1995, “a”–“b” ----</p>'],
      ['use --force, x...y, .... ../.../z', '<p>use --force, x…y, .... ../.../z</p>'],
      ['他说"你好"，在"设置"里', '<p>他说“你好”，在“设置”里</p>'],
      ['彼は"こんにちは"', '<p>彼は“こんにちは”</p>'],
      ['צה"ל "שלום"', '<p>צה"ל “שלום”</p>'],
      [
        'the "--force" flag, \'--a\', --a/--b, --foo=--bar, "a"--b',
        '<p>the “--force” flag, ‘--a’, --a/--b, --foo=--bar, “a”–b</p>',
      ],
      ["The \"Save\"'s label is 'wrong'.", '<p>The “Save”’s label is ‘wrong’.</p>'],
      [
        "The 'cause' field, 'round', rock 'n' roll, 'cause I",
        '<p>The ‘cause’ field, ‘round’, rock ’n’ roll, ’cause I</p>',
      ],
      ['the "--force" flag, \'--force\', "\'--x\'"', '<p>the “--force” flag, ‘--force’, “‘--x’”</p>'],
      ['--foo=--bar --a|--b,--c {--d', '<p>--foo=--bar --a|--b,--c {--d</p>'],
      ['git --a/--b, --x="--y"', '<p>git --a/--b, --x=“--y”</p>'],
      ['"Stop"--he said. \'No!\'--she', '<p>“Stop”–he said. ‘No!’–she</p>'],
      [
        'The "Save"\'s label is \'wrong\'. \'the "Save"\'s "x"\'',
        '<p>The “Save”’s label is ‘wrong’. ‘the “Save”’s “x”’</p>',
      ],
      ['"the \'x\'"--he "the \'x\'"-like', '<p>“the ‘x’”–he “the ‘x’”-like</p>'],
      ['\'"No," she said.', '<p>’“No,” she said.</p>'],
      ['27" and 6\'2" wide', '<p>27" and 6\'2" wide</p>'],
      ['\\"a\\" b\\...c &quot;d&quot;', '<p>"a" b...c "d"</p>'],
      [
        '`"a"` $\\text{"x"}$ <kbd>"k"</kbd> <b title="\'">"b"</b>',
        '<p><code>"a"</code> <math alttext="\\text{&#x22;x&#x22;}"><mtext>"x"</mtext></math> <kbd>"k"</kbd> <b title="&#x27;">“b”</b></p>',
      ],
      [
        'https://a.b/--c...d <https://a.b/"> x@a--b.de',
        '<p><a href="https://a.b/--c...d">https://a.b/--c...d</a> <a href="https://a.b/%22">https://a.b/"</a> <a href="mailto:x@a--b.de">x@a--b.de</a></p>',
      ],
      [
        '```\n"a"\n```\n\n<pre>"b"</pre>\n\n<div>"c"</div>',
        '<pre tabindex="0"><code>"a"\n</code></pre>\n<pre tabindex="0">"b"</pre>\n<div>"c"</div>',
      ],
      ['## It\'s "so" -- yes', '<h2 id="its-so----yes">It’s “so” – yes</h2>'],
      [
        '| "a" |\n|---|\n| \'b\' |',
        '<div class="table" role="region" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col">“a”</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>‘b’</td>\n</tr>\n</tbody>\n</table></div>',
      ],
      ['![a "b"](c.png "It\'s")', '<figure>((c.png|a "b"))<figcaption>It’s</figcaption></figure>'],
      ['![a "b"][c]\n\n[c]: c.png "It\'s"', '<figure>((c.png|a "b"))<figcaption>It’s</figcaption></figure>'],
      [
        ':::tip It\'s\n"x"\n:::',
        '<div class="callout tip" role="note"><p class="label">It’s</p><p>“x”</p></div>',
      ],
      ['<A>"x"</A> "<B/>"', '<p>{A|“x”} “{B}”</p>'],
    ]),
  )('$name', async ({ source, html }) => {
    expect(await both(source)).toBe(html)
  })

  test.each([
    ['en-GB', '“a ‘b’ c’s”'],
    ['de', '„a ‚b‘ c’s“'],
    ['de-AT', '„a ‚b‘ c’s“'],
    ['de-CH', '«a ‹b› c’s»'],
    ['fr', '«\u202fa “b” c’s\u202f»'],
    ['es', '«a “b” c’s»'],
    ['it', '«a “b” c’s»'],
    ['nl', '“a ‘b’ c’s”'],
    ['pl', '„a ‚b’ c’s”'],
    ['ru', '«a „b“ c’s»'],
    ['sv', '”a ’b’ c’s”'],
    ['da', '“a ‘b’ c’s”'],
    ['pt-BR', '“a ‘b’ c’s”'],
    ['pt-PT', '«a “b” c’s»'],
    ['xx', '“a ‘b’ c’s”'],
  ])('quotes of %s', async (lang, shown) => {
    expect(await both("\"a 'b' c's\"", lang)).toBe(`<p>${shown}</p>`)
  })

  test.each([
    ['צה"ל "שלום" ו"צה"ל"', 'צה"ל “שלום” ו"צה"ל"'],
    ['"הרמטכ"ל אמר"', '“הרמטכ"ל אמר”'],
    ["ג'ירפה 'שלום'", 'ג’ירפה ‘שלום’'],
  ])('between two Hebrew letters a double quote is a gershayim: %s', async (source, shown) => {
    expect(await both(source, 'he')).toBe(`<p>${shown}</p>`)
  })

  test('what belongs to a word behind a quote closes none', async () => {
    expect(await both("'a \"b\"'s c'", 'de')).toBe('<p>‚a „b“’s c‘</p>')
  })

  test.each([
    ['zh', '他说"你好"，在"设置"里', '他说“你好”，在“设置”里'],
    ['zh', '"我——"他说："用npm。" "OK"！', '“我——”他说：“用npm。” “OK”！'],
    ['zh', "他说'你好'，用'npm'和'yarn'。don't", '他说‘你好’，用‘npm’和‘yarn’。don’t'],
    ['zh', '𠮷"野"，iPhone"手机"（"壳"），27"显示器', '𠮷“野”，iPhone“手机”（“壳”），27"显示器'],
    ['ja', '彼は"こんにちは"と"コーヒー"を', '彼は“こんにちは”と“コーヒー”を'],
    ['ko', '그는 "안녕"이라고, \'설정\'에서 "열기"를', '그는 “안녕”이라고, ‘설정’에서 “열기”를'],
  ])('without blanks, quotes of %s take turns: %s', async (lang, source, shown) => {
    expect(await both(source, lang)).toBe(`<p>${shown}</p>`)
  })

  test.each([
    [
      'fr',
      'Vraiment ? Oui! Note: a; « b » 12:30 a?b https://x.y',
      'Vraiment_? Oui_! Note_: a_; «_b_» 12:30 a?b <a href="https://x.y">https://x.y</a>',
    ],
    ['fr', '5€! 20°? **5€**! 🎉!', '5€_! 20°_? <strong>5€</strong>_! 🎉_!'],
    ['fr', '"Bonjour!" *oui*! :nosuch: fin ?!', '«_Bonjour_!_» <em>oui</em>_! :nosuch: fin_?!'],
    [
      'fr',
      '5€! 20°? **5€**! 🎉! 👍🏽? ❤️! 🇫🇷! :tada:! x²! 5 %? $?',
      '5€_! 20°_? <strong>5€</strong>_! 🎉_! 👍🏽_? ❤️_! 🇫🇷_! 🎉_! x²_! 5 %_? $?',
    ],
    ['fr-CA', 'Oui! Note: a ? « b »', 'Oui! Note_: a_? «_b_»'],
    ['de', 'Ja ? Nein !', 'Ja ? Nein !'],
  ])('spaces of %s before high signs: %s', async (lang, source, shown) => {
    expect((await both(source, lang)).replaceAll('\u202f', '_')).toBe(`<p>${shown}</p>`)
  })

  test('changes nothing but quotes, dashes, dots and spaces, and nothing twice', () => {
    const bare = (text: string) => text.replace(/["'“”‘’„‚«»‹›\-–—.…\s]/g, '')
    const texts = fc.string({ unit: fc.constantFrom(...`ab1 "'-.!?:;()«»\n\ufffc`), maxLength: 40 })
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'fr', 'de', 'hu', 'sv', 'fr-CA'), (text, lang) => {
        let end = 0
        for (const { at, length, to } of typographic(text, lang)) {
          expect(at).toBeGreaterThanOrEqual(end)
          expect(bare(to)).toBe(bare(text.slice(at, at + length)))
          end = at + length
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000, seed: 5 },
    )
  })

  test('takes time in proportion to the text', () => {
    for (const unit of [
      '"',
      "'",
      "'a ",
      " '10",
      "'10's ",
      "a'a",
      '--',
      ' "--',
      '...',
      ' !',
      ':',
      'a:a',
      '€!',
    ]) {
      const before = performance.now()
      typographic(unit.repeat(100_000), 'fr')
      expect(performance.now() - before).toBeLessThan(3000)
    }
  })

  test('is off unless it is asked for', async () => {
    const { body } = await render(plain, '"a" -- :tada: ...')
    expect(show(body?.chunks ?? [])).toBe('<p>"a" -- :tada: ...</p>')
  })
})

describe('emoji', () => {
  test.each(
    named([
      [':tada: (:heart:) **:smile:** :+1::-1: :100:', '<p>🎉 (❤️) <strong>😄</strong> 👍👎 💯</p>'],
      [
        '12:30:45 12:100:45 a::key::b :nosuch: :Tada: x:tada:',
        '<p>12:30:45 12:100:45 a::key::b :nosuch: :Tada: x:tada:</p>',
      ],
      [
        '`:tada:` \\:tada: <code>:tada:</code> [:tada:](/:tada:)',
        '<p><code>:tada:</code> :tada: <code>:tada:</code> <a href="[[/:tada:]]">🎉</a></p>',
      ],
      ['":tada:" :\\_\\_proto\\_\\_: :constructor:', '<p>“🎉” :__proto__: :constructor:</p>'],
      ["## :rocket: Let's go", '<h2 id="rocket-lets-go">🚀 Let’s go</h2>'],
    ]),
  )('$name', async ({ source, html }) => {
    expect(await both(source)).toBe(html)
  })
})
