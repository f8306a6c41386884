import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const windowFolder = path.resolve(import.meta.dirname, '../../dist/renderer')

/** The scripts and styles that the page names. */
function namedBy(html: string): readonly string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return tags.flatMap((tag) => {
    const wanted = tag.startsWith('<script') || /rel="(?:stylesheet|modulepreload)"/.test(tag)
    return wanted ? [...tag.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file) : []
  })
}

/** The modules that a built script imports before it runs; what it imports lazily, `import(...)`, is not among them. */
function importedBy(script: string): readonly string[] {
  return [...script.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)].map(([, file = '']) => file)
}

/** What a browser fetches before the first screen shows: the scripts and styles of the page, each gzipped. */
export function firstScreenFigure(): Figure {
  const files = new Map<string, Buffer>()
  const visit = (file: string) => {
    if (files.has(file)) return
    const bytes = readFileSync(file)
    files.set(file, bytes)
    if (!file.endsWith('.js')) return
    for (const imported of importedBy(bytes.toString())) visit(path.resolve(path.dirname(file), imported))
  }
  const page = readFileSync(path.join(windowFolder, 'index.html'), 'utf8')
  for (const file of namedBy(page)) visit(path.resolve(windowFolder, file))
  if (![...files.keys()].some((file) => file.endsWith('.js'))) throw new Error('the page names no script')
  const sizes = [...files.values()].map((bytes) => gzipSync(bytes, { level: 9 }).length)
  const value = sizes.reduce((sum, size) => sum + size, 0) / 1024
  return { what: 'first screen, gzipped', measured: `${files.size} files`, against: '', value, unit: 'KB', bound: 350 }
}
