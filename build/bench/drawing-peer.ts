import { drawnRows } from './drawing-rows.ts'

/** What one drawing took: milliseconds of processor time, which others on the machine do not lengthen, the most memory of its process in megabytes, pages and bytes; ours also signs. */
export type Drawing = {
  readonly drawing: number
  readonly signing: number
  readonly peak: number
  readonly pages: number
  readonly bytes: number
}

type Drawn = { readonly bytes: Buffer; readonly pages: number; readonly sign?: () => Promise<unknown> }
type Peer = { draw(rows: readonly (readonly string[])[]): Promise<Drawn> }

const peers: Readonly<Record<string, () => Promise<Peer>>> = {
  sealbook: async () => await import('./drawing-sealbook.ts'),
  pdfkit: async () => await import('./drawing-pdfkit.ts'),
  pdfmake: async () => await import('./drawing-pdfmake.ts'),
}

const [name = '', count = ''] = process.argv.slice(2)
const load = peers[name]
if (!load) throw new Error(`no such peer: ${name}`)
const { draw } = await load()
// Fonts are read and code is compiled before anything is measured.
await draw(drawnRows(40))
const spent = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const started = spent()
const { bytes, pages, sign } = await draw(drawnRows(Number(count)))
const drawn = spent()
await sign?.()
const drawing: Drawing = {
  drawing: drawn - started,
  signing: sign ? spent() - drawn : 0,
  // Linux tells kilobytes.
  peak: process.resourceUsage().maxRSS / 1024,
  pages,
  bytes: bytes.length,
}
process.stdout.write(`${JSON.stringify(drawing)}\n`)
