import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { signingKey } from '#shared/base/ed25519.ts'
import { textSha256 } from '#shared/base/sha256.ts'
import { readRequest } from '#shared/modules/policies/policies.request.ts'
import { decodeHex, encodeHex, keyFingerprint, signReply } from '#shared/modules/replies/replies.codec.ts'
import { type Command, type Outcome, UsageError } from '../command.ts'
import { readText } from '../read-text.ts'
import { writeNamed } from '../write-named.ts'

/** The secret of a key file, which is made where there is none yet, readable by its owner alone. */
function keyFrom(file: string) {
  if (!existsSync(file)) {
    const secret = encodeHex(randomBytes(32))
    const content = JSON.stringify({ format: 'sealbook-reply-key', secret })
    writeNamed(file, content, { mode: 0o600, flag: 'wx' })
  }
  const kept = parsed(readText(file))
  const secret = typeof kept === 'object' && kept !== null && 'secret' in kept ? decodeHex(String(kept.secret)) : null
  if (secret?.length !== 32) throw new UsageError(`${file} holds no reply key`)
  return signingKey(secret)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Signs the answer to a request page, for people who have no vault. */
export const replyCommand: Command = {
  name: 'reply',
  summary: 'sign the answer to a request page, without a vault',
  words: ['REQUEST'],
  options: [
    { name: 'name', value: 'NAME', meaning: 'who answers, as the page names them' },
    { name: 'key', value: 'FILE', meaning: 'the key to sign with; made where there is none' },
    { name: 'output', short: 'o', value: 'FILE', meaning: 'where the reply goes' },
  ],
  async run({ given }): Promise<Outcome> {
    const [name, keyFile, output] = [given.text('name'), given.text('key'), given.text('output')]
    if (name === null || keyFile === null || output === null) throw new UsageError('name, key and output are needed')
    const request = readRequest(readText(given.words[0] ?? ''))
    if (!request) throw new UsageError('the file holds no request')
    if (textSha256(request.text) !== request.hash) throw new UsageError('the text of the request was changed')
    const person = request.people.find((one) => one.name === name)
    if (!person) throw new UsageError(`nobody of that name is asked: ${name}`)
    const { kind, vault, subject, hash } = request
    const key = keyFrom(keyFile)
    const said = { kind, vault, request: person.request, person: person.person, subject, hash, name }
    writeNamed(output, signReply({ ...said, at: new Date().toISOString() }, key))
    const fingerprint = keyFingerprint(key.publicKey)
    return { text: `reply: ${output}\nfingerprint: ${fingerprint}\n`, data: { reply: output, fingerprint } }
  },
}
