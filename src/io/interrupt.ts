/** Exit codes of a process that a signal ended: 128 and its number, as a shell says it. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const

/**
 * Open something that leaves traces, under a lock that is held already. Until it is released, Ctrl+C and the end of a
 * session abort it before the process ends. Node hears of a signal only between two tasks, so never half-way.
 *
 * @param open is handed the release of the lock
 */
export function interruptible<Opened extends { abort(): void }>(
  unlock: () => void,
  open: (release: () => void) => Opened,
): Opened {
  let opened: Opened | undefined
  const forget = beforeEnd(() => (opened === undefined ? unlock() : opened.abort()))
  const release = () => {
    forget()
    unlock()
  }
  try {
    opened = open(release)
    return opened
  } catch (cause) {
    release()
    throw cause
  }
}

function beforeEnd(task: () => void): () => void {
  const handlers = SIGNALS.map(([signal, code]) => {
    const end = () => {
      try {
        task()
      } finally {
        process.exit(code)
      }
    }
    process.once(signal, end)
    return () => process.off(signal, end)
  })
  return () => {
    for (const forget of handlers) forget()
  }
}
