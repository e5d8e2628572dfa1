import {
  headSaysNoIndex,
  isHeadForRobots,
  isText,
  robotsSayNoIndex,
  saysIndex,
  saysNoIndex,
} from './foreign.ts'
import { type Key, key, names } from './key.ts'

/** Keys for search engines, feeds and templates. */
export const MACHINES: readonly Key[] = [
  key(
    'canonical',
    'address',
    names('canonical_url canonicalURL canonical_link metadata.canonical'),
    'The address of the original, when the post stood elsewhere first.',
  ),
  key(
    'noindex',
    'flag',
    [
      { name: 'robots', when: isText, turn: robotsSayNoIndex, shown: '`robots: noindex`' },
      { name: 'googlebot', when: isText, turn: robotsSayNoIndex },
      { name: 'seo.robots', when: isText, turn: robotsSayNoIndex },
      {
        name: 'head',
        when: isHeadForRobots,
        turn: headSaysNoIndex,
        shown: '`head: [[meta, {name: robots, content: noindex}]]`',
      },
      { name: 'meta', when: isHeadForRobots, turn: headSaysNoIndex },
      { name: 'robots', when: saysIndex, turn: saysNoIndex, shown: '`robots: {index: false}`' },
      { name: 'metadata.robots', when: saysIndex, turn: saysNoIndex },
      ...names('robotsNoIndex seo.noindex metadata.noindex'),
    ],
    'Search engines are asked to leave the page out.',
  ),
  key(
    'lang',
    'language',
    names('language'),
    'The language of the post, when it is not that of the site: its code, or its name (`English`).',
  ),
  key('id', 'uri', [], 'The id of the post in feeds, which no later change of the address touches.'),
  key('extra', 'map', [], 'Values for templates. Every key that is not in this table reaches them too.'),
]
