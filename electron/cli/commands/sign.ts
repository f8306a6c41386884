import path from 'node:path'
import { type Command, UsageError } from '../command.ts'

/** Signs the next free place of a sealed PDF with a key file, without a vault. */
export const signCommand: Command = {
  name: 'sign',
  summary: 'sign a sealed PDF as the next, with a PKCS#12 file, without a vault',
  words: ['FILE'],
  options: [
    { name: 'p12', value: 'KEY', meaning: 'the PKCS#12 file with your key and certificate' },
    { name: 'reason', value: 'TEXT', meaning: 'stands in the signature' },
    { name: 'output', short: 'o', value: 'FILE', meaning: 'where the signed PDF goes' },
  ],
  async run({ given, start, password: ask }) {
    const [keyFile, output, reason] = [given.text('p12'), given.text('output'), given.text('reason')]
    if (keyFile === null) throw new UsageError('--p12 is missing: the file with your key and certificate')
    if (output === null) throw new UsageError('-o is missing: where the signed PDF goes')
    const password = await ask('Password of the key file')
    const core = await start()
    const input = {
      ticket: await core.send(given.words[0] ?? '', 'application/pdf'),
      keyTicket: await core.send(keyFile, 'application/x-pkcs12'),
      ...{ password, ...(reason === null ? {} : { reason }) },
    }
    const { field, signer, file } = await core.finish(await core.client.verification.sign(input))
    const target = path.resolve(output)
    await core.save(file, target)
    return { text: `signed: ${target}\nplace: ${field}\nsigner: ${signer}\n`, data: { signed: target, field, signer } }
  },
}
