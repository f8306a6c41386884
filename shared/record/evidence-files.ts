import type { Evidence } from './fields.ts'

/** Whether a value is one attached file. */
export function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'mediaType' in value
}

/** The files that a value of an evidence field holds; a value of another shape has none. */
export function filesIn(value: unknown): readonly Evidence[] {
  return Array.isArray(value) ? value.filter(isEvidence) : []
}

/** The ids of those files; files of the same bytes have the same id. */
export function fileIds(value: unknown): readonly string[] {
  return filesIn(value).map(({ id }) => id)
}

/** Whether a value of an evidence field holds one of these files. */
export function holdsAny(value: unknown, ids: readonly string[]): boolean {
  return fileIds(value).some((id) => ids.includes(id))
}

/** How the files of an evidence field become other ones. */
export type FilesChange = (files: readonly Evidence[]) => readonly Evidence[]

/** Adds a file, at `place` where it is given, otherwise at the end; one that is there already stays where it is. */
export function withFile(file: Evidence, place?: number): FilesChange {
  return (files) => (files.some(({ id }) => id === file.id) ? files : files.toSpliced(place ?? files.length, 0, file))
}

/** Takes a file away; the same files where it is not among them. */
export function withoutFile(id: string): FilesChange {
  return (files) => (files.some((file) => file.id === id) ? files.filter((file) => file.id !== id) : files)
}

/** Puts another file in the place of one; the same files where that is not among them. */
export function withOther(id: string, other: Evidence): FilesChange {
  return (files) => {
    const at = files.findIndex((file) => file.id === id)
    if (at < 0) return files
    return files.some((file) => file.id === other.id) ? withoutFile(id)(files) : files.with(at, other)
  }
}
