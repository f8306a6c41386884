const digits: ReadonlyMap<string, number> = new Map(
  Object.entries({
    〇: 0,
    零: 0,
    一: 1,
    二: 2,
    两: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
  }),
)

function numberOf(numeral: string): string {
  const place = numeral.indexOf('十')
  if (place < 0) return [...numeral].map((character) => String(digits.get(character) ?? 0)).join('')
  const tens = place === 0 ? 1 : (digits.get(numeral.charAt(0)) ?? 0)
  return String(tens * 10 + (digits.get(numeral.charAt(place + 1)) ?? 0))
}

/** The same text with Chinese numerals up to 99, and years read digit by digit, in Western digits: 三十日 is 30日, 二〇二六年 is 2026年. */
export function withWesternDigits(text: string): string {
  return text.replaceAll(/[一二两三四五六七八九]?十[一二三四五六七八九]?|[〇零一二两三四五六七八九]+/g, numberOf)
}
