import { type WriteFileOptions, writeFileSync } from 'node:fs'
import { fileRefusal } from './failure.ts'

/** Writes a file that a person named; refused by its name where it cannot be written. */
export function writeNamed(file: string, content: string | Uint8Array, options: WriteFileOptions = {}): void {
  try {
    writeFileSync(file, content, options)
  } catch (error) {
    throw fileRefusal(error, file, 'write') ?? error
  }
}
