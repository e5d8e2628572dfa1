import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An attack and the family that it belongs to. */
export interface Vector {
  readonly family: string
  readonly text: string
}

/** Every attack: those of `vectors.txt`, handlers on tags, schemes in all that holds an address. Each text once. */
export function vectors(): readonly Vector[] {
  const all = [...written(), ...handlers(), ...quirks(), ...schemes()]
  const seen = new Set<string>()
  return all.filter(({ text }) => !seen.has(text) && seen.add(text))
}

function written(): readonly Vector[] {
  const lines = readFileSync(join(import.meta.dirname, 'vectors.txt'), 'utf8')
    .split('\n')
    .slice(1)
  let family = ''
  const found: Vector[] = []
  for (const line of lines) {
    if (/^# [a-z ]+$/.test(line)) family = line.slice(2)
    else if (line !== '') found.push({ family, text: decode(line) })
  }
  return found
}

/** Four signs are escaped and a backslash itself, so that one line holds any text. */
function decode(line: string): string {
  return line.replace(/\\(?:([nt\\])|x([0-9a-f]{2})|u([0-9a-f]{4}))/g, (_, sign, byte, unit) => {
    if (sign !== undefined) return { n: '\n', t: '\t' }[sign as string] ?? '\\'
    return String.fromCharCode(Number.parseInt(byte ?? unit, 16))
  })
}

/** Tags with the events that fire on them, by themselves or at a touch. */
const EVENTS: readonly (readonly [tags: string, events: string])[] = [
  ['img audio video source track input embed iframe object link', 'onload onerror onloadstart'],
  ['audio video', 'oncanplay onloadeddata onplay ontimeupdate'],
  ['details', 'ontoggle'],
  ['marquee', 'onstart onfinish onbounce'],
  ['body', 'onload onpageshow onfocus onresize onmessage'],
  ['a b div p span td li h2 summary kbd time figure main', 'onclick onmouseover onpointerenter onfocusin'],
  ['section article table blockquote', 'onscroll onwheel onbeforecopy oncontentvisibilityautostatechange'],
  ['custom-tag x xss', 'onclick onanimationstart onbeforematch'],
  ['dialog menu canvas', 'onbeforetoggle onscrollend ontouchstart'],
]

function handlers(): readonly Vector[] {
  return EVENTS.flatMap(([tags, events]) =>
    tags.split(' ').flatMap((tag) =>
      events.split(' ').map((event) => ({
        family: 'handlers',
        text: `<${tag} src=x ${event}=alert(1) tabindex=1 autofocus contenteditable>x</${tag}>`,
      })),
    ),
  )
}

/** Ways to write a tag and its attribute that browsers understand. */
const SPELLINGS =
  '<img src=x onerror=alert(1)>|<IMG SRC=x ONERROR=alert(1)>|<img/src=x/onerror=alert(1)>|<img//src=x//onerror=alert(1)>|' +
  '<img\nsrc=x\nonerror=alert(1)\n>|<img\tsrc=x\tonerror=alert(1)\t>|<img\fsrc=x\fonerror=alert(1)\f>|' +
  '<img\rsrc=x\ronerror=alert(1)\r>|<img src=x onerror = alert(1)>|<img src=x onerror\n=\nalert(1)>|' +
  '<img src=x onerror="alert(1)">|<img src=x onerror=\'alert(1)\'>|<img src=x onerror=`alert(1)`>|' +
  '<img src=x onerror=&#97;lert(1)>|<img src=x onerror=&#x61;&#x6c;ert(1)>|<img src=x onerror=alert&lpar;1)>|' +
  '<img src=x o\u0000nerror=alert(1)>|<img src=x onerror\u0000=alert(1)>|<img\u0000 src=x onerror=alert(1)>|' +
  '<img src=x onerror=alert(1)//|<img src=x onerror=alert(1) <b>|<img src=x onerror=alert(1) /|' +
  '<img src=x "onerror=alert(1)>|<img src=x " onerror=alert(1)>|<img src=x \' onerror=alert(1)>|' +
  '<img src=x" onerror="alert(1)">|<img src="x"onerror="alert(1)">|<img src="x"/onerror="alert(1)"/>|' +
  '<img src=x onerror=alert(1) onerror=x>|<img src=x ONERROR=alert(1) onerror=x>|<img src=x on=x onerror=alert(1)>|' +
  '<img src=x onerror="a\n\nlert(1)">|<img src=x\n\nonerror=alert(1)>|<img src=x onerror={alert(1)}>|' +
  '<img src={"x"} onError={() => alert(1)}/>|<img src=x {...{onerror: "alert(1)"}}/>|<img src=x dangerouslySetInnerHTML={{__html: "<script>alert(1)</script>"}}/>|' +
  '<img src=x :onerror=alert(1)>|<img src=x @error=alert(1)>|<img src=x v-on:error=alert(1)>|<img src=x xml:onerror=alert(1)>|' +
  '<img src=x style=x:y onerror=alert(1) class=z>|<img class="a" src=x alt=\'"\' onerror=alert(1)>|' +
  '<img src=x><img onerror=alert(1) src=y>|<b><img src=x onerror=alert(1)|<img src=x title=">" onerror=alert(1)>|' +
  '<img src=x alt="`" onerror=alert(1) title="`">|<img src=x alt="**" onerror=alert(1) title="**">|' +
  '<img src=x alt="[" onerror=alert(1) title="](x)">|<img src=x alt="|" onerror=alert(1)>|<img src=x alt="\n> " onerror=alert(1)>'

function quirks(): readonly Vector[] {
  return SPELLINGS.split('|').map((text) => ({ family: 'quirks', text }))
}

/** Addresses that run code, as authors of attacks spell them. */
const ADDRESSES =
  'javascript:alert(1)|JaVaScRiPt:alert(1)| javascript:alert(1)|\u0001javascript:alert(1)|\u001fjavascript:alert(1)|' +
  'java\tscript:alert(1)|java\nscript:alert(1)|java\rscript:alert(1)|javascript\t:alert(1)|javascript\n:alert(1)|' +
  '&#106;avascript:alert(1)|&#x6A;avascript:alert(1)|&#0000106avascript:alert(1)|java&Tab;script:alert(1)|' +
  'java&NewLine;script:alert(1)|javascript&colon;alert(1)|javascript&#58alert(1)|&#1;javascript:alert(1)|' +
  '&#32;javascript:alert(1)|&#x09;javascript:alert(1)|javascript://x.y/%0aalert(1)|javascript:/*x*/alert(1)|' +
  'vbscript:msgbox(1)|VBScript:x|livescript:x|data:text/html,<script>alert(1)</script>|data:text/html;base64,PHNjcmlwdD4=|' +
  'data:image/svg+xml,<svg onload=alert(1)>|data:,x|DATA:text/html,x|blob:https://x/y|filesystem:https://x/y|' +
  'jar:javascript:alert(1)!/|view-source:javascript:alert(1)|&#x2028;javascript:alert(1)|java\u0000script:alert(1)'

/** What may carry an address; `*` stands for it. */
const CARRIERS =
  '<a href="*">x</a>|<a href=\'*\'>x</a>|<a xlink:href="*">x</a>|<a ping="*" href="y">x</a>|<area href="*">|<img src="*">|' +
  '<img srcset="* 1x">|<img src="x" longdesc="*">|<img lowsrc="*">|<img dynsrc="*">|<img src="x" usemap="*">|' +
  '<video src="*"></video>|<video poster="*"></video>|<audio src="*"></audio>|<source src="*">|<source srcset="*, y 2x">|' +
  '<track src="*">|<iframe src="*"></iframe>|<embed src="*">|<object data="*"></object>|<form action="*"><button>x</button></form>|' +
  '<button formaction="*">x</button>|<input type=image src="*">|<link rel=stylesheet href="*">|<base href="*">|' +
  '<blockquote cite="*">x</blockquote>|<q cite="*">x</q>|<del cite="*">x</del>|<body background="*">|<table background="*"><tr><td>x</table>|' +
  '<svg><a href="*">x</a></svg>|<svg><use xlink:href="*"/></svg>|<math href="*">x</math>|<meta http-equiv=refresh content="0;url=*">|' +
  '<html manifest="*">|<param value="*">|[x](<*>)|![x](<*>)|[x]: <*>\n\n[x]|<CallToAction href="*" label="x"/>|<Figure src="*" alt="x"/>|' +
  '<Quote href="*" cite="x">y</Quote>|<Video src="*" poster="*"/>|<NewsletterForm action="*"/>|<Embed url="*" title="x"/>'

/** Every carrier with eight addresses, every address with nine carriers or more. */
function schemes(): readonly Vector[] {
  const addresses = ADDRESSES.split('|')
  return CARRIERS.split('|').flatMap((carrier, nth) =>
    Array.from({ length: 8 }, (_, step) => {
      const address = addresses[(nth * 5 + step * 7) % addresses.length] ?? ''
      return { family: 'schemes', text: carrier.replaceAll('*', address) }
    }),
  )
}
