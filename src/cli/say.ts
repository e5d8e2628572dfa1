/**
 * Standard output is for answers, which another program may read: what plugins and filters print (`console.log`,
 * `process.stdout.write`) goes to standard error, in every command, so that it does not depend on a flag where it is found.
 */
export function keepStdoutFree(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr)
}

// Before anybody can have put another one into its place.
const write = process.stdout.write.bind(process.stdout)

/** The process has one standard output: what became of it is no state of ours alone. */
const answer = { isOut: false }

/** Whether an answer is out: who reads JSON can read one text, and no second. */
export function isAnswered(): boolean {
  return answer.isOut
}

/** Print a line of the command's answer. */
export function say(line: string): void {
  answer.isOut = true
  write(`${line}\n`)
}

/** Settles when all that was said has been taken, or refused: on some systems a pipe takes it later. */
export async function heard(): Promise<void> {
  // What was refused at once is told in the next turn.
  await new Promise((done) => setImmediate(done))
  if (process.stdout.writableLength > 0) await new Promise<void>((done) => void write('', () => done()))
  const { stderr } = process
  if (stderr.writableLength > 0) await new Promise<void>((done) => void stderr.write('', () => done()))
}
