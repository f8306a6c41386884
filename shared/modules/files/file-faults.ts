import { type FileKind, isProgram, kindOfMediaType, wrongEnding } from '../../base/file-kind.ts'
import type { Evidence } from '../../record/fields.ts'
import { packName, shownPath } from '../packs/pack-names.ts'

/** What may be wrong with an attached file: with its name, or with what it holds. Words are message `fileFault.<fault>`. */
export type FileFault = 'path' | 'device' | 'unseen' | 'edges' | 'empty' | 'otherKind' | 'program'

/** What is told of a file beside its name. */
export type FileFaults = {
  readonly faults: readonly FileFault[]
  /** The name as it is shown: what cannot be seen in it stands as its number. */
  readonly shown: string
  /** What the file is called where it leaves the vault. */
  readonly exported: string
  /** What it is by the kind under which it is kept. */
  readonly kind: FileKind
}

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u
/** What stands in a kept name for a character that no record may hold. */
const escaped = /〔U\+[0-9A-F]{4,6}〕/u

/** The kind that was told when the file was attached; null where it is kept as it was declared, which its bytes did not refute. */
function keptKind({ mediaType, size }: Evidence): FileKind | null {
  if (size === 0) return 'empty'
  if (mediaType === 'application/octet-stream') return 'bytes'
  return mediaType === 'text/plain' ? 'text' : kindOfMediaType(mediaType)
}

/** What is wrong with a file by its name, its size and the kind that its bytes told when it was attached. */
export function fileFaults(file: Evidence): FileFaults {
  const { name, size } = file
  const kind = keptKind(file)
  const exported = packName(name)
  const is: Readonly<Record<FileFault, boolean>> = {
    path: /[\\/]|^\.\.?$/u.test(name),
    device: exported.startsWith('_') && !name.startsWith('_') && /^[a-z]{3,4}/iu.test(name),
    unseen: unseen.test(name) || escaped.test(name),
    edges: /^[\s.]|[\s.]$/u.test(name) && !/^\.\.?$/u.test(name),
    empty: size === 0,
    otherKind: kind !== null && wrongEnding(kind, name) !== null,
    program: kind !== null && isProgram(kind),
  }
  const order: readonly FileFault[] = ['path', 'device', 'unseen', 'edges', 'empty', 'otherKind', 'program']
  return { faults: order.filter((fault) => is[fault]), shown: shownPath(name), exported, kind: kind ?? 'bytes' }
}
