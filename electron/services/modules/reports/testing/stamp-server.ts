import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { OctetString, Sequence } from 'asn1js'
import { opensslStampAuthority, type StampAuthority } from '#services/documents/testing/stamp-authority.ts'

/** How the authority behaves towards the next requests; `replay` answers with what it said to the first. */
export type Manner = 'stamps' | 'refuses' | 'rubbish' | 'hangs' | 'replays' | 'redirects' | 'floods'

/** A time-stamp authority on 127.0.0.1, whose stamps openssl makes. */
export type StampServer = {
  readonly authority: StampAuthority
  readonly url: string
  manner: Manner
  /** What was sent to it, whole. */
  readonly requests: Buffer[]
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Answers of a request, each a way in which an authority may fail. */
function respond(
  server: StampServer,
  body: Buffer,
  first: Buffer | undefined,
  response: ServerResponse,
): Buffer | null {
  const { manner, authority, url } = server
  const said = (bytes: Buffer) => {
    response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(bytes)
    return bytes
  }
  if (manner === 'stamps') return said(authority.reply(body))
  // A request without an imprint: openssl refuses it in its own words.
  if (manner === 'refuses')
    said(authority.reply(Buffer.from(new Sequence({ value: [new OctetString({ valueHex: body })] }).toBER())))
  if (manner === 'rubbish') said(Buffer.from('<html>It works!</html>'))
  if (manner === 'replays') said(first ?? Buffer.alloc(0))
  if (manner === 'floods') said(Buffer.alloc(1_000_000))
  if (manner === 'redirects') response.writeHead(302, { Location: url }).end()
  return null
}

/** Starts an authority on a free port. */
export async function stampServer(): Promise<StampServer> {
  const requests: Buffer[] = []
  let first: Buffer | undefined
  const http = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      requests.push(body)
      const answer = respond(server, body, first, response)
      first ??= answer ?? undefined
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const server: StampServer = {
    authority: opensslStampAuthority(),
    url: `http://127.0.0.1:${port}/stamp`,
    manner: 'stamps',
    requests,
    async close() {
      server.authority.remove()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return server
}
