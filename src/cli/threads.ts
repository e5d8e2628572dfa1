import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'

interface Started {
  readonly worker: Worker
  /** Settles when it has said something for the first time. */
  readonly told: Promise<void>
  /** Settles when it has ended, in whatever way: what it did not finish is done by the first thread. */
  readonly ended: Promise<void>
}

interface Start {
  /** The package's folder. */
  readonly folder: string
  /** What it is told; one of its ports is `port`. */
  readonly order: object
  /** Handed over to it. */
  readonly port: MessagePort
  /** MB for new objects. */
  readonly young?: number
}

/** Start one of our threads, by its name in `dist/`; undefined on a machine with one processor, or that refuses one more. */
export function startThreadOf(name: string, { folder, order, port, young }: Start): Started | undefined {
  if (availableParallelism() < 2) return undefined
  let worker: Worker
  try {
    worker = new Worker(join(folder, `dist/${name}.js`), {
      workerData: order,
      transferList: [port],
      ...(young !== undefined && { resourceLimits: { maxYoungGenerationSizeMb: young } }),
    })
  } catch (cause) {
    if (typeof (cause as { readonly code?: unknown }).code !== 'string') throw cause
    return undefined
  }
  const told = new Promise<void>((resolve) => {
    worker.once('message', () => resolve())
  })
  const ended = new Promise<void>((resolve) => {
    // If the fault was in a file, the first thread meets it again.
    worker.on('error', () => resolve())
    worker.on('exit', () => resolve())
  })
  return { worker, told, ended }
}

/** A number that several threads see. */
export function counter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** What lies in the inbox. Read without waiting: a busy thread would hear of no message before the end. */
export function received<Message>(inbox: MessagePort): readonly Message[] {
  const found: Message[] = []
  for (let next = receiveMessageOnPort(inbox); next !== undefined; next = receiveMessageOnPort(inbox))
    found.push(next.message as Message)
  return found
}
