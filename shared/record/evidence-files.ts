import type { Evidence } from './fields.ts'

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
