import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** How a key file of openssl's differs from one that is taken: its key, its certificate, or its ciphers. */
export type KeyFileMaking = {
  readonly key?: readonly string[]
  readonly usage?: string
  /** Not before and not after, as openssl writes them. */
  readonly valid?: readonly [string, string]
  readonly ciphers?: readonly string[]
  /** Whether the certificate of the authority is left out. */
  readonly isAlone?: boolean
  readonly password: string
}

const p256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
const modern = ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC', '-macalg', 'sha256']

/** A PKCS#12 file of a partner's auditor, made by openssl alone, with the authority that certified them. */
export function opensslKeyFile(making: KeyFileMaking): { readonly bytes: Buffer; readonly authority: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-p12-'))
  const run = (...parameters: readonly string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' })
  const { key = p256, usage = 'digitalSignature,nonRepudiation', valid, ciphers = modern, isAlone, password } = making
  const [algorithm = '', ...options] = key
  try {
    writeFileSync(path.join(folder, 'secret'), password)
    writeFileSync(path.join(folder, 'index'), '')
    writeFileSync(path.join(folder, 'serial'), '4d\n')
    const settings = [
      '[ca]\ndefault_ca=partner\n[partner]\nnew_certs_dir=.\ndatabase=index\nserial=serial\ndefault_md=sha256',
      'policy=any\nx509_extensions=leaf\nunique_subject=no\n[any]\ncommonName=supplied',
      `[leaf]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,${usage}\n`,
    ]
    writeFileSync(path.join(folder, 'ca.cnf'), settings.join('\n'))
    const authority = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650']
    run('req', '-x509', ...authority, '-subj', '/O=Partner/CN=Partner authority')
    run('genpkey', '-algorithm', algorithm, ...options, '-out', 'leaf.key')
    run('req', '-new', '-key', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=Partner auditor')
    const period = valid ? ['-startdate', valid[0], '-enddate', valid[1]] : ['-days', '365']
    const issue = ['-cert', 'ca.pem', '-keyfile', 'ca.key', '-in', 'leaf.csr', '-out', 'leaf.pem']
    run('ca', '-batch', '-config', 'ca.cnf', ...issue, ...period)
    const packed = ['-inkey', 'leaf.key', '-in', 'leaf.pem', ...(isAlone ? [] : ['-certfile', 'ca.pem'])]
    run('pkcs12', '-export', ...packed, '-passout', 'file:secret', '-out', 'key.p12', ...ciphers)
    run('x509', '-in', 'ca.pem', '-outform', 'der', '-out', 'ca.der')
    return { bytes: readFileSync(path.join(folder, 'key.p12')), authority: readFileSync(path.join(folder, 'ca.der')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
