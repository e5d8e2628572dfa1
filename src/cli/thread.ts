import { type MessagePort, workerData } from 'node:worker_threads'
import { claimer } from '../build/claim.ts'
import { parseShares, type ShareOrder } from '../build/share.ts'

/** The second thread of a large build: parses its share of the posts and sends them as they are written. */
const { claims, port, ...order } = workerData as ShareOrder & {
  readonly claims: Int32Array
  readonly port: MessagePort
}
for await (const share of parseShares(order, claimer(claims, order.items.length)))
  port.postMessage(share, [share.bytes.buffer as ArrayBuffer])
port.close()
