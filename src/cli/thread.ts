import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { claimer } from '../build/claim.ts'
import { inventory } from '../build/inventory.ts'
import type { PrintOrder } from '../build/print-share.ts'
import type { HandedPosts } from '../build/second-thread.ts'
import { parseShares } from '../build/share.ts'
import { openStager } from '../io/stager.ts'
import { openStore } from '../io/store.ts'
import { apartOpener } from './open-apart.ts'
import { PARSED, type ThreadOrder } from './open-thread.ts'

/** The second thread of a large build: it parses its share of the posts, and then prints its share of the pages. */
const { root, folder, claims, results, stage, ...order } = workerData as ThreadOrder
const inbox = parentPort === null ? undefined : on(parentPort, 'message')
const next = async <Message>(): Promise<Message> => (await inbox?.next())?.value[0] as Message

const items = inventory(order.files, order.config)
const apart = apartOpener({ root, config: order.config.markdown, places: order.places }, folder)
for await (const share of parseShares(order, items, claimer(claims, order.missing.length), apart))
  results.postMessage(share, [share.bytes.buffer as ArrayBuffer])
parentPort?.postMessage(PARSED)

if (stage !== undefined) {
  const handed = await next<HandedPosts>()
  const { preparePrinting } = await import('../build/print-share.ts')
  const stager = openStager(stage, 'b')
  const print = preparePrinting(order, items, handed, {
    store: openStore(root, false),
    stage: (...file) => stager.stage(...file),
  })
  const { claims: taken, ...printing } = await next<PrintOrder & { readonly claims: Int32Array }>()
  for (const share of print(printing, claimer(taken, printing.todo.length))) results.postMessage(share)
}
results.close()
await inbox?.return?.()
