const RENDER = "write `{% render 'partials/name.html', post: post %}`: a partial sees what is handed to it"
const ADDRESS = "write the address: `{{ '/about/' | url }}`"

/** What to write for tags of other dialects of Liquid and other languages of templates. */
const TAGS_ELSEWHERE: Readonly<Record<string, string>> = {
  elif: 'write `{% elsif … %}`',
  elseif: 'write `{% elsif … %}`',
  extends: "write `{% layout 'layouts/base.html' %}`",
  include: RENDER,
  include_cached: RENDER,
  include_relative: RENDER,
  link: ADDRESS,
  partial: RENDER,
  post_url: ADDRESS,
  section: RENDER,
  set: 'write `{% assign name = … %}`',
}

/** Signs of other languages, where Liquid expects a filter or an end. */
const SIGNS_ELSEWHERE: readonly (readonly [sign: RegExp, hint: string])[] = [
  [/^[=!<>]/, 'compare with `==`, `!=`, `<`, `>`, `<=` or `>=`'],
  [/^&/, 'write `and`'],
  [/^\|/, 'write `or`'],
  [/^[+*/%-]/, 'reckon with filters: `{{ number | plus: 1 }}`'],
  [/^\?/, 'write `{% if … %}…{% else %}…{% endif %}`'],
]

/** A hint for a tag that there is not. */
export function hintForTag(name: string): string | undefined {
  if (/^(?:end\w+|else|elsif|when)$/.test(name)) return 'nothing is open here that it could belong to'
  return Object.hasOwn(TAGS_ELSEWHERE, name) ? TAGS_ELSEWHERE[name] : undefined
}

/** A hint for what is written where LiquidJS does not read on, with the sign before it. */
export function hintForSyntax(problem: string, written: string): string | undefined {
  if (problem.startsWith('invalid range syntax'))
    return 'parentheses make ranges, `(1..3)`; conditions take none'
  if (!/^expected (?:"\|" before filter|filter name)/.test(problem)) return undefined
  return SIGNS_ELSEWHERE.find(([sign]) => sign.test(written))?.[1]
}
