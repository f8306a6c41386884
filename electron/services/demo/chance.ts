import { createHash } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'

/**
 * Choices that follow from a seed. Each is drawn under a name of its own, so that a new choice in one place changes none
 * of the others: SHA-256 of seed and name, its first 48 bits as a fraction.
 */
export type Chance = {
  /** A fraction from 0 up to, and never, 1. */
  fraction(name: string): number
  /** A whole number between two bounds, both included. */
  between(name: string, least: number, most: number): number
  /** One element of a list that is not empty. */
  oneOf<Element>(name: string, elements: readonly Element[]): Element
}

/** Opens the choices of a seed. */
export function chanceOf(seed: number): Chance {
  const fraction = (name: string) => {
    const digest = createHash('sha256').update(`sealbook/demo:${seed}:${name}`).digest()
    return digest.readUIntBE(0, 6) / 2 ** 48
  }
  return {
    fraction,
    between: (name, least, most) => least + Math.floor(fraction(name) * (most - least + 1)),
    oneOf(name, elements) {
      const chosen = elements[Math.floor(fraction(name) * elements.length)]
      invariant(chosen !== undefined, 'a choice has at least one element to choose from')
      return chosen
    },
  }
}
