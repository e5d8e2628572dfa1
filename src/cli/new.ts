import { folderOfNewPost } from '../build/inventory.ts'
import { UsageError } from '../io/errors.ts'
import { realPath } from '../io/paths.ts'
import { recover } from '../io/recover.ts'
import { scan } from '../io/scan.ts'
import { createPost } from '../io/user-files.ts'
import { possibleFolders } from '../site/folders.ts'
import { UNFIT } from '../text/controls.ts'
import { createZone, isoIn } from '../text/dates.ts'
import { isMarkdown, pathFault, withoutEnding } from '../text/paths.ts'
import { foldPath, slugOf } from '../text/slug.ts'
import type { Arguments } from './args.ts'
import { EXIT } from './commands.ts'
import { clock, openConfig } from './project.ts'
import { say } from './say.ts'

/** `octavo new "Title"`: start a post as a draft, with a feed id that stays when the post is renamed. */
export async function runNew(args: Arguments): Promise<number> {
  const title = args.operands.join(' ').replace(/\s+/g, ' ').trim()
  if (title === '') throw new UsageError('`octavo new` needs a title: `octavo new "A title"`.')
  if (UNFIT.test(title)) throw new UsageError('A title holds no control characters; choose another one.')
  const slug = slugOf(title)
  if (slug === '') throw new UsageError(`\`${title}\` has no letter and no digit to make a file name of.`)
  const fault = pathFault(`/${slug}/`)
  if (fault !== undefined)
    throw new UsageError(`\`${slug}\` can be no file name: ${fault}. Choose another title.`)
  const { root, config } = openConfig(args)
  recover(root)
  const names = scan(realPath(root), possibleFolders(config), () => {})
  const day = isoIn(createZone(config.timezone), clock(args, config)).slice(0, 10)
  const host = config.feeds.authority ?? (config.url === undefined ? undefined : new URL(config.url).hostname)
  // Without a host there is no tag URI (RFC 4151), and a wrong id would stay for ever.
  const id = host === undefined ? [] : [`id: "tag:${host},${day}:${encodeURIComponent(slug)}"`]
  const matter = [`title: ${JSON.stringify(title)}`, `date: ${day}`, 'draft: true', ...id]
  const text = ['---', ...matter, '---', '', 'Begin here.', ''].join('\n')
  const bare = `${folderOfNewPost(config, names)}/${slug}`
  const twin = names.find((name) => isMarkdown(name) && foldPath(postName(name)) === foldPath(bare))
  if (twin !== undefined) throw new UsageError(`${twin} exists already; choose another title.`)
  const path = `${bare}.md`
  createPost(root, path, text)
  say(`${path} is a draft. Write it, remove \`draft: true\`, and build.`)
  return EXIT.fine
}

/** The path of a post without what makes no other name: the ending, and `index` in a folder of its own. */
function postName(path: string): string {
  return withoutEnding(path).replace(/\/index$/, '')
}
