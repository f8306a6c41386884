const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['middot', '·'],
  ['bull', '•'],
  ['times', '×'],
  ['rarr', '→'],
  ['larr', '←'],
  ['euro', '€'],
  ['copy', '©'],
  ['reg', '®'],
  ['deg', '°'],
])

function character(code: number): string {
  const isText = code === 9 || code === 10 || (code >= 32 && code !== 127 && !(code >= 0xd800 && code <= 0xdfff))
  return isText && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** The text that HTML means with its entities read; one that is not known stays as it is written. */
export function entityIn(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (decimal) return character(Number.parseInt(decimal, 10))
    if (hex) return character(Number.parseInt(hex, 16))
    return named.get(name) ?? whole
  })
}
