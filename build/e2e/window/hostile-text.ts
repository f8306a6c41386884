const marks = Array.from({ length: 24 }, (_, index) => String.fromCodePoint(0x300 + index * 4)).join('')
const piled = [...'marks piled up'].map((letter) => letter + marks).join('')

/** Titles that break careless screens: too long, without a space, right to left, piled marks, emoji of many parts, markup. */
const hostileTitles: readonly string[] = [
  'Unbroken'.repeat(40),
  'A title that goes on with many short words until it has filled all of the room that a title may take, '.repeat(3),
  piled,
  'جدار الحماية لا يسجل محاولات الدخول الفاشلة من الشبكة الداخلية ولا من الخارج',
  'Server srv-12 (خادم الملفات) ו־שרת הגיבוי, 备份服务器未加密',
  '👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈 on the perimeter',
  '<img src=x onerror="window.hostile=1"><script>window.hostile=1</script>',
  '核心业务系统未按照等级保护要求定期开展漏洞扫描与渗透测试并对发现的高危漏洞进行整改复核'.repeat(6),
  '\u202eesrever ni tfel\u202c and on',
  '7',
]

/** Formatted text with markup, scripts and addresses in it that must stay text, and lines that do not end. */
const hostileMarkdown = `# ${'Heading'.repeat(30)}

<script>window.hostile=1</script> <img src=x onerror="window.hostile=1"> [go](javascript:window.hostile=1)

![picture](https://example.com/x.png) ${'unbroken'.repeat(60)}

| A | ${'B'.repeat(90)} | C |
|---|---|---|
| 1 | ${'wide'.repeat(60)} | ${piled} |

\`\`\`
${'a line of code that does not end '.repeat(12)}
\`\`\`

${'- an entry of a list\n'.repeat(40)}`

/** The title of the record with this number, at most `max` UTF-16 units long and not cut within a character. */
export function hostileTitle(index: number, max: number): string {
  const title = `${hostileTitles[index % hostileTitles.length] ?? ''} ${index}`.normalize('NFC')
  if (title.length <= max) return title.trim()
  const end = ` ${index}`
  return `${title
    .slice(0, max - end.length)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trim()}${end}`
}

/** Formatted text of at most `max` UTF-16 units. */
export function hostileText(index: number, max: number): string {
  return hostileMarkdown.length + 8 > max ? hostileTitle(index, max) : `${hostileMarkdown}\n\n${index}`
}
