import { type WriteFileOptions, writeFileSync } from 'node:fs'
import { fileRefusal } from './failure.ts'

/** Writes a file that a person named; refused by its name where it cannot be written. */
export function writeText(file: string, text: string, options: WriteFileOptions = {}): void {
  try {
    writeFileSync(file, text, options)
  } catch (error) {
    throw fileRefusal(error, file, 'write') ?? error
  }
}
