/** What says here what a component of another site or tool is for, by its name. */
const INSTEAD: readonly (readonly [name: RegExp, hint: string])[] = [
  [
    /^(?:Img|Photo|Screenshot|GatsbyImage|Zoom|[A-Z]\w*(?:Image|Img|Picture|Photo|Screenshot))$/,
    'write ![what it shows](path), for the picture is not printed',
  ],
  [/^(?:Code|CodeBlock|Snippet|Highlight|Terminal|Sandpack)$/, 'write the code between ``` lines: ```js'],
  [/^(?:Alert|Note|Tip|Info|Warning|Danger|Caution|Hint|Notice|Important)$/, 'write <Callout type="note">'],
  [
    /^(?:\w*Tweet|X|Twitter|Instagram|TikTok|Bluesky|Mastodon|LinkPreview|Bookmark)$/,
    'write <Embed url="…" title="…"/>',
  ],
  [/^(?:VideoPlayer|ReactPlayer)$/, 'write <Video src="…"/>'],
  [/^(?:Link|A|Anchor|NextLink|PrivateLink|NavLink|LinkCard|LinkButton)$/, 'write [words](address)'],
  [/^TOC(?:Inline)?$/, 'write `toc: true` in the front matter'],
  [
    /^(?:Accordion\w*|Collapse|Collapsible|Disclosure|Spoiler|Expand\w*|Foldable)$/,
    'write <Details summary="…">',
  ],
  [
    /^(?:CodeGroup|MultiLanguage|CodeTabs|PackageManagerTabs)$/,
    'write <Tabs>, and a <Tab label="…"> for each part',
  ],
  [
    /^(?:Fragment|BrowserOnly|ClientOnly|Suspense|Head|Layout|Steps|Cards?|CardGrid|CardGroup|FileTree|Center|Columns?|Row|Grid|Bleed|BorderWrapper)$/,
    'take the tag out, or make a component of it',
  ],
]

/** A hint what to write in the place of a component of another tool; undefined for any other name. */
export function insteadOfComponent(name: string): string | undefined {
  return INSTEAD.find(([pattern]) => pattern.test(name))?.[1]
}
