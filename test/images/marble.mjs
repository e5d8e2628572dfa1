/**
 * Marbled paper by arithmetic. Ink lies on the bath as polygons. A drop pushes every point away from its
 * centre so that no area is lost; a tine drags the points beside its line, the nearest ones furthest.
 * The same seed always gives the same paper.
 */

/** Colours of ink, the first of them the bath; one set for each pigment of the theme. */
export const palettes = {
  rubric: ['#16202e', '#c3241b', '#f4ecdc', '#8c1d18', '#e0a33c', '#f4ecdc', '#1f4a80'],
  lapis: ['#f1ede2', '#235499', '#14253f', '#6c97cd', '#f1ede2', '#d9a441', '#1b3d73'],
  verdigris: ['#0f2d27', '#eef0e6', '#12705a', '#5cb095', '#d5872f', '#0a1c19', '#eef0e6'],
  orpiment: ['#f6ead3', '#c2741a', '#7a3b12', '#ecbb4c', '#f6ead3', '#2a1b14', '#e39a2c'],
  murex: ['#26122b', '#8b2d72', '#f3e9ec', '#d585bb', '#e6b45f', '#3a3c78', '#f3e9ec'],
  ink: ['#f4f3ef', '#1b1f27', '#7f838c', '#f4f3ef', '#c3c5c9', '#3a404a', '#e3e3e1'],
}

/** Numbers from 0 to 1 that depend on `seed` alone (a 32-bit counter, well stirred). */
function numbersFrom(seed) {
  let state = 2166136261
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0), 16777619)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** Let a drop fall: what lay at distance d from its centre now lies at √(d² + r²). */
function drop(bath, [x, y], radius, colour) {
  for (const { points } of bath) {
    for (const point of points) {
      const east = point[0] - x
      const south = point[1] - y
      const push = Math.sqrt(1 + (radius * radius) / (east * east + south * south + 1e-9))
      point[0] = x + east * push
      point[1] = y + south * push
    }
  }
  const circle = Array.from({ length: 180 }, (_, index) => {
    const angle = (index / 180) * 2 * Math.PI
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
  bath.push({ colour, points: circle })
}

/** Add points where a dragged edge has become coarse, so that it stays a curve. */
function refine(bath, longest) {
  for (const shape of bath) {
    const finer = []
    shape.points.forEach((from, index) => {
      const to = shape.points[(index + 1) % shape.points.length]
      const parts = Math.min(24, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / longest)) || 1
      for (let part = 0; part < parts; part++) {
        const share = part / parts
        finer.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
      }
    })
    shape.points = finer
  }
}

/** Draw a comb through the bath: parallel tines, each dragging with half the strength every `reach` units. */
function comb(bath, size, { angle, gap, strength, reach, turn = false, shift = 0 }) {
  const along = [Math.cos(angle), Math.sin(angle)]
  const half = Math.hypot(size.width, size.height) / 2
  const tines = []
  for (let at = -half + shift; at < half; at += gap) tines.push(at)
  for (const { points } of bath) {
    for (const point of points) {
      const across = (point[1] - size.height / 2) * along[0] - (point[0] - size.width / 2) * along[1]
      let drag = 0
      tines.forEach((at, index) => {
        drag += (turn && index % 2 ? -1 : 1) * strength * 0.5 ** (Math.abs(across - at) / reach)
      })
      point[0] += along[0] * drag
      point[1] += along[1] * drag
    }
  }
  refine(bath, Math.min(size.width, size.height) / 150)
}

/** Shake the bath: a sine across the direction `angle`. */
function wave(bath, size, { angle, height, length, phase = 0 }) {
  for (const { points } of bath) {
    for (const point of points) {
      const across = point[1] * Math.cos(angle) - point[0] * Math.sin(angle)
      const drag = height * Math.sin((across / length) * 2 * Math.PI + phase)
      point[0] += Math.cos(angle) * drag
      point[1] += Math.sin(angle) * drag
    }
  }
  refine(bath, Math.min(size.width, size.height) / 150)
}

/** Stir once: points on the ring `radius` turn furthest. */
function stir(bath, size, { x, y, radius, turn }) {
  for (const { points } of bath) {
    for (const point of points) {
      const east = point[0] - x
      const south = point[1] - y
      const angle = turn * 0.5 ** (Math.abs(Math.hypot(east, south) - radius) / (radius * 0.5))
      point[0] = x + east * Math.cos(angle) - south * Math.sin(angle)
      point[1] = y + east * Math.sin(angle) + south * Math.cos(angle)
    }
  }
  refine(bath, Math.min(size.width, size.height) / 150)
}

/** The patterns: what is done to the bath when the ink lies on it. `unit` is its shorter side. */
const patterns = {
  stone: () => undefined,
  combed: (bath, size, unit, random) => {
    comb(bath, size, {
      angle: Math.PI / 2,
      gap: unit * 0.17,
      strength: unit * 0.24,
      reach: unit * 0.045,
      turn: true,
      shift: random() * unit * 0.1,
    })
    comb(bath, size, { angle: 0, gap: unit * 0.055, strength: unit * 0.085, reach: unit * 0.012 })
  },
  feather: (bath, size, unit) => {
    comb(bath, size, {
      angle: Math.PI / 2 + 0.14,
      gap: unit * 0.22,
      strength: unit * 0.38,
      reach: unit * 0.06,
      turn: true,
    })
    wave(bath, size, { angle: 0.14, height: unit * 0.035, length: unit * 0.5 })
  },
  bouquet: (bath, size, unit) => {
    comb(bath, size, {
      angle: Math.PI / 2,
      gap: unit * 0.15,
      strength: unit * 0.24,
      reach: unit * 0.045,
      turn: true,
    })
    comb(bath, size, { angle: 0, gap: unit * 0.06, strength: unit * 0.08, reach: unit * 0.014 })
    wave(bath, size, { angle: Math.PI / 2, height: unit * 0.04, length: unit * 0.36 })
    wave(bath, size, { angle: 0, height: unit * 0.03, length: unit * 0.42, phase: 1 })
  },
  stirred: (bath, size, unit, random) => {
    comb(bath, size, { angle: 0.2, gap: unit * 0.22, strength: unit * 0.14, reach: unit * 0.06, turn: true })
    for (let count = 0; count < 7; count++) {
      const [x, y] = [random() * size.width, random() * size.height]
      stir(bath, size, {
        x,
        y,
        radius: unit * (0.09 + random() * 0.12),
        turn: (random() < 0.5 ? -1 : 1) * (2 + 2 * random()),
      })
    }
  },
}

/**
 * One sheet of marbled paper.
 *
 * @param {{seed: string, pigment: keyof typeof palettes, pattern: keyof typeof patterns, width: number, height: number, drops?: number}} sheet
 * @returns {string} an SVG document
 */
export function marble({ seed, pigment, pattern, width, height, drops = 110 }) {
  const random = numbersFrom(seed)
  const colours = palettes[pigment]
  const size = { width, height }
  const unit = Math.min(width, height)
  const bath = []
  while (bath.length < drops) {
    const centre = [width * (random() * 1.1 - 0.05), height * (random() * 1.1 - 0.05)]
    const radius = 0.79 * Math.sqrt(width * height) * (0.07 + 0.11 * random())
    const rings = 1 + Math.floor(random() * 4)
    for (let ring = 0; ring < rings && bath.length < drops; ring++) {
      drop(bath, centre, radius * (1 - ring * 0.18), colours[Math.floor(random() * colours.length)])
    }
  }
  refine(bath, unit / 120)
  patterns[pattern](bath, size, unit, random)
  const shapes = bath.map(
    ({ colour, points }) =>
      `<path fill="${colour}" d="M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${colours[0]}"/>${shapes.join('')}</svg>`
}
