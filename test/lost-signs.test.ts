import { describe, expect, test } from 'vitest'
import { list, markdownLine, render } from './markdown-fixture.ts'

const markdown = await markdownLine('native')

async function lost(text: string): Promise<readonly string[]> {
  const { findings } = await render(markdown, text)
  return findings
    .filter(({ code }) => code === 'prose/lost-signs')
    .map(({ message }) => /^`([^`]*)`/.exec(message)?.[1] ?? '')
}

describe('signs of code that became italics or bold text', () => {
  test.each<readonly [source: string, told: readonly string[]]>([
    ['2*3*4, then 60*60*24*7.', ['2*3*4', '60*60*24*7.']],
    ['so x**2 + y**2 = z', ['x**2 + y**2']],
    ['a*b + c*d', ['a*b + c*d']],
    ['i*i*i', ['i*i*i']],
    ['Nutzer*innen und Leser*innen', ['Nutzer*innen und Leser*innen']],
    ['/api/*/users/* is one', ['/api/*/users/*']],
    ['src/*.js,test/*.js', ['src/*.js,test/*.js']],
    ['*.js,*.ts', ['*.js,*.ts']],
    ['Accept: */*, or *.*', ['*/*', '*.*']],
    ['COUNT(*) and SUM(*)', ['COUNT(*) and SUM(*)']],
    ['SELECT a.*, b.* FROM x', ['a.*, b.*']],
    ['all of a[*].x and b[*].y', ['a[*].x and b[*].y']],
    ['"*" and "*"', ['"*" and "*"']],
    ['foo/**/bar/**/baz', ['foo/**/bar/**/baz']],
    ['src/**/*.ts a glob, and f**k a word', ['src/**/*.ts a glob, and f**k']],
    ['app-*-prod-*', ['app-*-prod-*']],
    ['## Edit __init__.py', ['__init__.py']],
    ['价格：2*3*4，共24元。或者4*5*6。', ['2*3*4', '4*5*6']],
    ['- obj.__dict__ and __str__()', ['obj.__dict__', '__str__()']],
    ["__call__(self), __import__('os')", ['__call__(self)', "__import__('os')"]],
    ['| a |\n|---|\n| 4*1024*1024 |', ['4*1024*1024']],
  ])('%s', async (source, told) => {
    expect(await lost(source)).toEqual(told)
  })

  test.each([
    'un*believ*able, a**b**c, *it*s, 1*st*, **5**x, **bold**text, 10**th**',
    '**a**/**b**, **A**-**B**, *a*-*b*, **1**.**2**, he/*she*, (*foo*), */etc/nginx/*, *.NET*.',
    '*C*(*n*, *k*), *O*(*n* log *n*), *f*(*g*(*x*)), *x*<sub>1</sub>*y*',
    '_**not at all**_, **_both_**, *__x__*, __Note:__ this, __bold__, (__bold__)',
    '__REST__(Representational State Transfer)는 __git__(버전 관리)와 다르다.',
    '5 * 3 * 2, 2 ** 3, *args, char *a, char *b, *.js and *.ts, (*), `2*3*4`, $a*b*c$, 2\\*3\\*4',
    '```py\nx**2 + y**2\n```\n\n<!-- 2*3*4 -->, snake_case_name, `__init__.py`, \\_\\_init\\_\\_.py',
    '中*文 和 文*字',
    '"*so*", he said.*So,* "*yes*", "**no**", [*a*], *[b]*, (*"c"*), *"d",* x.*y*, 「*e*」',
  ])('silent: %s', async (source) => {
    expect(await lost(source)).toEqual([])
  })

  test('says where, and what to do', async () => {
    const { findings } = await render(markdown, 'Sizes are 4*1024*1024 bytes.')
    expect(list(findings)).toEqual(['prose/lost-signs 1:11'])
    expect(findings[0]?.hint).toBe(
      'if it is code, put it between backquotes; else write `\\*` for each of them',
    )
  })
})

describe('backslashes of which some are printed', () => {
  test.each<readonly [source: string, told: readonly string[]]>([
    ['In **C:\\Users\\me\\_x** and \\\\host\\share.', ['C:\\Users\\me\\_x**', '\\\\host\\share.']],
    ['> - (\\d+\\.\\d) `\\d\\.`', ['\\d+\\.\\d)']],
    ['\\frac{a\\_b}{c}', ['\\frac{a\\_b}{c}']],
    ['| a |\n|---|\n| C:\\new\\[x] |', ['C:\\new\\[x]']],
  ])('%s', async (source, told) => {
    expect(await lost(source)).toEqual(told)
  })

  test.each([
    'C:\\\\Users\\\\me\\_x, C:\\Users\\me, x\\_y\\_z, \\*a\\*, 1\\. \\- \\n \\t \\alpha',
    '`C:\\a\\_b` $\\alpha\\_b$ \\(\\alpha\\_x\\) <b title="\\d\\.">x</b> <!-- \\d\\. --> <code>\\d\\.</code>',
    '换行符\\n，变量名my\\_var。把foo\\_bar改成C:\\Users，\\textbf{a\\_b}',
    '```\n\\d\\.\n```\n\n$$\n\\alpha\\,\\beta\n$$\n\nline\\\nnext',
  ])('silent: %s', async (source) => {
    expect(await lost(source)).toEqual([])
  })

  test('says that the others are printed', async () => {
    const { findings } = await render(markdown, 'C:\\new\\_x')
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      [
        '`C:\\new\\_x` is printed without some of its backslashes, which markdown takes out before signs',
        'if it is code, put it between backquotes; else write `\\\\` for each of them',
      ],
    ])
  })
})

test.each(['f(*args, **kwargs) passes **kwargs on', 'call(x, **options) and (**opts)'])(
  'stars of arguments with names are meant: %s',
  async (source) => {
    expect(list((await render(markdown, source)).findings)).toEqual([])
  },
)
