import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { modestHeap } from '../../electron/transport/control.ts'
import type { Drawing } from './drawing-peer.ts'
import { type Figure, most, ratio, told } from './figure.ts'
import { median } from './measure.ts'

/** Rows that fill about 20, 120 and 1,500 pages, and how often each is drawn. */
const sizes = [
  { rows: 600, runs: 3 },
  { rows: 3_500, runs: 3 },
  { rows: 30_000, runs: 3 },
] as const

/** How much longer than plain pdfkit and than pdfmake ours may take, by the size; null where nothing is promised. */
const bounds = [
  { pdfkit: null, pdfmake: null },
  { pdfkit: 1, pdfmake: null },
  { pdfkit: 1 / 1.6, pdfmake: 1 / 4 },
] as const

function drawOnce(peer: string, rows: number): Drawing {
  const entry = path.join(import.meta.dirname, 'drawing-peer.ts')
  return JSON.parse(execFileSync(process.execPath, [...modestHeap, entry, peer, String(rows)], { encoding: 'utf8' }))
}

/** The middle drawing of each peer, drawn in turn: each in a process of its own, started as the process that draws is. */
function drawAll(rows: number, runs: number) {
  const rounds = Array.from({ length: runs }, () => ({
    sealbook: drawOnce('sealbook', rows),
    pdfkit: drawOnce('pdfkit', rows),
    pdfmake: drawOnce('pdfmake', rows),
  }))
  const middle = (peer: 'sealbook' | 'pdfkit' | 'pdfmake', what: keyof Drawing) =>
    median(rounds.map((round) => round[peer][what]))
  return middle
}

const against = (what: string, ours: number, theirs: number, bound: number | null): Figure =>
  bound === null ? { ...ratio(what, ours, theirs, 0), bound } : ratio(what, ours, theirs, bound)

/**
 * A register of findings drawn by ours (tagged, archival, then signed), by plain pdfkit and by pdfmake: the promise of the
 * documents' speed is no slower than plain text at 100 pages, and at 1,500 pages at least 1.6 times as fast as that, 4 times as
 * fast as pdfmake and below 400 MB; signing takes at most 6 % of drawing.
 */
export function drawingFigures(): readonly Figure[] {
  return sizes.flatMap(({ rows, runs }, at) => {
    const middle = drawAll(rows, runs)
    const pages = `${middle('sealbook', 'pages')} pages`
    const ours = middle('sealbook', 'drawing')
    const large = at === sizes.length - 1
    const memory = middle('sealbook', 'peak')
    return [
      against(`drawing ${pages} to plain pdfkit`, ours, middle('pdfkit', 'drawing'), bounds[at]?.pdfkit ?? null),
      against(`drawing ${pages} to pdfmake`, ours, middle('pdfmake', 'drawing'), bounds[at]?.pdfmake ?? null),
      ratio(`signing ${pages} to drawing them`, middle('sealbook', 'signing'), ours, large ? 0.06 : 1),
      large ? most(`memory of drawing ${pages}`, memory, 'MB', 400) : told(`memory of drawing ${pages}`, memory, 'MB'),
      told(`memory of pdfkit, ${middle('pdfkit', 'pages')} pages`, middle('pdfkit', 'peak'), 'MB'),
      told(`memory of pdfmake, ${middle('pdfmake', 'pages')} pages`, middle('pdfmake', 'peak'), 'MB'),
      told(
        `size of ${pages}`,
        middle('sealbook', 'bytes') / 1000,
        'KB',
        `pdfkit ${Math.round(middle('pdfkit', 'bytes') / 1000)} KB`,
      ),
    ]
  })
}
