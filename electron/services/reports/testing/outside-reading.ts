import { expect } from 'vitest'
import { lintDocument } from '#services/documents/lint.ts'
import { run, withFile } from '#services/documents/testing/outside-tools.ts'

/** Text of each page, spaces and line ends taken out, for line breaks are free to fall anywhere. */
export function pagesOf(file: string): readonly string[] {
  return run('pdftotext', '-raw', file, '-')
    .split('\f')
    .map((page) => page.replace(/\s/g, ''))
}

/** Holds a drawn report to what every kind promises: clean for the lint and outside readers, all fonts embedded; answers the text of its pages. */
export function readOutside(bytes: Buffer): readonly string[] {
  expect(lintDocument(bytes)).toEqual([])
  return withFile(bytes, (file) => {
    run('qpdf', '--check', file)
    run('mutool', 'draw', '-F', 'stext', '-o', `${file}.xml`, file)
    const fonts = run('pdffonts', file).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
    return pagesOf(file).filter((page) => page !== '')
  })
}
