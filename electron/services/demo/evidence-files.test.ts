import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceBytes } from './evidence-files.ts'

describe('files of evidence', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sealbook-evidence-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has a chart that is a PNG of as many pixels as its bars need', () => {
    const file = path.join(folder, 'chart.png')
    const { bytes, mediaType } = evidenceBytes({ kind: 'chart', bars: [0, 50, 100] })
    writeFileSync(file, bytes)
    expect(mediaType).toBe('image/png')
    // Refuses a file whose checksums or pixels are wrong.
    const drawn = path.join(folder, 'drawn.pgm')
    execFileSync('mutool', ['draw', '-q', '-c', 'gray', '-o', drawn, file])
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([108, 144])
  })

  it('has a copy of a chart with bars blacked out, which is another file', () => {
    const bars = [0, 50, 100]
    const copy = evidenceBytes({ kind: 'chart', bars, covered: [1] }).bytes
    writeFileSync(path.join(folder, 'copy.png'), copy)
    const drawn = path.join(folder, 'copy.pgm')
    execFileSync('mutool', ['draw', '-q', '-c', 'gray', '-o', drawn, path.join(folder, 'copy.png')])
    expect(copy.equals(evidenceBytes({ kind: 'chart', bars }).bytes)).toBe(false)
    expect(readFileSync(drawn).includes(0)).toBe(true)
  })

  it('has a paper that is a sound PDF and shows its lines', () => {
    const file = path.join(folder, 'paper.pdf')
    const { bytes } = evidenceBytes({ kind: 'paper', lines: ['Signed (twice) \\ by the owner', '', 'End'] })
    writeFileSync(file, bytes)
    execFileSync('qpdf', ['--check', file])
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
    expect(text).toContain('Signed (twice) \\ by the owner')
  })

  it('gives the same bytes for the same file', () => {
    const chart = { kind: 'chart', bars: [12, 88] } as const
    expect(evidenceBytes(chart).bytes.equals(evidenceBytes(chart).bytes)).toBe(true)
    expect(evidenceBytes({ kind: 'text', lines: ['a', 'b'] }).bytes.toString()).toBe('a\nb\n')
  })
})
