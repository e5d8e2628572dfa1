import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'

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
