import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Pixels of a point at 40 dots an inch, at which a page is a picture of 331 by 468. */
const scale = 40 / 72
/** The pages of a document that are pictured: those beyond are more of the same. */
const mostPages = 8

/** A digest or the head of a journal, which are others for every vault. */
const changing = /^(?:[0-9a-f]{16,}|(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})$/

type Band = { readonly top: number; readonly height: number }

/** By page, the lines in which something stands that is another for every vault, in pixels. */
function bands(file: string): readonly (readonly Band[])[] {
  const told = execFileSync('pdftotext', ['-bbox', '-l', String(mostPages), file, '-'], { encoding: 'utf8' })
  return told
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)]
        .filter(([, , , word = '']) => changing.test(word))
        .map(([, top, bottom]) => ({
          top: Math.floor(Number(top) * scale) - 1,
          height: Math.ceil((Number(bottom) - Number(top)) * scale) + 2,
        })),
    )
}

/** The first pages of a PDF beside each other, drawn by Poppler, as a page of HTML. */
export function pageSheet(file: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-pages-'))
  try {
    execFileSync('pdftoppm', ['-png', '-r', '40', '-l', String(mostPages), file, path.join(folder, 'page')])
    const covered = bands(file)
    const pages = readdirSync(folder)
      .toSorted()
      .map((name, at) => {
        const lines = (covered[at] ?? []).map(({ top, height }) => `<i style="top:${top}px;height:${height}px"></i>`)
        const source = readFileSync(path.join(folder, name)).toString('base64')
        return `<figure><img src="data:image/png;base64,${source}">${lines.join('')}</figure>`
      })
    const style = `body { margin: 0; display: grid; grid-template-columns: repeat(4, max-content); gap: 6px; background: #888 }
figure { margin: 0; position: relative; line-height: 0 }
i { position: absolute; left: 0; right: 0; background: #ddd }`
    return `<!doctype html><style>${style}</style>${pages.join('')}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The version of what draws the pages. */
export function popplerVersion(): string {
  return /version (\S+)/.exec(execFileSync('sh', ['-c', 'pdftoppm -v 2>&1'], { encoding: 'utf8' }))?.[1] ?? 'unknown'
}
