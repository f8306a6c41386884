import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDocumentSigner, type DocumentSigner } from '#services/vault/certificate-signature.ts'

/** An RSA signer with its authority, both made by openssl, so that certificates not of our making are tested too. */
export function opensslSigner(bits: number): { readonly signer: DocumentSigner; readonly authority: Uint8Array } {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-openssl-'))
  const at = (name: string) => path.join(folder, name)
  const run = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' })
  try {
    writeFileSync(
      at('leaf.ext'),
      'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
    )
    const name = ['-subj', '/O=Partner/CN=Partner authority']
    run(
      'req',
      '-x509',
      '-newkey',
      'rsa:3072',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '3650',
      ...name,
    )
    run(
      'req',
      '-newkey',
      `rsa:${bits}`,
      '-nodes',
      '-keyout',
      'leaf.key',
      '-out',
      'leaf.csr',
      '-subj',
      '/CN=Partner auditor',
    )
    const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '77', '-days', '3650', '-extfile', 'leaf.ext']
    run('x509', '-req', '-in', 'leaf.csr', '-out', 'leaf.pem', ...issue)
    const authority = new X509Certificate(readFileSync(at('ca.pem'))).raw
    const leaf = new X509Certificate(readFileSync(at('leaf.pem'))).raw
    return {
      signer: createDocumentSigner(createPrivateKey(readFileSync(at('leaf.key'))), [leaf, authority]),
      authority,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
