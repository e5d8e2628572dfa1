/** Names that every template sees: none of them is an attribute of a component. */
export const GLOBALS: ReadonlySet<string> = new Set(['site', 'page', 'data'])
