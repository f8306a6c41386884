import { type PdfFile, resolve } from './pdf-file.ts'
import { decodeStream } from './pdf-filter.ts'
import { isKind, type PdfValue } from './pdf-value.ts'

/** The streams that an array of the newest revision names, decoded. */
export function streamsIn(file: PdfFile, value: PdfValue | undefined): Buffer[] {
  const revision = file.revisions.length - 1
  const list = resolve(file, value, revision)
  if (!isKind(list, 'array')) return []
  return list.items.flatMap((item) => {
    const stream = resolve(file, item, revision)
    return isKind(stream, 'stream') ? [decodeStream(stream, file.budget)] : []
  })
}
