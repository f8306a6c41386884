import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright/test'

/** The encodings in which programs keep text. */
const encodings = ['utf8', 'utf16le'] as const

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

function bytesOf(file: string): Buffer {
  try {
    return statSync(file).isFile() ? readFileSync(file) : Buffer.alloc(0)
  } catch {
    // A browser takes files away while it runs; what is gone holds nothing.
    return Buffer.alloc(0)
  }
}

/** Where below the folders one of the texts stands in the clear, in a file or in the name of one. */
export function traces(folders: readonly string[], texts: readonly string[]): readonly string[] {
  const needles = texts.flatMap((text) => encodings.map((encoding) => ({ text, bytes: Buffer.from(text, encoding) })))
  return folders.flatMap(filesBelow).flatMap((file) => {
    const content = bytesOf(file)
    return needles
      .filter(({ text, bytes }) => content.includes(bytes) || path.basename(file).includes(text))
      .map(({ text }) => `${file}: ${text}`)
  })
}

/** Everything that the page has left with the browser: names and values of its stores. */
export async function keptByPage(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => [
    ...Object.entries(localStorage).map(([key, value]) => `local ${key} ${value}`),
    ...Object.entries(sessionStorage).map(([key, value]) => `session ${key} ${value}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(document.cookie === '' ? [] : [`cookie ${document.cookie}`]),
  ])
}
