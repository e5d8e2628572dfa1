import type { Form } from './form.ts'
import { MARKS } from './marks.ts'
import { MDX } from './mdx.ts'
import { PANDOC } from './pandoc.ts'
import { PLATFORMS } from './platforms.ts'
import { TEMPLATES } from './templates.ts'

/** In this order: what has two forms is told by the first of them. */
export const FORMS: readonly Form[] = [...TEMPLATES, ...PANDOC, ...MDX, ...MARKS, ...PLATFORMS]
