import { spawnSync } from 'node:child_process'
import type { Tools } from './peers.ts'
import type { Site } from './site.ts'

/** Seconds, and megabytes of the largest process. */
export interface Run {
  readonly wall: number
  readonly cpu: number
  readonly mb: number
}

/**
 * One method for all: bash's `time` around GNU time around the tool. Bash gives wall and CPU in
 * milliseconds, with all children that were waited for (GNU time has hundredths, too coarse for Hugo);
 * GNU time gives the peak of the largest process of the tree, which neither bash nor `resourceUsage` of
 * another process tells. Their own cost is about 2 ms, the same for everybody. The two also stand between
 * this process and the tool, or Linux would count this one's memory as the tool's at `exec`.
 */
const SCRIPT = 'TIMEFORMAT="measured %3R %3U %3S"; time /usr/bin/time -f "peak %M" -- "$@"'

/**
 * All that a tool gets of the environment. What a company sets for its network would be measured too: with
 * `NODE_EXTRA_CA_CERTS` every process of Node.js reads certificates at its start, 33 ms here, and Hugo none.
 */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LC_ALL: 'C',
  ASTRO_TELEMETRY_DISABLED: '1',
}

/**
 * Build once, with whatever the last build left.
 *
 * @throws with the tool's own words when it fails
 */
export function build({ peer, root }: Site, tools: Tools): Run {
  const command = peer.command(root, tools)
  // What the last run left to be written must not be this one's work.
  spawnSync('sync', ['-f', root])
  const made = spawnSync('bash', ['-c', SCRIPT, 'bash', ...command], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: ENVIRONMENT,
  })
  const [, wall, user, system] = /^measured ([\d.]+) ([\d.]+) ([\d.]+)$/m.exec(made.stderr) ?? []
  const peak = /^peak (\d+)$/m.exec(made.stderr)?.[1]
  if (made.status !== 0 || peak === undefined)
    throw new Error(
      `${peer.name} failed (${made.status}): ${command.join(' ')}\n${made.stdout}${made.stderr}`,
    )
  return { wall: Number(wall), cpu: Number(user) + Number(system), mb: Number(peak) / 1024 }
}
