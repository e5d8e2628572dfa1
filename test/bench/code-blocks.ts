/** What code the posts of a corpus hold: one short block each, a real one in seven of ten posts, or none. */
export const CODES = ['one', 'blocks', 'none'] as const
export type Code = (typeof CODES)[number]

export function codeOf(at: number, code: Code): string | undefined {
  if (code === 'one') return fence('js', 'const leaf = fold(sheet, 3)\nconsole.log(leaf.pages)')
  if (code === 'none' || at % 10 >= 7) return undefined
  const [language, text] = BLOCKS[at % BLOCKS.length] ?? BLOCKS[0]
  return fence(language, text.replaceAll('NUMBER', String(at)))
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

/** Listings of the length and the languages that technical blogs have. */
const BLOCKS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  [
    'ts',
    `import { readFile } from 'node:fs/promises'

interface Sheet {
  readonly width: number
  readonly leaves: readonly string[]
}

/** Fold a sheet three times; a leaf has two pages. */
export async function fold(path: string, times = NUMBER): Promise<Sheet> {
  const text = await readFile(path, 'utf8')
  const leaves = text.split('\\n').filter((line) => line !== '')
  if (leaves.length > 2 ** times) throw new Error(\`too many: \${leaves.length}\`)
  return { width: leaves.length * 0.5, leaves }
}

for (const leaf of (await fold('sheet.txt')).leaves) console.log(leaf)`,
  ],
  [
    'python',
    `from dataclasses import dataclass
import sys


@dataclass
class Sheet:
    """A sheet before it is cut."""
    width: float
    leaves: list[str]


def fold(path: str, times: int = NUMBER) -> Sheet:
    with open(path, encoding="utf-8") as file:
        leaves = [line.strip() for line in file if line.strip()]
    if len(leaves) > 2 ** times:
        raise ValueError(f"too many: {len(leaves)}")  # nobody folds so often
    return Sheet(width=len(leaves) * 0.5, leaves=leaves)


if __name__ == "__main__":
    print(fold(sys.argv[1]))`,
  ],
  [
    'bash',
    `#!/bin/bash
set -euo pipefail

# Print every sheet that is newer than the last proof.
for sheet in sheets/*.txt; do
  if [[ "$sheet" -nt proof.pdf ]]; then
    echo "folding $(basename "$sheet") NUMBER times"
    fold --width 80 "$sheet" | tee -a "log/\${sheet##*/}.log"
  fi
done
exit 0`,
  ],
  [
    'go',
    `package main

import (
	"bufio"
	"fmt"
	"os"
)

// Sheet is what is folded.
type Sheet struct {
	Width  float64
	Leaves []string
}

func fold(path string) (*Sheet, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", path, err)
	}
	defer file.Close()
	sheet := &Sheet{Width: NUMBER}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sheet.Leaves = append(sheet.Leaves, lines.Text())
	}
	return sheet, nil
}`,
  ],
  [
    'html',
    `<article class="card" id="sheet-NUMBER">
  <h2><a href="/sheets/NUMBER/">A sheet</a></h2>
  <!-- The picture comes later. -->
  <img src="sheet.webp" alt="A folded sheet" width="640" height="480" loading="lazy">
  <p>Folded <b>three</b> times &amp; cut.</p>
</article>
<style>
  .card { display: grid; gap: 1rem; color: #191d25; }
  .card:hover > h2 a { text-decoration: underline 2px; }
</style>`,
  ],
  [
    'yaml',
    `# How the press is set up.
press:
  name: "Number NUMBER"
  sheets: [octavo, quarto]
  ink: { black: true, red: false }
steps:
  - run: fold --times 3
    when: always
  - run: |
      cut sheet.txt
      bind book.txt
    timeout: 90`,
  ],
  [
    'sql',
    `-- Sheets that nobody has folded yet.
SELECT sheet.id, sheet.title, COUNT(leaf.id) AS leaves
FROM sheet
LEFT JOIN leaf ON leaf.sheet_id = sheet.id
WHERE sheet.folded_at IS NULL AND sheet.width > NUMBER
GROUP BY sheet.id, sheet.title
HAVING COUNT(leaf.id) < 8
ORDER BY sheet.title DESC
LIMIT 10;`,
  ],
]
