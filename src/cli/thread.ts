import { parentPort, workerData } from 'node:worker_threads'
import { claimer } from '../build/claim.ts'
import { inventory } from '../build/inventory.ts'
import { parseShares } from '../build/share.ts'
import { apartOpener } from './open-apart.ts'
import { PARSED, type ThreadOrder } from './open-thread.ts'

/** The second thread of a large build: it parses its share of the posts. */
const { root, folder, claims, results, ...order } = workerData as ThreadOrder
const items = inventory(order.files, order.config)
const apart = apartOpener({ root, config: order.config.markdown, places: order.places }, folder)
for await (const share of parseShares(order, items, claimer(claims, order.missing.length), apart))
  results.postMessage(share, [share.bytes.buffer as ArrayBuffer])
parentPort?.postMessage(PARSED)
results.close()
