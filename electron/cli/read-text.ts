import { readFileSync } from 'node:fs'
import { fileRefusal } from './failure.ts'

/** The text of a file that a person named, `-` for the standard input; refused by its name where it cannot be read. */
export function readText(source: string): string {
  try {
    return readFileSync(source === '-' ? 0 : source, 'utf8')
  } catch (error) {
    throw fileRefusal(error, source) ?? error
  }
}
