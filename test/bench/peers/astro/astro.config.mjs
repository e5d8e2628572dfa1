import { defineConfig, passthroughImageService } from 'astro/config'

/** Caches stand in the site, so that "cold" can take them away. */
export default defineConfig({
  site: 'https://example.org',
  outDir: './dist',
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: false,
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false },
  vite: { cacheDir: './.cache/vite', build: { minify: false } },
})
