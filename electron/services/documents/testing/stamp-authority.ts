import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What varies between the time-stamp authorities of the tests. */
export type StampAuthorityOptions = {
  readonly key?: readonly string[]
  /** Extensions of the certificate that stamps; by default a critical purpose of time stamping and nothing else. */
  readonly extensions?: string
  readonly days?: number
  readonly digests?: string
}

/** A time-stamp authority of openssl: nothing of its answers is made by us. */
export type StampAuthority = {
  readonly folder: string
  /** The certificate of who certified it, and its own, as DER. */
  readonly root: Uint8Array
  readonly own: Uint8Array
  /** `openssl ts -reply` to a request. */
  reply(request: Uint8Array): Buffer
  /** A token over a TSTInfo by `openssl cms`, which signs with certificates that `openssl ts` refuses to stamp with. */
  sign(info: Uint8Array): Buffer
  /** What `openssl ts -verify` prints of a token or an answer over these bytes. */
  verify(stamp: Uint8Array, content: Uint8Array, form: 'token' | 'answer'): string
  remove(): void
}

/** The two kinds of key that authorities have, as `openssl req -newkey` takes them. */
export const stampKeys = {
  ec: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa: ['rsa:2048'],
} as const

const purpose = 'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n'

function configuration(digests: string): string {
  return `[ tsa ]
default_tsa = own
[ own ]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = ${digests}
accuracy = secs:1
ess_cert_id_chain = no
`
}

/** Makes an authority with a certificate of its own root, both by openssl. */
export function opensslStampAuthority(options: StampAuthorityOptions = {}): StampAuthority {
  const { key = stampKeys.ec, extensions = purpose, days = 3650, digests = 'sha256' } = options
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-stamps-'))
  const at = (name: string) => path.join(folder, name)
  const run = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' })
  writeFileSync(at('tsa.ext'), `basicConstraints=critical,CA:FALSE\n${extensions}`)
  writeFileSync(at('tsa.cnf'), configuration(digests))
  writeFileSync(at('serial'), '01\n')
  const root = ['-days', '3650', '-subj', '/O=Kairos/CN=Kairos root', '-keyout', 'ca.key', '-out', 'ca.pem']
  run('req', '-x509', '-newkey', ...key, '-nodes', ...root)
  run('req', '-newkey', ...key, '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=Kairos/CN=Kairos clock')
  const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '9', '-days', String(days), '-extfile', 'tsa.ext']
  run('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', ...issue)
  const der = (name: string) => new Uint8Array(new X509Certificate(readFileSync(at(name))).raw)
  return {
    folder,
    root: der('ca.pem'),
    own: der('tsa.pem'),
    reply(request) {
      writeFileSync(at('request.tsq'), request)
      run('ts', '-reply', '-config', 'tsa.cnf', '-section', 'own', '-queryfile', 'request.tsq', '-out', 'answer.tsr')
      return readFileSync(at('answer.tsr'))
    },
    sign(info) {
      writeFileSync(at('info.der'), info)
      const kind = ['-econtent_type', 'id-smime-ct-TSTInfo', '-binary', '-nodetach', '-cades', '-nosmimecap']
      const who = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-md', 'sha256']
      run('cms', '-sign', '-in', 'info.der', ...kind, ...who, '-outform', 'DER', '-out', 'token.der')
      return readFileSync(at('token.der'))
    },
    verify(stamp, content, form) {
      writeFileSync(at('stamp.der'), stamp)
      writeFileSync(at('content.bin'), content)
      const kind = form === 'token' ? ['-token_in'] : []
      const judged = ['ts', '-verify', '-in', 'stamp.der', ...kind, '-data', 'content.bin', '-CAfile', 'ca.pem']
      return run(...judged).toString()
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
