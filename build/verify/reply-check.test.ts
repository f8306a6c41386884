import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import vm from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { signingKey } from '#shared/base/ed25519.ts'
import { textSha256 } from '#shared/base/sha256.ts'
import { readRequest, requestPage } from '#shared/modules/policies/policies.request.ts'
import { replyPageMessages } from '#shared/modules/policies/policies.request-messages.ts'
import { keyFingerprint, readReply, signReply } from '#shared/modules/replies/replies.codec.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-reply-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const text = '# 1 Scope\nAll </script> who work here.\n'
const said = { vault: 'v', request: 'r', person: 'p', subject: 's', hash: textSha256(text), name: '林梅' }

function judged(reply: Uint8Array, about = text) {
  const [file, textFile] = [path.join(folder, 'a.reply'), path.join(folder, 'a.md')]
  writeFileSync(file, reply)
  writeFileSync(textFile, about)
  const script = path.join(import.meta.dirname, 'reply_check.py')
  const { stdout, status } = spawnSync('python3', [script, file, textFile], { encoding: 'utf8' })
  return { lines: stdout.trim().split('\n'), status }
}

describe('reply_check.py', () => {
  const key = signingKey()
  const reply = signReply({ kind: 'attestation', ...said, at: '2026-11-28T08:00:00.000Z' }, key)

  it('finds a reply genuine, says what it states, and names the key as Sealbook does', () => {
    const { lines, status } = judged(reply)
    expect(status).toBe(0)
    expect(lines).toContain('name: 林梅')
    expect(lines).toContain(`fingerprint: ${keyFingerprint(key.publicKey)}`)
    expect(lines.slice(-2)).toEqual(['signature: holds', 'text: the one that was accepted'])
  })

  it('finds out a changed signature, another text, and what is no reply', () => {
    const changed = Uint8Array.from(reply)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(judged(changed)).toMatchObject({ status: 1 })
    expect(judged(reply, 'another')).toMatchObject({ status: 1 })
    expect(judged(reply.subarray(0, 40))).toMatchObject({ status: 1 })
  })
})

/** As much of a document as the page touches. */
function fakeDocument() {
  const made = new Map<string, Record<string, unknown>>()
  const element = () => ({
    append: () => undefined,
    insertRow: element,
    insertCell: element,
    click: () => undefined,
    value: '',
    checked: false,
    textContent: '',
  })
  const byId = (id: string) => {
    const known = made.get(id) ?? element()
    made.set(id, known)
    return known
  }
  return { getElementById: byId, createElement: element, documentElement: {}, title: '' }
}

describe('the page for people without the program', () => {
  const request = {
    format: 'sealbook-request' as const,
    version: 1 as const,
    kind: 'attestation' as const,
    language: 'zh-CN' as const,
    vault: said.vault,
    title: 'Read it',
    subject: said.subject,
    subjectTitle: 'Access 1.0',
    dueOn: '2026-12-31',
    hash: said.hash,
    text,
    people: [{ request: said.request, person: said.person, name: said.name }],
    words: replyPageMessages['zh-CN'],
  }
  const template = readFileSync(path.join(import.meta.dirname, '../../assets/reply/request.html'), 'utf8')
  const page = requestPage(template, request)

  it('holds the request as data that ends neither its script nor its line', () => {
    expect(page.match(/<\/script>/g)).toHaveLength(1)
    expect(readRequest(page)).toEqual(request)
  })

  it('signs a reply that the importer and the outside judge find genuine', async () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
    const blobs: Uint8Array[] = []
    const document = fakeDocument()
    const parts = { document, crypto, TextEncoder, Uint8Array, atob, console, Option: class {}, Date }
    const url = { createObjectURL: () => 'blob:' }
    const file = class {
      constructor([bytes]: readonly Uint8Array[]) {
        blobs.push(Uint8Array.from(bytes ?? []))
      }
    }
    vm.runInNewContext(`${script}\nthis.sign = sign`, Object.assign(parts, { URL: url, Blob: file, self: parts }))
    document.getElementById('person').value = '0'
    await (parts as unknown as { sign: () => Promise<void> }).sign()
    const reply = readReply(blobs[0] ?? new Uint8Array())
    expect(reply).toMatchObject({ isSigned: true, statement: { kind: 'attestation', ...said } })
    expect(document.getElementById('fingerprint').textContent).toBe(
      keyFingerprint(reply?.publicKey ?? new Uint8Array()),
    )
    expect(judged(blobs[0] ?? new Uint8Array()).status).toBe(0)
  })
})
