import { workerData } from 'node:worker_threads'
import { claimer } from '../build/claim.ts'
import { parseShares } from '../build/share.ts'
import { apartOpener } from './open-apart.ts'
import type { ThreadOrder } from './open-thread.ts'

/** The second thread of a large build: parses its share of the posts and sends them as they are written. */
const { root, folder, claims, port, ...order } = workerData as ThreadOrder
const { config, places, items } = order
const apart = apartOpener({ root, config: config.markdown, places }, folder)
for await (const share of parseShares(order, claimer(claims, items.length), apart))
  port.postMessage(share, [share.bytes.buffer as ArrayBuffer])
port.close()
