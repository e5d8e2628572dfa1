import { loadPlugins } from '../io/plugins.ts'
import { createMarkdown } from '../markdown/pipeline.ts'
import type { Diagnostic } from '../types.ts'
import type { Answer, Job, Reply, Told } from './open-apart.ts'
import { watcher } from './watched.ts'

/** The process that risky posts are rendered in. It is told the configuration, then one post after the other. */
const told = new Promise<Told>((resolve) => process.once('message', resolve as (order: unknown) => void))
const { root, config, places, whole } = await told
const watch = watcher(new URL('watchdog.js', import.meta.url), whole)
// The first process says what is wrong with the configuration and the parser.
const silent = () => undefined
const plugins = await loadPlugins(root, config.plugins, places, silent)
const markdown = await createMarkdown({ config, plugins }, silent)

async function answer({ input, files }: Job): Promise<Answer> {
  const wanted: string[] = []
  const read = (path: string) => {
    if (!files.has(path)) wanted.push(path)
    return files.get(path)
  }
  const findings: Diagnostic[] = []
  const list = (folder: string) => (read(`${folder}/`) ?? '').split('\n').filter((name) => name !== '')
  const body = await markdown.body({ ...input, read, list }, (finding) => findings.push(finding))
  return wanted.length > 0 ? { wanted } : { body, findings }
}

process.on('message', async (job: Job) => {
  const { result, took } = await watch(job.budget, () => answer(job))
  const reply: Reply = { answer: result, took, holds: process.memoryUsage.rss() / 2 ** 20 }
  process.send?.(reply)
})
process.send?.('ready')
