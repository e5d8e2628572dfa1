import { type Token, TokenEmitter, type Work } from './emitter.ts'
import { GRAMMARS, newInstance } from './grammars.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { CODE_LIMITS } from './limits.ts'

type Instance = ReturnType<typeof newInstance>

interface Ready {
  readonly instance: Instance
  readonly work: Work
}

/** The grammars that a build has loaded, and what they make of a text. */
export class Highlighter {
  readonly #ready = new Map<string, Ready>()

  isReady(language: Language): boolean {
    return this.#ready.has(language.id)
  }

  /**
   * Load the grammar of a language and those that it hands parts of a text to. Each language has an instance of
   * its own, so that what it makes of a text does not depend on which others have been loaded.
   */
  async load(language: Language): Promise<void> {
    const { id } = language
    const names = [...withNeeds(id)]
    const grammars = await Promise.all(names.map((name) => GRAMMARS[name]?.()))
    if (this.#ready.has(id)) return
    const work: Work = { isTooDeep: false, depth: CODE_LIMITS.depth, scopes: new Map() }
    const instance = newInstance()
    // A class with what all emitters of this instance share.
    const Emitter = class extends TokenEmitter {
      constructor() {
        super(work)
      }
    }
    instance.configure({ __emitter: Emitter })
    for (const [at, name] of names.entries()) {
      const grammar = grammars[at]
      if (grammar !== undefined) instance.registerLanguage(name, grammar.default)
    }
    const piece = { begin: SEAM, end: SEAM, excludeBegin: true, excludeEnd: true, subLanguage: id }
    instance.registerLanguage(PIECES, () => ({ name: PIECES, contains: [piece] }))
    this.#ready.set(id, { instance, work })
  }

  /**
   * The tokens of a text in a language that is loaded; undefined when its constructs are nested too deep, or when the
   * grammar fails at it, which highlight.js does in silence and with a loss of text. A long text goes through the grammar
   * in pieces, each of which goes on where the one before it ended.
   */
  tokens(code: string, language: Language): readonly Token[] | undefined {
    const ready = this.#ready.get(language.id)
    if (ready === undefined) throw new Error(`${language.id} is not loaded`)
    const { instance, work } = ready
    const isLong = code.length > CODE_LIMITS.piece
    work.isTooDeep = false
    const text = isLong ? SEAM + pieces(code).join(SEAM + SEAM) + SEAM : code
    const result = instance.highlight(text, { language: isLong ? PIECES : language.id, ignoreIllegals: true })
    const { tokens } = result._emitter as unknown as TokenEmitter
    const own = isLong
      ? tokens.filter((token) => typeof token !== 'string' || !token.startsWith(SEAM))
      : tokens
    return work.isTooDeep || lengthOf(own) !== code.length ? undefined : own
  }
}

function lengthOf(tokens: readonly Token[]): number {
  let length = 0
  for (const token of tokens) if (typeof token === 'string') length += token.length
  return length
}

/** A language of ours: pieces of a text of another one, between seams. */
const PIECES = 'pieces'
/** No post holds it: control characters are taken out of all texts. */
const SEAM = '\0'

/** The text in pieces of whole lines, if possible cut where a line is blank. */
function pieces(code: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < code.length; ) {
    const end = at + CODE_LIMITS.piece
    if (end >= code.length) {
      parts.push(code.slice(at))
      break
    }
    const blank = code.lastIndexOf('\n\n', end - 2)
    const cut = blank >= at + CODE_LIMITS.piece / 2 ? blank + 2 : code.lastIndexOf('\n', end - 1) + 1
    const next = cut > at ? cut : end
    parts.push(code.slice(at, next))
    at = next
  }
  return parts
}

/** A language with all that it needs, and that these need. */
function withNeeds(language: string): ReadonlySet<string> {
  const found = new Set([language])
  for (const id of found) for (const need of LANGUAGES.get(id)?.needs ?? []) found.add(need)
  return found
}
