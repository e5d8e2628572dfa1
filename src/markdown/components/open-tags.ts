import { type DirectiveTag, isDirective, opensFor } from './directives.ts'
import { OpenNames } from './open-names.ts'
import type { Tag } from './tags.ts'

/** A directive that is open, and how many tags are open around it. */
interface OpenDirective {
  readonly tag: DirectiveTag
  readonly at: number
}

/** The tags of components and the directives that are open, outermost first. */
export class OpenTags {
  readonly #names = new OpenNames()
  readonly #directives: OpenDirective[] = []

  add(tag: Tag): void {
    if (isDirective(tag)) this.#directives.push({ tag, at: this.#names.count })
    this.#names.add(tag.name)
  }

  /** Close what this tag closes, and all inside it: how many tags are open around it, or -1 when it closes nothing. */
  close(tag: Tag): number {
    const at = isDirective(tag) ? this.#closeDirective(tag) : this.#names.close(tag.name)
    if (at !== -1) while ((this.#directives.at(-1)?.at ?? -1) >= at) this.#directives.pop()
    return at
  }

  #closeDirective(tag: DirectiveTag): number {
    const tags = this.#directives.map((open) => open.tag)
    const opened = this.#directives[opensFor(tags, tag)]
    if (opened === undefined) return -1
    this.#names.closeDownTo(opened.at)
    return opened.at
  }
}
