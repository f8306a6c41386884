/** The longest name of a file or folder in a pack, in UTF-16 units: what Windows, macOS and Linux can all unpack. */
const longest = 120

/** Names that Windows keeps for devices, whatever ending follows (Microsoft, "Naming Files, Paths, and Namespaces"). */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/i

/** Characters that a file system keeps for itself, that cannot be seen, or that turn the reading direction. */
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}"*/:<>?\\|]/gu

/**
 * A name that can be unpacked anywhere and shows what it is: without folders, control characters, turned reading
 * direction, device names of Windows, and trailing dots or blanks. Never empty. The name that the file was given stays in
 * the manifest.
 */
export function packName(given: string): string {
  const plain = given
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(forbidden, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  const named = device.test(plain) ? `_${plain}` : plain
  if (named === '') return 'file'
  if (named.length <= longest) return named
  const ending = /\.[^./]{1,12}$/.exec(named)?.[0] ?? ''
  // A cut may halve a character of two units, or leave a dot or a blank at the end.
  const stem = named
    .slice(0, longest - ending.length)
    .toWellFormed()
    .replace(/[\s.\uFFFD]+$/, '')
  return `${stem}${ending}`
}

/** The name itself, or with a number before its ending where the folder has one that a file system takes for the same. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = /(?<=.)\.[^./]{1,12}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}-${number}${ending}`
    if (!taken.has(sameNameKey(candidate))) return candidate
  }
}

/** What two paths have in common where Windows or macOS hold them for one. */
export function sameNameKey(path: string): string {
  return path.normalize('NFKC').toLowerCase()
}

/** Whether a path of a pack stays within the folder into which it is unpacked, on every system. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/')
  return path.length <= 400 && parts.length <= 6 && parts.every((part) => part !== '' && packName(part) === part)
}

/** The longest path that is told, in UTF-16 units. */
const longestShown = 120

/** A path of a foreign pack as it is told: what cannot be seen in it or turns the reading direction stands as its number. */
export function shownPath(path: string): string {
  const visible = path
    .slice(0, longestShown)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (sign) => {
      const number = sign.codePointAt(0) ?? 0
      return `〔U+${number.toString(16).toUpperCase().padStart(4, '0')}〕`
    })
  return path.length > longestShown ? `${visible}…` : visible
}
