/** Drawings for the posts: lines and figures, no pigment but ink and rubric. */

const style = `font-family="Spectral, Georgia, serif" fill="#191d25"`

function document(width, height, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fbfbfa"/>${content}</svg>`
}

function line([x1, y1], [x2, y2], more = '') {
  return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#191d25" stroke-width="2" fill="none" ${more}/>`
}

function words(text, [x, y], size, more = '') {
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" ${style} ${more}>${text}</text>`
}

/** One side of a sheet with the numbers of its eight pages; the upper row is printed head down. */
function forme(left, upper, lower, title) {
  const [width, height, top] = [125, 180, 70]
  const parts = [
    `<rect x="${left}" y="${top}" width="${width * 4}" height="${height * 2}" fill="#fff" stroke="#191d25" stroke-width="2.5"/>`,
  ]
  for (let fold = 1; fold < 4; fold++) {
    const x = left + fold * width
    parts.push(line([x, top], [x, top + 2 * height], `stroke-dasharray="${fold === 2 ? '14 8' : '3 7'}"`))
  }
  parts.push(line([left, top + height], [left + 4 * width, top + height], 'stroke-dasharray="9 7"'))
  upper.forEach((page, index) => {
    const x = left + (index + 0.5) * width
    const y = top + height / 2
    parts.push(words(page, [x, y + 20], 60, `transform="rotate(180 ${x} ${y})"`))
  })
  lower.forEach((page, index) => {
    parts.push(
      words(
        page,
        [left + (index + 0.5) * width, top + 1.5 * height + 20],
        60,
        page === 1 ? 'style="fill:#c3241b"' : '',
      ),
    )
  })
  parts.push(words(title, [left + 2 * width, top + 2 * height + 56], 32, 'font-style="italic"'))
  return parts.join('')
}

/** Both sides of a sheet that three folds turn into a gathering of sixteen pages. */
export function imposition() {
  return document(
    1280,
    540,
    forme(70, [5, 12, 9, 8], [4, 13, 16, 1], 'outer side') +
      forme(710, [7, 10, 11, 6], [2, 15, 14, 3], 'inner side'),
  )
}

function grey(x, y, width, height) {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#d0d3d7"/>`
}

/** The leaf as the theme sets it: contents inside, text, notes outside, to scale (12½, 40 and 15 rem). */
export function leaf() {
  const parts = [
    '<rect x="60" y="60" width="1160" height="560" fill="#fff" stroke="#191d25" stroke-width="2.5"/>',
  ]
  const unit = 1080 / 73.5
  const [text, notes] = [100 + 15.5 * unit, 100 + 58.5 * unit]
  for (let row = 0; row < 5; row++) parts.push(grey(100, 156 + row * 30, unit * (row % 2 ? 8 : 11.5), 8))
  for (let row = 0; row < 15; row++)
    parts.push(grey(text, 130 + row * 29, unit * (row % 6 === 5 ? 22 : 40), 12))
  for (const top of [216, 390])
    for (let row = 0; row < 4; row++) parts.push(grey(notes, top + row * 22, unit * (row === 3 ? 7 : 14), 7))
  for (const [x, y] of [
    [text + 34 * unit, 209],
    [text + 20 * unit, 383],
  ])
    parts.push(`<circle cx="${x}" cy="${y}" r="9" fill="#c3241b"/>`)
  parts.push(
    line([text + 34 * unit + 16, 209], [notes - 10, 219], 'style="stroke:#c3241b" stroke-dasharray="4 5"'),
  )
  parts.push(
    line([text + 20 * unit + 16, 383], [notes - 10, 393], 'style="stroke:#c3241b" stroke-dasharray="4 5"'),
  )
  const labels = [
    ['contents', 100 + 6.25 * unit],
    ['text', text + 20 * unit],
    ['notes', notes + 7.5 * unit],
  ]
  for (const [label, x] of labels) parts.push(words(label, [x, 104], 30, 'font-style="italic"'))
  return document(1280, 680, parts.join(''))
}
