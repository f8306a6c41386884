/** What a file is by its first bytes, with how such files are declared and how their names end. */
type KindFacts = { readonly mediaType: string; readonly endings: readonly string[] }

/** Kinds that their bytes tell; words of each are message `fileKind.<kind>`. */
const kinds = {
  png: { mediaType: 'image/png', endings: ['png', 'apng'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  gif: { mediaType: 'image/gif', endings: ['gif'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  bmp: { mediaType: 'image/bmp', endings: ['bmp', 'dib'] },
  tiff: { mediaType: 'image/tiff', endings: ['tif', 'tiff'] },
  pdf: { mediaType: 'application/pdf', endings: ['pdf', 'ai'] },
  zip: {
    mediaType: 'application/zip',
    endings: ['zip', 'docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm', 'odt', 'ods', 'odp', 'jar', 'apk', 'epub', 'xps'],
  },
  gzip: { mediaType: 'application/gzip', endings: ['gz', 'tgz'] },
  sevenZip: { mediaType: 'application/x-7z-compressed', endings: ['7z'] },
  rar: { mediaType: 'application/vnd.rar', endings: ['rar'] },
  ole: { mediaType: 'application/x-ole-storage', endings: ['doc', 'xls', 'ppt', 'msg', 'msi', 'vsd'] },
  sqlite: { mediaType: 'application/vnd.sqlite3', endings: ['sqlite', 'sqlite3', 'db'] },
  windowsProgram: { mediaType: 'application/vnd.microsoft.portable-executable', endings: ['exe', 'dll', 'sys', 'scr'] },
  elf: { mediaType: 'application/x-elf', endings: ['elf', 'so', 'o', 'bin'] },
  machO: { mediaType: 'application/x-mach-binary', endings: ['dylib', 'bin'] },
  script: { mediaType: 'text/x-shellscript', endings: ['sh', 'bash', 'py', 'pl', 'rb', 'js', 'mjs'] },
  svg: { mediaType: 'image/svg+xml', endings: ['svg'] },
  html: { mediaType: 'text/html', endings: ['html', 'htm', 'xhtml', 'mhtml'] },
  xml: { mediaType: 'application/xml', endings: ['xml', 'xsd', 'xsl', 'nessus', 'plist', 'drawio', 'svg', 'xhtml'] },
  rtf: { mediaType: 'application/rtf', endings: ['rtf', 'doc'] },
} as const satisfies Readonly<Record<string, KindFacts>>

type TellingKind = keyof typeof kinds
/** What a file is: empty, of a kind that its bytes tell, text of no such kind, or other bytes. */
export type FileKind = TellingKind | 'empty' | 'text' | 'bytes'

/** So many bytes of a file are enough. */
export const kindHeadLength = 1024

const starts: readonly (readonly [TellingKind, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['sevenZip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['machO', [0xcf, 0xfa, 0xed, 0xfe]],
  ['machO', [0xca, 0xfe, 0xba, 0xbe]],
  ['script', [0x23, 0x21, 0x2f]],
]

const markup: readonly (readonly [TellingKind, RegExp])[] = [
  ['svg', /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu],
  ['html', /^(?:<!--[\s\S]{0,400}?-->\s*)?<(?:!doctype html|html|head|body|script)\b/iu],
  ['xml', /^<\?xml\s/iu],
  ['rtf', /^\{\\rtf/u],
]

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** A program of Windows says after its first header where its second one is; text may begin with the same two letters. */
function isWindowsProgram(head: Uint8Array): boolean {
  return head[0] === 0x4d && head[1] === 0x5a && head.subarray(2, 64).some((byte) => byte < 9)
}

/** Bytes below a blank that text has: tabulator, line ends, form feed, escape. */
const textual = new Set([9, 10, 12, 13, 27])

function isText(head: Uint8Array): boolean {
  const [first, second] = head
  // UTF-16 with its mark has zeros, and is text all the same.
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return head.every((byte) => byte >= 32 || textual.has(byte))
}

/** What a file is by its first bytes, whatever its name says; `size` in bytes. */
export function fileKind(head: Uint8Array, size: number): FileKind {
  if (size === 0) return 'empty'
  const found = starts.find(([, start]) => start.every((byte, at) => head[at] === byte))
  if (found) return found[0]
  const start = latin(head.subarray(0, kindHeadLength))
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  if (start.startsWith('BM') && head.length > 26 && head[14] === 40) return 'bmp'
  if (isWindowsProgram(head)) return 'windowsProgram'
  const tag = markup.find(([, pattern]) => pattern.test(start.replace(/^\u00ef\u00bb\u00bf/u, '').trimStart()))
  if (tag) return tag[0]
  return isText(head) ? 'text' : 'bytes'
}

function isTelling(kind: FileKind): kind is TellingKind {
  return kind in kinds
}

/** How a file's name ends, in lower case, without the dot; '' where it does not. */
export function endingOf(name: string): string {
  return /[^./\\]\.([^./\\]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Kinds that a media type or an ending announces. */
function announced(of: (facts: KindFacts) => boolean): readonly FileKind[] {
  const entries: readonly (readonly [string, KindFacts])[] = Object.entries(kinds)
  return entries.flatMap(([kind, facts]) => (isFileKind(kind) && of(facts) ? [kind] : []))
}

function isFileKind(kind: string): kind is TellingKind {
  return Object.hasOwn(kinds, kind)
}

/**
 * The media type under which a file is kept: what its bytes tell, and the one declared where they tell nothing against it.
 * A workbook, for example, is a ZIP by its bytes and keeps what it was declared as.
 */
export function mediaTypeOf(kind: FileKind, name: string, declared: string): string {
  if (isTelling(kind)) {
    const facts: KindFacts = kinds[kind]
    const isContainer = kind === 'zip' || kind === 'ole' || kind === 'xml' || kind === 'script'
    const claims = announced(({ mediaType }) => mediaType === declared)
    return isContainer && claims.length === 0 && facts.endings.includes(endingOf(name)) ? declared : facts.mediaType
  }
  const claims = announced(({ mediaType }) => mediaType === declared)
  if (claims.length === 0) return declared
  return kind === 'text' ? 'text/plain' : 'application/octet-stream'
}

/** What a file's name announces that it is not: the ending, or null where name and bytes agree or the name says nothing. */
export function wrongEnding(kind: FileKind, name: string): string | null {
  const ending = endingOf(name)
  const promised = announced(({ endings }) => endings.includes(ending))
  if (promised.length === 0) return isProgram(kind) && ending !== '' ? ending : null
  if (kind === 'empty' || promised.includes(kind)) return null
  // Scripts and markup are text, which their endings promise no more than that.
  return kind === 'text' && promised.some((one) => one === 'script' || one === 'html') ? null : ending
}

/** Whether a file would run if somebody opened it. */
export function isProgram(kind: FileKind): boolean {
  return kind === 'windowsProgram' || kind === 'elf' || kind === 'machO' || kind === 'script'
}

/** The kind that a media type stands for; null where it stands for none that bytes tell. */
export function kindOfMediaType(mediaType: string): FileKind | null {
  return announced((facts) => facts.mediaType === mediaType)[0] ?? null
}
