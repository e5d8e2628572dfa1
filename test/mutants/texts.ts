// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of code.
import type { Mutant } from './list.ts'

/** Builds after which only texts are others: what they must give up for, and what they keep. */
const TEXTS = ['test/texts.test.ts']
const CLI = ['test/incremental-cli.test.ts']

function retext(name: string, find: string, replace: string, file = 'retext', tests = TEXTS): Mutant {
  return { name: `of texts: ${name}`, file: `src/build/${file}.ts`, find, replace, tests }
}

const newTexts = (name: string, find: string, replace: string, tests = TEXTS) =>
  retext(name, find, replace, 'new-texts', tests)

export const RETEXT: readonly Mutant[] = [
  retext('ids that go are not noticed', 'if (!keepsIds) return false', ''),
  retext('an id that is missed elsewhere may come', 'if (isIdMissed)', 'if (isIdMissed && had.length < 0)'),
  retext(
    'of two lists at one place the second takes that of the first',
    'pieces.toReversed()',
    '[...pieces]',
    'amendments',
  ),
  retext(
    'a name with a NUL is added to a list',
    "name.includes('\\0') || print.includes('\\0')",
    'name === print',
    'open-ledger',
  ),
  retext(
    'new addresses are not followed',
    'summary.findings.length === 0 && !pages.addresses.isGrown',
    'summary.findings.length === 0',
  ),
  retext('where something was wrong, nothing else can be', 'summary.findings.length === 0 && ', ''),
  retext('the output is not looked at', 'standsWhole(stamps, output)', '(standsWhole(stamps, output), true)'),
  retext('what lists show stays as it was', "fact === 'card'", "fact === 'count'"),
  retext(
    'the print of all facts stays when a card changes',
    "isAsItWas ? pages.head.all : ''",
    'pages.head.all',
  ),
  newTexts('the title may be another', 'row.title !== before.title || ', ''),
  newTexts('files that it refers to may be others', ' || !isSame(copied(row), copied(before))', ''),
  newTexts(
    'what decides where it stands may be another',
    'if (!isSame(row.brief, before.brief)) return false',
    '',
  ),
  newTexts(
    'the rest of its front matter may be another',
    'return row.prints.rest === before.prints.rest || isSame(restOf(post.meta), reader.said(before).meta)',
    'return reader !== undefined',
  ),
  newTexts('a date that is yet to come is shown', 'post: asShown(post, input.now)', 'post'),
  newTexts(
    'a post beside it with a date that is yet to come is not known',
    'asShown(new KeptPost(row, reader), now)',
    'new KeptPost(row, reader)',
  ),
  newTexts(
    'what another post reads may be another',
    ' || paths.some((path) => head.reads.includes(path))',
    '',
    CLI,
  ),
  newTexts('it may have something to tell', '|| !isPlain(written.row)', ''),
  newTexts('what it was made of does not count', ' && reads.length === 0', ''),
  retext('posts of another build are taken', ' || head.build !== build.key', '', 'memory'),
  retext(
    'amendments are never too many',
    'if (areRowsWorn(store) || store.isWorn(file)) return undefined',
    '',
    'memory',
    TEXTS,
  ),
  retext('the inputs stay as they were', '...inputAmendments(kept, changed, input.files), ', '', 'memory'),
  retext(
    'the clock is not looked at',
    'summary === undefined || !holdsAt(now, summary)',
    'summary === undefined',
    'summary',
  ),
  retext('the frame is not looked at', 'if (summary.frame !== frame) return undefined', '', 'summary'),
  retext(
    'a page with findings is printed anew',
    'if (todo.some(({ before }) => before.findings.length > 0)) return undefined',
    '',
    'reprint',
  ),
  retext('what pages tell is lost', 'return isTold || ', 'return ', 'reprint'),
  {
    name: 'of texts: a post that is not there has a link',
    file: 'src/site/kept-facts.ts',
    find: 'if (print.slice(0, cut) === ABSENT) throw new NotKept()',
    replace: 'if (print.slice(0, cut) === ABSENT) return undefined',
    tests: TEXTS,
  },
  {
    name: 'of texts: the hash of a long value is taken for one',
    file: 'src/site/kept-facts.ts',
    find: "if (!print.startsWith('[') && !print.startsWith('{')) throw new NotKept()",
    replace: "if (!print.startsWith('[') && !print.startsWith('{')) return undefined",
    tests: ['test/facts.test.ts'],
  },
  {
    name: 'amendments of another file are believed',
    file: 'src/io/store.ts',
    find: 'const own = base === seal ? pieces : []',
    replace: 'const own = base === undefined ? [] : pieces',
    tests: ['test/store.test.ts'],
  },
  {
    name: 'amendments stay when their file is saved anew',
    file: 'src/io/store.ts',
    find: 'removeFile(pathOf(file + AMENDED))',
    replace: '',
    tests: ['test/store.test.ts'],
  },
  {
    name: 'amendments of before are lost',
    file: 'src/io/store.ts',
    find: '[...amendmentsOf(join(folder, file), seal, known), ...added]',
    replace: '[...added]',
    tests: ['test/store.test.ts'],
  },
]

const UNREAD_TESTS = ['test/unread.test.ts']

/** Texts of which a snapshot keeps the hash alone. */
export const UNREAD: readonly Mutant[] = [
  {
    name: 'a text that is read again is taken for what it was',
    file: 'src/io/unread.ts',
    find: ' || hash(read.bytes) !== this.hash',
    replace: '',
    tests: UNREAD_TESTS,
  },
  {
    name: 'a snippet that has changed meanwhile is absent',
    file: 'src/build/parser-for.ts',
    find: 'if (lost !== undefined) throw lost',
    replace: '',
    tests: UNREAD_TESTS,
  },
  {
    name: 'a build whose sources change ends there',
    file: 'src/cli/build.ts',
    find: 'return publish(again, args, watch, modules)',
    replace: 'throw thrown',
    tests: UNREAD_TESTS,
  },
  {
    name: 'texts lie in the place of those that are kept',
    file: 'src/io/read.ts',
    find: 'used = byteOffset',
    replace: 'used = 0',
    tests: UNREAD_TESTS,
  },
]
