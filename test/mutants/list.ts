// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of code.
import { RETEXT, UNREAD } from './texts.ts'

/** One breakage of the code that remembers, publishes or locks. Some test must see it. */
export interface Mutant {
  /** What is wrong then. */
  readonly name: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** Files of tests, of which at least one must fail. */
  readonly tests: readonly string[]
}

const INCREMENTAL = ['test/incremental.test.ts']
const REDONE = ['test/redone.test.ts']
const NOTHING_TO_DO = ['test/nothing-to-do.test.ts']
const VERSIONS = ['test/versions.test.ts']
const STORE = ['test/store.test.ts']
const MEETING = ['test/meeting.test.ts']
const WRITER = ['test/writer.test.ts']
const FAULTS = ['test/writer-faults.test.ts']
const KILL = ['test/kill.test.ts']
const SCRIBE = ['test/scribe.test.ts']

/** What a page has read. */
const READS: readonly Mutant[] = [
  {
    name: 'absence is not recorded',
    file: 'src/build/recorder.ts',
    find: 'this.#note(fact, name, print)',
    replace: 'if (read(fact, name) !== undefined) this.#note(fact, name, print)',
    tests: INCREMENTAL,
  },
  {
    name: 'only the first read of a page is recorded',
    file: 'src/build/recorder.ts',
    find: 'if (this.#seenIn[number] === this.#task) return',
    replace: 'if (this.#reads.length > 0) return',
    tests: REDONE,
  },
  {
    name: 'what an earlier page has read counts for the next one too',
    file: 'src/build/recorder.ts',
    find: 'this.#reads = []',
    replace: '',
    tests: REDONE,
  },
  {
    name: 'a template is not recorded when it is parsed already',
    file: 'src/templates/rendering.ts',
    find: 'readonly loaded: Map<string, Parsed> = new Map()',
    replace: `static readonly #all = new WeakMap<object, Map<string, Parsed>>()
  get loaded(): Map<string, Parsed> {
    const own = Rendering.#all.get(this.#parse) ?? new Map<string, Parsed>()
    Rendering.#all.set(this.#parse, own)
    return own
  }`,
    tests: REDONE,
  },
  {
    name: 'settings of the configuration are not recorded',
    file: 'src/build/print-page.ts',
    find: 'return { ...press, config }',
    replace: 'return press',
    tests: REDONE,
  },
  {
    name: 'only the first fact of a page is compared',
    file: 'src/build/kept-pages.ts',
    find: 'for (let at = 0; at < reads.length; at++) if',
    replace: 'for (let at = 0; at < 1; at++) if',
    tests: REDONE,
  },
  {
    name: 'the ledger goes on with the prints of the last build',
    file: 'src/build/print-all.ts',
    find: 'new Recorder(factsOf({ ...world, sizeOf }), print, today)',
    replace: 'new Recorder(factsOf({ ...world, sizeOf }), print, order.pages.ledger)',
    tests: INCREMENTAL,
  },
  {
    name: 'numbers of facts and addresses are not made anew when tables are',
    file: 'src/build/page-file.ts',
    find: 'all[at++] = (renumbered[old] ?? 0) - 1',
    replace: 'all[at++] = old',
    tests: INCREMENTAL,
  },
]

/** A print of a post, without a part of it. */
function cardWithout(name: string, find: string, replace: string): Mutant {
  return {
    name: `the print of a card ignores ${name}`,
    file: 'src/build/written-post.ts',
    find,
    replace,
    tests: INCREMENTAL,
  }
}

/** The one print of all facts but texts, without a part of it. */
function allWithout(name: string, find: string, replace: string): Mutant {
  return {
    ...cardWithout('', find, replace),
    name: `the print of all facts ignores ${name}`,
    file: 'src/site/prints.ts',
  }
}

/** What tells a fact from what it was. */
const PRINTS: readonly Mutant[] = [
  allWithout('the configuration', '[JSON.stringify(config)]', "['']"),
  allWithout('what posts say of themselves', "push(id, ofPost(id)?.post ?? '', meta", 'push(id, meta'),
  allWithout('a date of change that comes', ", meta.updated === undefined ? '' : 'updated')", ')'),
  allWithout('what held posts say', "push(id, ofPost(id)?.post ?? '', because)", 'push(id, because)'),
  allWithout(
    'why a post is held',
    "push(id, ofPost(id)?.post ?? '', because)",
    "push(id, ofPost(id)?.post ?? '')",
  ),
  allWithout('where pictures are published', 'push(path, url)', 'push(path)'),
  allWithout('what other files hold', 'push(source.path, source.hash)', 'push(source.path)'),
  allWithout('which file it is', 'push(source.path, source.hash)', 'push(source.hash)'),
  cardWithout('the title', '[title, minutes, date, image', '[minutes, date, image'),
  cardWithout('the minutes', '[title, minutes, date, image', '[title, date, image'),
  cardWithout('the date', '[title, minutes, date, image', '[title, minutes, image'),
  cardWithout('whether the image is shown', 'image?.offLists, ', ''),
  cardWithout('the image', 'image?.src, image?.alt', 'image?.alt'),
  cardWithout('the text for the image', 'image?.src, image?.alt', 'image?.src'),
  cardWithout('that it is pinned', 'image?.alt, pinned,', 'image?.alt,'),
  cardWithout('the authors', '[meta.authors.map(({ name }) => name), ', '['),
  cardWithout('the description', '[meta.description ?? summary.description, ', '['),
  cardWithout('the excerpt', ', meta.excerpt ?? summary.excerpt]', ']'),
  {
    name: 'the print of a card ignores the address',
    file: 'src/site/prints.ts',
    find: '[urlOf(id), ...categoriesOf(post, terms)]',
    replace: 'categoriesOf(post, terms)',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a card ignores which categories there are',
    file: 'src/site/prints.ts',
    find: '[urlOf(id), ...categoriesOf(post, terms)]',
    replace: '[urlOf(id)]',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a post ignores what decides where it stands',
    file: 'src/build/written-post.ts',
    find: '[title, minutes, brief, said]',
    replace: '[title, minutes, said]',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a post ignores the rest of its front matter',
    file: 'src/build/written-post.ts',
    find: '[title, minutes, brief, said]',
    replace: '[title, minutes, brief]',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a post ignores its text',
    file: 'src/site/prints.ts',
    find: '`${post}${body}$',
    replace: '`${post}$',
    tests: REDONE,
  },
  {
    name: 'the print of a post ignores that the day of its change has come',
    file: 'src/site/prints.ts',
    find: "${meta.updated === undefined ? '' : 'updated'}`",
    replace: '`',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a link ignores the title',
    file: 'src/site/prints.ts',
    find: '${site.posts.get(id)?.title ?? ABSENT}\\n',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a link ignores the address',
    file: 'src/site/prints.ts',
    find: '?.title ?? ABSENT}\\n${urlOf(id)}',
    replace: '?.title ?? ABSENT}',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a list ignores its order',
    file: 'src/site/prints.ts',
    find: 'JSON.stringify(value as Json | Config)',
    replace: "JSON.stringify(fact === 'ids' ? [...(value as string[])].sort() : (value as Json | Config))",
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a list is its length',
    file: 'src/site/prints.ts',
    find: 'JSON.stringify(value as Json | Config)',
    replace: "JSON.stringify(fact === 'ids' ? (value as string[]).length : (value as Json | Config))",
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a long value is its beginning',
    file: 'src/site/prints.ts',
    find: '? print(text) : text',
    replace: '? text.slice(0, 64) : text',
    tests: INCREMENTAL,
  },
  {
    name: 'the newer neighbour is not told apart',
    file: 'src/site/prints.ts',
    find: '`${older}\\n${newer}`',
    replace: 'older',
    tests: INCREMENTAL,
  },
  {
    name: 'the older neighbour is not told apart',
    file: 'src/site/prints.ts',
    find: '`${older}\\n${newer}`',
    replace: 'newer',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a picture ignores its bytes',
    file: 'src/site/prints.ts',
    find: '\\n${source.hash}`',
    replace: '`',
    tests: INCREMENTAL,
  },
  {
    name: 'the print of a template ignores its text',
    file: 'src/site/prints.ts',
    find: '`${source.path} ${source.hash}`',
    replace: 'source.path',
    tests: INCREMENTAL,
  },
]

function keyWithout(name: string, find: string, replace: string, tests = INCREMENTAL): Mutant {
  return { name, file: 'src/build/keys.ts', find, replace, tests }
}

const PARSE_KEY = '[cache.tool, plugins, markdown, lang, timezone, defaults, paths, where]'
const PAGES_KEY = '[cache.tool, filters, config.url, show.size > 0]'
const PRESS_KEY = '[cache.tool, cache.filters, config.url, config.theme.css, seen]'

/** What everything depends on beside files. */
const THREADS: readonly Mutant[] = [
  {
    name: 'posts that the other thread did not bring back are lost',
    file: 'src/build/parse-all.ts',
    find: 'if (outcomes[at] === undefined) await parseNth(nth)',
    replace: 'if (outcomes[at] === undefined) continue',
    tests: ['test/incremental-cli.test.ts'],
  },
  {
    name: 'posts of the other thread get the bytes of others',
    file: 'src/build/unpack-share.ts',
    find: 'at += length',
    replace: 'at += 0',
    tests: ['test/incremental-cli.test.ts'],
  },
  {
    name: 'code that is highlighted ahead is known by its text alone',
    file: 'src/cli/open-highlight.ts',
    find: 'return `${language}\\n${code}`',
    replace: 'return `${code}${language.slice(0, 0)}`',
    tests: ['test/code-ahead.test.ts'],
  },
  {
    name: 'lines that are marked are taken from what is highlighted ahead',
    file: 'src/markdown/code/listing.ts',
    find: 'isLined || language === undefined',
    replace: 'language === undefined',
    tests: ['test/code-ahead.test.ts'],
  },
  {
    name: 'what the writing thread left is not written',
    file: 'src/io/stager.ts',
    find: 'for (const [name, bytes] of unanswered) all.set(name, this.#write(name, bytes, true))',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'half a file of the writing thread stays in the way',
    file: 'src/io/stager.ts',
    find: 'if (isTried) removeFile(path)',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'times of the writing thread are not taken over',
    file: 'src/io/writer.ts',
    find: 'if (mtimeMs !== undefined && stamp !== undefined) this.#outputs.set(path, { ...stamp, mtimeMs })',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'a commit does not wait for the writing thread',
    file: 'src/cli/build.ts',
    find: '      await writer?.settle()\n',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'who aborts does not stop the writing thread',
    file: 'src/io/writer.ts',
    find: '    this.#stager.stop()\n',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'the writing thread is not waited for when it is stopped',
    file: 'src/cli/open-scribe.ts',
    find: 'Atomics.wait(writing, 0, 1, PATIENCE_MS)',
    replace: '',
    tests: SCRIBE,
  },
  {
    name: 'the writing thread waits on when it is stopped',
    file: 'src/cli/open-scribe.ts',
    find: 'PATIENCE_MS)\n      // Without a word it would wait for the next batch, and this process for it.\n      inbox.postMessage(DONE)',
    replace: 'PATIENCE_MS)',
    tests: SCRIBE,
  },
  {
    name: 'memory of a batch is used again before it is written',
    file: 'src/cli/open-scribe.ts',
    find: '    sent.push(open)',
    replace: '    sent.push(open)\n    free.push(open.bytes)',
    tests: SCRIBE,
  },
  {
    name: 'the first thread highlights all code itself',
    file: 'src/markdown/code/writer.ts',
    find: 'all.filter((listing) => !takeAhead(listing, ahead))',
    replace: 'all',
    tests: ['test/code-ahead.test.ts'],
  },
]

const KEYS: readonly Mutant[] = [
  keyWithout(
    'posts are kept for another version of the tool',
    PARSE_KEY,
    PARSE_KEY.replace('cache.tool, ', ''),
    VERSIONS,
  ),
  keyWithout('posts are kept for other plugins', PARSE_KEY, PARSE_KEY.replace('plugins, ', ''), VERSIONS),
  keyWithout(
    'posts are kept for another setting of markdown',
    PARSE_KEY,
    PARSE_KEY.replace('markdown, ', ''),
  ),
  keyWithout('posts are kept for quotes of another language', PARSE_KEY, PARSE_KEY.replace('lang, ', '')),
  keyWithout('posts are kept for another time zone', PARSE_KEY, PARSE_KEY.replace('timezone, ', '')),
  keyWithout('posts are kept for other folder defaults', PARSE_KEY, PARSE_KEY.replace('defaults, ', '')),
  keyWithout('posts are kept for other lines of the defaults', PARSE_KEY, PARSE_KEY.replace(', where', '')),
  keyWithout(
    'what a plugin imports is not looked at',
    'markdown.plugins.length > 0 ? modulesOf(files) : []',
    '[]',
    VERSIONS,
  ),
  keyWithout(
    'pages are kept for another version of the tool',
    PAGES_KEY,
    PAGES_KEY.replace('cache.tool, ', ''),
    VERSIONS,
  ),
  keyWithout('pages are kept for other filters', PAGES_KEY, PAGES_KEY.replace('filters, ', ''), VERSIONS),
  keyWithout(
    'pages are kept for another address of the site',
    PAGES_KEY,
    PAGES_KEY.replace('config.url, ', ''),
  ),
  keyWithout('pages are kept for other flags', PAGES_KEY, PAGES_KEY.replace(', show.size > 0', '')),
  keyWithout(
    'the theme is kept for another address of the site',
    PRESS_KEY,
    PRESS_KEY.replace('config.url, ', ''),
    NOTHING_TO_DO,
  ),
  keyWithout(
    'the theme is kept for other styles',
    PRESS_KEY,
    PRESS_KEY.replace('config.theme.css, ', ''),
    NOTHING_TO_DO,
  ),
  keyWithout('the theme is kept for other files', PRESS_KEY, PRESS_KEY.replace(', seen', '')),
  keyWithout(
    'a build is kept for other flags',
    '[config, [...places], [...show].sort()]',
    '[config, [...places]]',
  ),
  keyWithout(
    'a build is kept for other settings',
    '[config, [...places], [...show].sort()]',
    '[[...places], [...show].sort()]',
    NOTHING_TO_DO,
  ),
  keyWithout(
    'a build is kept for other lines of the configuration',
    '[config, [...places], [...show].sort()]',
    '[config, [...show].sort()]',
    NOTHING_TO_DO,
  ),
  {
    name: 'a build is kept for other names of its files',
    file: 'src/build/inputs.ts',
    find: "hashesOf(files, () => true).join('\\0')",
    replace: "hashesOf(files, () => true).filter((_, at) => at % 2 === 1).join('\\0')",
    tests: ['test/inputs.test.ts'],
  },
  {
    name: 'another name is taken for another hash',
    file: 'src/build/inputs.ts',
    find: ' || !isHash(before, start, end) || !isHash(now, start, end)',
    replace: '',
    tests: ['test/inputs.test.ts'],
  },
  {
    name: 'a new chunk is no other version of the tool',
    file: 'src/io/versions.ts',
    find: 'hash(readFileSync(join(folder, name)))), ...chunks]',
    replace: 'hash(readFileSync(join(folder, name))))]',
    tests: VERSIONS,
  },
  {
    name: 'a plugin in another version is the same',
    file: 'src/io/versions.ts',
    find: 'return joined([...locks.map((name) => hash(readFileSync(join(root, name)))), ...all])',
    replace: 'return joined(locks.map((name) => hash(readFileSync(join(root, name)))))',
    tests: VERSIONS,
  },
  {
    name: 'what a module imports is not looked at',
    file: 'src/io/imports.ts',
    find: 'for (const name of namesIn(text)) follow(name, dirname(found))',
    replace: '',
    tests: VERSIONS,
  },
  {
    name: 'a data file is told apart by its name alone',
    file: 'src/site/prints.ts',
    find: "source: (path) => (files.has(path) ? 'there' : ABSENT),",
    replace:
      "source: (path) => (files.has(path) ? 'there' : ABSENT),\n    data: (name) => (world.data.has(name) ? 'there' : ABSENT),",
    tests: ['test/data.test.ts'],
  },
  {
    name: 'a plugin that must not be kept is kept',
    file: 'src/io/versions.ts',
    find: 'isUntracked: manifest.octavo?.cache === false,',
    replace: 'isUntracked: false,',
    tests: ['test/incremental-cli.test.ts'],
  },
]

/** What is kept of posts, pages and builds. */
const KEPT: readonly Mutant[] = [
  {
    name: 'findings of a kept post are not told again',
    file: 'src/build/kept-posts.ts',
    find: 'findings: row.findings }',
    replace: 'findings: [] }',
    tests: INCREMENTAL,
  },
  {
    name: 'findings in the text of a kept post are not told again',
    file: 'src/build/kept-post.ts',
    find: 'if (row.found !== undefined) this.found = row.found',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'findings of a kept page are not told again',
    file: 'src/build/print-all.ts',
    find: 'for (const finding of record.findings) report(finding)',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'findings of a kept theme are not told again',
    file: 'src/build/theme.ts',
    find: 'for (const finding of before.findings) report(finding)',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'a post is kept when its file has changed',
    file: 'src/build/kept-posts.ts',
    find: 'row.hash !== source.hash || ',
    replace: '',
    tests: REDONE,
  },
  {
    name: 'a page becomes a post and is kept as a page',
    file: 'src/build/kept-posts.ts',
    find: ' || row.kind !== kind',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'files that a plugin reads are not compared',
    file: 'src/build/kept-posts.ts',
    find: ' || !row.reads.every(isHere)',
    replace: '',
    tests: VERSIONS,
  },
  {
    name: 'posts of another key are kept',
    file: 'src/build/kept-posts.ts',
    find: 'const isSame = head?.key === key',
    replace: 'const isSame = head !== undefined',
    tests: INCREMENTAL,
  },
  {
    name: 'pages of another key are kept',
    file: 'src/build/page-file.ts',
    find: 'if (head?.key !== key) return undefined',
    replace: 'if (head === undefined) return undefined',
    tests: INCREMENTAL,
  },
  {
    name: 'a theme of another key is kept',
    file: 'src/build/theme.ts',
    find: 'before?.key === key && ',
    replace: 'before !== undefined && ',
    tests: INCREMENTAL,
  },
  {
    name: 'a text of the pack is believed without its print',
    file: 'src/build/kept-post.ts',
    find: 'if (print(found) !== wanted) throw new DamagedCache()',
    replace: '',
    tests: NOTHING_TO_DO,
  },
  {
    name: 'a damaged text ends the run',
    file: 'src/cli/build.ts',
    find: "if (!(thrown instanceof DamagedCache) || args.has('fresh')) throw thrown",
    replace: 'throw thrown',
    tests: NOTHING_TO_DO,
  },
  {
    name: 'texts that are gone stay in the pack for ever',
    file: 'src/build/kept-posts.ts',
    find: 'return size > 2 * used + WASTE',
    replace: 'return size < 0 && used < 0',
    tests: INCREMENTAL,
  },
  {
    name: 'texts stay behind when their pack is written anew',
    file: 'src/build/kept-posts.ts',
    find: 'isNew ? { ...row, at: older.copy(row, pack) } : row',
    replace: 'row',
    tests: INCREMENTAL,
  },
  {
    name: 'a build that failed keeps its pages',
    file: 'src/build/memory.ts',
    find: 'if (published === undefined) return',
    replace: 'published ??= loadStamps(store, file)',
    tests: INCREMENTAL,
  },
  {
    name: 'pages that are gone stay in the memory',
    file: 'src/build/print-all.ts',
    find: 'addresses: tables.addresses.texts, pages }, redone }',
    replace:
      'addresses: tables.addresses.texts, pages: [...pages, ...memo.pages.filter(({ spec }) => !pages.some((one) => one.spec === spec))] }, redone }',
    tests: INCREMENTAL,
  },
  {
    name: 'a kept page is trusted without a look at its file',
    file: 'src/build/print-all.ts',
    find: "return record.paths.every((path) => keepStanding(path, stamps, input)) ? undefined : 'output'",
    replace: 'for (const path of record.paths) keepStanding(path, stamps, input)\n    return undefined',
    tests: INCREMENTAL,
  },
  {
    name: 'a file that is copied is kept when it has changed',
    file: 'src/build/print-all.ts',
    find: 'stamp?.hash !== hash || ',
    replace: 'stamp === undefined || ',
    tests: INCREMENTAL,
  },
  {
    name: 'a whole build is trusted without a look at its files',
    file: 'src/build/build.ts',
    find: 'last?.changed.length === 0 && standsWhole(memory.stamps, input.output)',
    replace: '(standsWhole(memory.stamps, input.output), last?.changed.length === 0)',
    tests: INCREMENTAL,
  },
  {
    name: 'a build holds before its own time',
    file: 'src/build/summary.ts',
    find: 'now >= from && ',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'a build holds after the next post is due',
    file: 'src/build/summary.ts',
    find: ' && now < until',
    replace: ' && until > 0',
    tests: INCREMENTAL,
  },
  {
    name: 'a build holds after a post has expired',
    file: 'src/build/summary.ts',
    find: ', meta.expires]',
    replace: ']',
    tests: INCREMENTAL,
  },
  {
    name: 'a build holds after the day of a change has come',
    file: 'src/build/summary.ts',
    find: 'meta.updated, ',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'fragments of the own page are never checked',
    file: 'src/check/links.ts',
    find: 'else if (!isAmong(known, url)) found.push([own + url, place, url])',
    replace: '',
    tests: INCREMENTAL,
  },
  {
    name: 'the template engine is loaded by every run',
    file: 'src/cli/input.ts',
    find: "import { toolVersion } from '../io/versions.ts'",
    replace: "import { toolVersion } from '../io/versions.ts'\nimport '../build/press.ts'",
    tests: NOTHING_TO_DO,
  },
  {
    name: 'a build with nothing to do is not seen as one',
    file: 'src/build/build.ts',
    find: 'if (last !== undefined && isSame)',
    replace: 'if (last !== undefined && isSame && last.changed.length > 0)',
    tests: NOTHING_TO_DO,
  },
]

/** Files of the cache. */
const STORED: readonly Mutant[] = [
  {
    name: 'a damaged part of the cache is believed',
    file: 'src/io/store.ts',
    find: 'return checksum(bytes) === entry[2] ? { bytes, seal } : undefined',
    replace: 'return { bytes, seal }',
    tests: STORE,
  },
  {
    name: 'a damaged table of parts is believed',
    file: 'src/io/store.ts',
    find: 'return end < 0 || checksum(text) !== seal ? undefined : task',
    replace: 'return end < 0 ? undefined : task',
    tests: STORE,
  },
  {
    name: 'a file of the cache that cannot be read is an error',
    file: 'src/io/store.ts',
    find: '} catch {\n    // Whatever cannot be read is not there: the cache is only ever a shorter way.\n    return undefined',
    replace: '} catch (cause) {\n    throw cause',
    tests: STORE,
  },
  {
    name: '`check` writes the cache',
    file: 'src/io/store.ts',
    find: 'if (!isWritable) return',
    replace: '',
    tests: STORE,
  },
  {
    name: '`check` writes the texts of the cache',
    file: 'src/io/store.ts',
    find: 'if (this.#isWritable) this.#add(bytes, at)',
    replace: 'if (at >= 0) this.#add(bytes, at)',
    tests: STORE,
  },
  {
    name: 'a pack is written over from its beginning',
    file: 'src/io/store.ts',
    find: 'this.#written, [',
    replace: '0, [',
    tests: STORE,
  },
  {
    name: 'short files share a piece of memory',
    file: 'src/io/read.ts',
    find: 'used += length\n',
    replace: '',
    tests: NOTHING_TO_DO,
  },
]

/** The output, and what it is compared with. */
const OUTPUT: readonly Mutant[] = [
  {
    name: 'the same size is taken as the same content',
    file: 'src/io/meeting.ts',
    find: 'if (mayBeSame && holds(path, file.hash, output))',
    replace: 'if (mayBeSame)',
    tests: MEETING,
  },
  {
    name: 'a file with another time is trusted',
    file: 'src/io/meeting.ts',
    find: 'if (stat.mtimeMs !== stamp.mtimeMs && !holds(path, stamp.hash, output)) return undefined',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'a file with another size is trusted',
    file: 'src/io/meeting.ts',
    find: ' && stat.size === size',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'a file that not all may read is trusted',
    file: 'src/io/meeting.ts',
    find: ' && isReadable(stat) ? stat : undefined',
    replace: ' ? stat : undefined',
    tests: MEETING,
  },
  {
    name: 'an older cache is believed about a newer output',
    file: 'src/io/meeting.ts',
    find: 'if (output.site.files.get(path) !== stamp.hash) return undefined',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'files of others are ours',
    file: 'src/io/meeting.ts',
    find: "return met(known === undefined ? 'foreign' : 'ours')",
    replace: "return met('ours')",
    tests: WRITER,
  },
  {
    name: 'links to folders are folders',
    file: 'src/io/standing.ts',
    find: 'kinds.set(path, entry.isDirectory() ? true : path)',
    replace: 'kinds.set(path, entry.isDirectory() || entry.isSymbolicLink() ? true : path)',
    tests: MEETING,
  },
  {
    name: 'a whole site is kept with another manifest',
    file: 'src/io/meeting.ts',
    find: 'if (stamps.seal !== output.site.manifest.seal) return undefined',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'of a whole site what has another time is not read',
    file: 'src/io/meeting.ts',
    find: 'if (stat.mtimeMs === stamps.timeAt(number)) continue',
    replace: 'continue',
    tests: MEETING,
  },
  {
    name: 'a manifest is amended within a name',
    file: 'src/io/state.ts',
    find: 'if (text[at - 1] === BRACE || text[at - 1] === COMMA) return at + key.length',
    replace: 'return at + key.length',
    tests: ['test/manifest.test.ts'],
  },
  {
    name: 'a file that comes to a site that is kept whole is left out of its manifest',
    file: 'src/io/outputs.ts',
    find: 'if (this.#kept?.get(path) === undefined) this.#list()',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'a site that does not stand is kept',
    file: 'src/io/outputs.ts',
    find: 'if (touched === undefined) return false',
    replace: 'if (touched === undefined) return true',
    tests: MEETING,
  },
  {
    name: 'files that are no longer made stay in the output',
    file: 'src/io/writer.ts',
    find: '(path) => this.#outputs.get(path) === undefined && this.#isThere(path),',
    replace: '() => false,',
    tests: WRITER,
  },
  {
    name: 'files of others are overwritten',
    file: 'src/io/writer.ts',
    find: "if (meets === 'foreign') this.#foreign.push(path)",
    replace: '',
    tests: WRITER,
  },
  {
    name: 'pages come before the styles that they name',
    file: 'src/io/moves.ts',
    find: 'return rank(a) - rank(b) || (a < b ? -1 : 1)',
    replace: 'return a < b ? -1 : 1',
    tests: MEETING,
  },
  {
    name: 'a lock that was lost is not noticed',
    file: 'src/io/writer.ts',
    find: 'if (!holdsLock(root))',
    replace: "if (root === '')",
    tests: MEETING,
  },
  {
    name: 'the lock is not taken',
    file: 'src/io/lock.ts',
    find: 'if (claimFile(path, draftOf(path), own)) return',
    replace: 'return',
    tests: WRITER,
  },
  {
    name: 'a number that another process has now is the same process',
    file: 'src/io/lock.ts',
    find: ' && startOf(number) === start',
    replace: '',
    tests: WRITER,
  },
]

/** The journal of a commit. */
const JOURNAL: readonly Mutant[] = [
  {
    name: 'the journal is not written before files move',
    file: 'src/io/journal.ts',
    find: 'writeSealedText(root, `journal/${key}.json`, sealed(withManifest(order, manifest.text)))',
    replace: '',
    tests: KILL,
  },
  {
    name: 'a stage is trusted without its hashes',
    file: 'src/io/journal.ts',
    find: 'return bytes === undefined || hash(bytes) === manifest.files[path]',
    replace: 'return true',
    tests: FAULTS,
  },
  {
    name: 'a journal with paths that cannot be is carried out',
    file: 'src/io/journal.ts',
    find: 'if (isPossible(journal) && isWhole(root, journal))',
    replace: 'if (isWhole(root, journal))',
    tests: FAULTS,
  },
  {
    name: 'what is replaced is not kept until the commit is done',
    file: 'src/io/journal.ts',
    find: 'if (replaces) keep(to, resolveInside(stage, `${staged}.old`))',
    replace: '',
    tests: FAULTS,
  },
  {
    name: 'a file moves before its folder is there',
    file: 'src/io/journal.ts',
    find: 'for (const folder of journal.folders) makeFolder(resolveInside(out, folder))',
    replace: '',
    tests: MEETING,
  },
  {
    name: 'a file that becomes a folder stays in the way',
    file: 'src/io/journal.ts',
    find: 'const early = blockers(journal)',
    replace: 'const early = new Set<string>()',
    tests: WRITER,
  },
  {
    name: 'what was published is not remembered',
    file: 'src/io/journal.ts',
    find: 'writeSealedText(root, `manifest/${key}.json`, manifest)',
    replace: '',
    tests: WRITER,
  },
  {
    name: 'half a record is taken for one',
    file: 'src/io/sealed.ts',
    find: 'return found.seal === seal ? found : undefined',
    replace: 'return found',
    tests: FAULTS,
  },
]

/** The output as a link to releases, and what stands about it. */
const RELEASES: readonly Mutant[] = [
  {
    name: 'a switch that was killed is not ended',
    file: 'src/io/release.ts',
    find: 'if (pending !== undefined) end(',
    replace: "if (pending?.id === 'none') end(",
    tests: FAULTS,
  },
  {
    name: 'rollback leaves what others put there behind',
    file: 'src/io/rollback.ts',
    find: 'bringAlong(place, other)',
    replace: '',
    tests: FAULTS,
  },
  {
    name: 'a site whose manifest is there is taken back',
    file: 'src/io/journal.ts',
    find: 'if (!isPublished || !isManifest(root, key, manifest)) tryTakingBack',
    replace: 'tryTakingBack',
    tests: FAULTS,
  },
  {
    name: 'a build does not end the removal of a link',
    file: 'src/io/writer.ts',
    find: '    endRemoval(place)\n',
    replace: '',
    tests: ['test/clean.test.ts', ...FAULTS],
  },
  {
    name: 'a folder that is bound into the project is staged beside',
    file: 'src/io/mounts.ts',
    find: 'return mountPointOf(realPath(existing), table) === mountPointOf(realPath(other), table)',
    replace: 'return true',
    tests: ['test/mounts.test.ts'],
  },
  {
    name: 'half a draft of the cache stays',
    file: 'src/io/disk.ts',
    find: '    appendAt(draft, 0, parts)\n    moveFile(draft, path)\n  } catch (cause) {\n    removeFile(draft)',
    replace: '    appendAt(draft, 0, parts)\n    moveFile(draft, path)\n  } catch (cause) {',
    tests: STORE,
  },
]

export const MUTANTS: readonly Mutant[] = [
  ...READS,
  ...PRINTS,
  ...THREADS,
  ...KEYS,
  ...KEPT,
  ...STORED,
  ...OUTPUT,
  ...JOURNAL,
  ...RELEASES,
  ...RETEXT,
  ...UNREAD,
]
