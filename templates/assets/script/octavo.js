/* Pages work without all of this. */
const root = document.documentElement

const dark = matchMedia('(prefers-color-scheme: dark)')
let stored
try {
  stored = localStorage.getItem('octavo-scheme')
} catch {
  // Kept for this page.
}
if (stored === 'light' || stored === 'dark') root.dataset.theme = stored

const isDark = () => (root.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark'
for (const button of document.querySelectorAll('[data-theme-switch]')) {
  const show = () => button.setAttribute('aria-pressed', String(isDark()))
  button.hidden = false
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    try {
      localStorage.setItem('octavo-scheme', root.dataset.theme)
    } catch {
      // Kept for this page.
    }
    show()
  })
  dark.addEventListener('change', show)
  show()
}

/* Copy a listing: of a diff the code as it is afterwards. */
for (const figure of navigator.clipboard ? document.querySelectorAll('figure.code') : []) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy' })
  const say = (text) => {
    button.textContent = text
  }
  let timer
  button.ariaLive = 'polite'
  say('Copy')
  button.addEventListener('click', async () => {
    const left = [...figure.querySelectorAll('.diff .line:not(.del)')]
    const parts = left.length > 0 ? left : [figure.querySelector('code')]
    const text = parts.map((part) => part.textContent).join('')
    await navigator.clipboard.writeText(text.replace(/\n$/, '')).then(
      () => say('Copied'),
      () => say('Not copied'),
    )
    clearTimeout(timer)
    timer = setTimeout(say, 1600, 'Copy')
  })
  figure.append(button)
}

/* Contents stand open in the margin, and follow the text. */
const contents = document.querySelector('.toc.standing')
if (contents) {
  const wide = matchMedia('(min-width: 78em)')
  const fold = () => {
    contents.querySelector('details').open = wide.matches
  }
  wide.addEventListener('change', fold)
  fold()
  follow(contents)
}

function follow(nav) {
  const links = new Map([...nav.querySelectorAll('a')].map((a) => [decodeURIComponent(a.hash.slice(1)), a]))
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        for (const a of links.values()) a.removeAttribute('aria-current')
        links.get(target.id)?.setAttribute('aria-current', 'true')
      }
    },
    { rootMargin: '0px 0px -75% 0px' },
  )
  for (const id of links.keys()) {
    const heading = document.getElementById(id)
    if (heading) seen.observe(heading)
  }
}
