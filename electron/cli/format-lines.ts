import type { Outcome } from './command.ts'
import type { Core } from './core.ts'

/** The formats that can be read or written, one a line. */
export async function formatLines(core: Core, direction: 'imports' | 'exports'): Promise<Outcome> {
  const formats = (await core.client.exchange.formats({})).filter((format) => format[direction])
  return { text: formats.map(({ name }) => `${name}\n`).join(''), data: formats }
}
