/** A language that fences may name. */
export interface Language {
  readonly id: string
  /** Its name as a reader knows it. */
  readonly label: string
  /** Other grammars that its own hands parts of a text to. */
  readonly needs: readonly string[]
}

/** An alias may have a label of its own, `svg:SVG`, with `_` for a blank. */
type Row = readonly [id: string, label: string, aliases: string, needs?: string]

/** Every grammar that is shipped. Those that hang a program for a second on two thousand characters are not. */
const ROWS: readonly Row[] = [
  ['bash', 'Bash', 'sh zsh ksh shell-script shellscript ash dash bashrc zshrc fish:Fish'],
  [
    'shell',
    'Shell session',
    'console shellsession shell-session console-session sh-session terminal session bash-session',
    'bash',
  ],
  ['c', 'C', 'h'],
  ['cpp', 'C++', 'c++ cc cxx hpp hh hxx h++ cplusplus cuda cu ino arduino'],
  ['csharp', 'C#', 'cs c# dotnet csx'],
  ['css', 'CSS', 'postcss pcss'],
  ['scss', 'SCSS', 'sass:Sass'],
  ['less', 'Less', ''],
  ['stylus', 'Stylus', 'styl'],
  ['diff', 'Diff', 'patch udiff'],
  ['dockerfile', 'Dockerfile', 'docker containerfile', 'bash'],
  ['go', 'Go', 'golang gomod go.mod'],
  ['graphql', 'GraphQL', 'gql'],
  ['haskell', 'Haskell', 'hs lhs'],
  ['http', 'HTTP', 'https rest', 'json xml'],
  ['ini', 'INI', 'toml:TOML env dotenv conf cfg editorconfig gitconfig npmrc systemd desktop service'],
  ['java', 'Java', 'jsp'],
  ['javascript', 'JavaScript', 'js mjs cjs jsx:JSX node es6 ecmascript javascriptreact', 'xml css graphql'],
  ['typescript', 'TypeScript', 'ts tsx:TSX mts cts typescriptreact deno angular-ts', 'xml css graphql'],
  ['json', 'JSON', 'jsonc:JSONC json5:JSON5 jsonl:JSONL ndjson geojson webmanifest ipynb'],
  ['kotlin', 'Kotlin', 'kt kts'],
  ['latex', 'LaTeX', 'tex bibtex bib'],
  ['lua', 'Lua', 'luau pluto'],
  ['makefile', 'Makefile', 'make mk mak gnumakefile'],
  ['markdown', 'Markdown', 'md mkd mdown mdx', 'xml'],
  ['nginx', 'nginx', 'nginxconf'],
  ['objectivec', 'Objective-C', 'objc obj-c objective-c mm'],
  ['perl', 'Perl', 'pl pm raku:Raku'],
  ['php', 'PHP', 'php3 php4 php5 php7 php8'],
  ['powershell', 'PowerShell', 'ps ps1 psm1 pwsh posh'],
  ['properties', 'Properties', ''],
  ['protobuf', 'Protocol Buffers', 'proto proto3'],
  ['python', 'Python', 'py py3 python3 gyp pyi sage mojo:Mojo'],
  ['python-repl', 'Python session', 'pycon', 'python'],
  ['r', 'R', 'rlang rscript'],
  ['ruby', 'Ruby', 'rb gemspec podspec rake irb gemfile rakefile'],
  ['rust', 'Rust', 'rs gleam:Gleam'],
  ['scala', 'Scala', 'sbt sc'],
  ['sql', 'SQL', 'mysql mariadb sqlite tsql plsql mssql ddl postgres postgresql psql plpgsql pgsql'],
  ['swift', 'Swift', ''],
  [
    'xml',
    'XML',
    'html:HTML xhtml:HTML svg:SVG rss:RSS atom:Atom xsl xslt xsd plist html5:HTML htm:HTML mathml:MathML vue:Vue vue-html:Vue html-vue:Vue angular-html:HTML htmx:HTML svelte:Svelte astro:Astro blade:Blade razor:Razor cshtml:Razor ejs:EJS wsf xaml csproj',
    'css javascript',
  ],
  ['yaml', 'YAML', 'yml eyaml cff'],
  ['vim', 'Vim script', 'vimscript viml vimrc nvim'],
  ['elixir', 'Elixir', 'ex exs iex heex'],
  ['erlang', 'Erlang', 'erl hrl'],
  ['clojure', 'Clojure', 'clj cljs cljc edn bb'],
  ['dart', 'Dart', 'flutter'],
  ['julia', 'Julia', 'jl'],
  ['julia-repl', 'Julia session', 'jldoctest', 'julia'],
  ['apache', 'Apache', 'apacheconf htaccess httpd'],
  ['cmake', 'CMake', 'cmakelists'],
  ['groovy', 'Groovy', 'jenkinsfile'],
  ['gradle', 'Gradle', ''],
  [
    'handlebars',
    'Handlebars',
    'hbs mustache html.hbs gotemplate:Go_template gotmpl:Go_template gohtml:Go_template go-template:Go_template go-html-template:Go_template',
    'xml',
  ],
  ['twig', 'Twig', 'craftcms', 'xml'],
  [
    'django',
    'Jinja',
    'jinja jinja2 jinja-html liquid:Liquid liquid-html:Liquid j2 njk:Nunjucks nunjucks:Nunjucks',
    'xml',
  ],
  ['erb', 'ERB', 'eruby html.erb', 'ruby xml'],
  ['haml', 'Haml', '', 'ruby'],
  ['fsharp', 'F#', 'fs f# fsx fsi'],
  ['ocaml', 'OCaml', 'ml mli'],
  ['reasonml', 'ReasonML', 're reason'],
  ['sml', 'Standard ML', ''],
  ['elm', 'Elm', ''],
  ['nim', 'Nim', 'nimrod'],
  ['crystal', 'Crystal', 'cr'],
  ['d', 'D', 'dlang'],
  ['nix', 'Nix', 'nixos'],
  ['lisp', 'Lisp', 'elisp emacs-lisp commonlisp common-lisp cl'],
  ['scheme', 'Scheme', 'scm racket rkt'],
  ['prolog', 'Prolog', ''],
  ['awk', 'Awk', 'gawk'],
  ['tcl', 'Tcl', 'tk'],
  ['fortran', 'Fortran', 'f90 f95 f77 f08'],
  ['matlab', 'MATLAB', 'octave'],
  ['vbnet', 'Visual Basic', 'vb visualbasic'],
  ['vbscript', 'VBScript', 'vbs'],
  ['dos', 'Batch', 'bat cmd batch batchfile'],
  ['delphi', 'Delphi', 'pas pascal freepascal dpr dfm objectpascal'],
  ['coffeescript', 'CoffeeScript', 'coffee cson iced', 'javascript'],
  ['gherkin', 'Gherkin', 'feature cucumber'],
  ['asciidoc', 'AsciiDoc', 'adoc', 'xml'],
  ['wasm', 'WebAssembly', 'wat wast'],
  ['llvm', 'LLVM IR', 'll'],
  ['x86asm', 'Assembly', 'asm nasm masm x86 assembly'],
  ['armasm', 'ARM assembly', 'arm arm64 aarch64'],
  ['verilog', 'Verilog', 'v sv svh systemverilog'],
  ['vhdl', 'VHDL', ''],
  ['glsl', 'GLSL', 'hlsl:HLSL wgsl:WGSL shader vert frag metal'],
  ['applescript', 'AppleScript', 'osascript'],
  ['autohotkey', 'AutoHotkey', 'ahk'],
  ['actionscript', 'ActionScript', 'as'],
  ['haxe', 'Haxe', 'hx'],
  ['puppet', 'Puppet', 'pp'],
  ['thrift', 'Thrift', ''],
  ['ebnf', 'EBNF', ''],
  ['bnf', 'BNF', ''],
  ['abnf', 'ABNF', ''],
  ['coq', 'Coq', 'rocq'],
  ['qml', 'QML', 'qt', 'javascript xml'],
  ['openscad', 'OpenSCAD', 'scad'],
  ['smalltalk', 'Smalltalk', 'st'],
  ['vala', 'Vala', ''],
  ['processing', 'Processing', 'pde'],
  ['stata', 'Stata', 'ado'],
  ['sas', 'SAS', ''],
  ['basic', 'BASIC', ''],
  ['dns', 'Zone file', 'zone bind'],
  ['purebasic', 'PureBasic', 'pb pbi'],
  ['gcode', 'G-code', 'nc'],
  ['autoit', 'AutoIt', 'au3'],
  ['ada', 'Ada', 'adb ads'],
  ['scilab', 'Scilab', 'sci'],
  ['moonscript', 'MoonScript', 'moon'],
  ['livescript', 'LiveScript', 'ls', 'javascript'],
  ['xquery', 'XQuery', 'xq xpath', 'xml'],
  ['mipsasm', 'MIPS assembly', 'mips'],
]

/**
 * Words of which it is known that there is nothing to colour: plain text, or the food of a program that draws
 * pictures of it (Mermaid), or a language without a grammar.
 */
const PLAIN_TEXT =
  'text txt plain plaintext plain-text none nohighlight no-highlight output out stdout log logs'
const FOREIGN =
  'mermaid plantuml puml dot graphviz gv d2 math katex tikz chart vega vega-lite wavedrom svgbob ditaa blockdiag ' +
  'seqdiag nomnoml markmap abc stl topojson csv tsv ascii asciiart ascii-art art tree ansi regex regexp hex hexdump ' +
  'raw verbatim gitignore dockerignore hcl terraform tf tfvars zig solidity sol prisma cypher sparql kql bicep ' +
  'cue jsonnet starlark bazel just justfile nu nushell agda lean idris gdscript move cairo typst cobol abap apl ' +
  'caddyfile caddy promql logql jq rst restructuredtext rego pug jade slim crontab kdl ron redis rescript purescript ' +
  'odin roc stan gnuplot sshconfig ssh-config'

export const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  ROWS.map(([id, label, , needs = '']) => [id, { id, label, needs: words(needs) }]),
)

const BY_WORD: ReadonlyMap<string, Language> = new Map(
  ROWS.flatMap(([id, , aliases]) => [id, ...words(aliases)].map((alias) => named(alias, id))),
)
const WITHOUT_GRAMMAR: ReadonlySet<string> = new Set([...words(PLAIN_TEXT), ...words(FOREIGN)])

/** What a fence's first word says about highlighting it. */
type Spoken = Language | 'plain' | undefined

/**
 * The language that a word stands for, in any case and as the end of a file's name too (`index.js`); `plain`
 * when it is known that there is nothing to colour; undefined when nobody knows the word.
 */
export function languageFor(word: string): Spoken {
  const name = word.toLowerCase().replace(/^\./, '')
  return known(name) ?? (name.includes('.') ? known(name.slice(name.lastIndexOf('.') + 1)) : undefined)
}

function known(name: string): Spoken {
  return BY_WORD.get(name) ?? (WITHOUT_GRAMMAR.has(name) ? 'plain' : undefined)
}

/** All words that fences may begin with, to suggest one. */
export function knownWords(): readonly string[] {
  return [...BY_WORD.keys(), ...WITHOUT_GRAMMAR]
}

function named(alias: string, id: string): readonly [word: string, language: Language] {
  const language = LANGUAGES.get(id)
  if (language === undefined) throw new Error(`no language ${id}`)
  const [word = '', label = language.label] = alias.split(':')
  return [word, { ...language, label: label.replaceAll('_', ' ') }]
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '')
}
