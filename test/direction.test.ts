import { expect, test } from 'vitest'
import { buildFixture } from './fixture.ts'

const RTL = 'ar ar-EG az-Arab ckb fa-AF he iw ks KU-ARAB nqo pa-Arab-PK pnb uz-arab-af zh-yue-Hebr'.split(' ')
const LTR = 'ar-Latn az en en-a-arab en-x-hebr ku ks-Deva pa sd-Deva-IN ug-Cyrl zh-Hant'.split(' ')

test('the direction of a page is that of the script, said or usual', async () => {
  const posts = [...RTL, ...LTR].map(
    (lang) =>
      `-- content/posts/${lang}.md --\n---\ntitle: ${lang}\ndate: 2026-01-01\nlang: ${lang}\n---\nText.\n`,
  )
  const { output, findings } = await buildFixture(
    `-- octavo.config.yaml --\nurl: https://ex.org\n${posts.join('')}`,
  )
  expect(findings).toEqual([])
  const dirOf = (lang: string) =>
    /<html lang="[^"]*" dir="(...)"/.exec(output.get(`blog/${lang.toLowerCase()}/index.html`) ?? '')?.[1]
  expect([...RTL, ...LTR].map((lang) => `${lang} ${dirOf(lang)}`)).toEqual([
    ...RTL.map((lang) => `${lang} rtl`),
    ...LTR.map((lang) => `${lang} ltr`),
  ])
})
