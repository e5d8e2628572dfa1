/** Listens to a build: which stage runs, how long single items take, what came from the memo. */
export interface Watch {
  stage<T>(name: string, task: () => T): T
  item<T>(stage: string, name: string, task: () => T): T
  count(stage: string, hits: number, misses: number): void
}

/** Nobody listens. */
export const unwatched: Watch = {
  stage: (_, task) => task(),
  item: (_stage, _name, task) => task(),
  count: () => {},
}
