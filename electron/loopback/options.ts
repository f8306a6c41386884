import { parseArgs } from 'node:util'

/** What the loopback host was asked for. */
export type Options = {
  readonly browser: boolean
  readonly printUrl: boolean
  readonly port: number
  /** The person's data folder, in place of the usual one. */
  readonly userData: string | null
}

/** How the host is called. */
export const usage = `usage: loopback [--no-browser] [--print-url] [--port N] [--user-data DIR]

  --no-browser      open no window; print the one-time address instead
  --print-url       the same, for scripts: the first line of the output is the address
  --port N          listen on this port instead of a free one
  --user-data DIR   keep settings and anchors in this folder
`

/** Reads the arguments; a string is what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'no-browser': { type: 'boolean', default: false },
        'print-url': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        'user-data': { type: 'string' },
      },
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) return `no port: ${values.port}`
    return {
      browser: !values['no-browser'] && !values['print-url'],
      printUrl: values['print-url'],
      port: Number(values.port),
      userData: values['user-data'] ?? null,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
