import { describe, expect, it } from 'vitest'
import { read, trackedFiles } from './tracked-files.ts'

const sources = trackedFiles().filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('build/fixtures/'))
const production = sources.filter(
  (file) => /^(shared|electron|renderer)\//.test(file) && !/\.test\.tsx?$|\/testing\/|\/test-[\w-]+\.ts$/.test(file),
)

type Ban = {
  readonly what: string
  readonly pattern: RegExp
  readonly because: string
  readonly breaks: string
  readonly home?: RegExp
}

const bans: readonly Ban[] = [
  {
    what: 'Math.random',
    pattern: /\bMath\s*\.\s*random\b/,
    because: 'its numbers can be foretold',
    breaks: 'const id = Math.random()',
  },
  {
    what: 'serialize() of a database',
    pattern: /\b(?:db|database|connection)\w*\s*\.\s*serialize\s*\(/i,
    because: 'it answers with the plaintext of an encrypted database',
    breaks: 'write(database.serialize())',
  },
  {
    what: 'the backup() of the driver',
    pattern: /\b(?:db|database|connection)\w*\s*\.\s*backup\s*\(/i,
    because: 'it fails on encrypted files; a backup is VACUUM INTO by a reader process',
    breaks: "await db.backup('copy')",
  },
  {
    what: 'locking_mode=EXCLUSIVE',
    pattern: /locking_mode\s*=?\s*\(?\s*['"]?exclusive/i,
    because: 'readers in other processes would be shut out',
    breaks: "db.pragma('locking_mode = EXCLUSIVE')",
  },
  {
    what: 'a suppression without its reason',
    pattern: /biome-ignore(?:-\w+)?\s+[\w/]+\s*(?::\s*)?(?:<explanation>)?\s*(?:\*\/|$)|@ts-(?:ignore|nocheck)\b/m,
    because: 'nobody could judge later whether it still holds',
    breaks: '// biome-ignore lint/suspicious/noExplicitAny:\nconst a = 1',
  },
  {
    what: 'work left for later',
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    because: 'what is left undone belongs in a decision or an issue',
    breaks: '// TO\u0044O: later',
  },
  {
    what: 'ciphers, key derivation and signing outside the vault',
    pattern: importOf(
      'create(?:Cipheriv|Decipheriv|Sign|Hmac|PrivateKey|SecretKey|DiffieHellman|ECDH)|generateKey\\w*|hkdf\\w*|scrypt\\w*|pbkdf2\\w*|argon2\\w*|diffieHellman|sign|encapsulate|decapsulate|privateDecrypt|publicEncrypt',
    ),
    because: 'cryptography is reviewed in one folder',
    breaks: "import { createHash, createCipheriv } from 'node:crypto'",
    home: /^electron\/services\/vault\//,
  },
  {
    what: 'node:crypto taken whole outside the vault',
    pattern: /import\s+(?:\w+|\*\s+as\s+\w+)\s+from\s+['"](?:node:)?crypto['"]/,
    because: 'the rule above could not see what is used of it',
    breaks: "import crypto from 'node:crypto'",
    home: /^electron\/services\/vault\//,
  },
]

/** Matches an import from node:crypto that takes one of `names`, on one line or several. */
function importOf(names: string): RegExp {
  return new RegExp(`import\\s*\\{[^}]*\\b(?:${names})\\b[^}]*\\}\\s*from\\s*['"](?:node:)?crypto['"]`)
}

describe.each(bans)('$what', ({ pattern, breaks, home, because }) => {
  it(`is nowhere: ${because}`, () => {
    const found = production.filter((file) => !home?.test(file) && pattern.test(read(file)))
    expect(found).toEqual([])
  })

  it('would be noticed', () => {
    expect(pattern.test(breaks)).toBe(true)
  })
})

it('looked at the production code', () => {
  expect(production.length).toBeGreaterThan(50)
})

it('leaves importing hashes, random bytes and checks of signatures to everyone', () => {
  const ciphers = bans.find((ban) => ban.what.startsWith('ciphers'))
  expect(
    ciphers?.pattern.test("import { createHash, randomBytes, randomUUID, timingSafeEqual, verify } from 'node:crypto'"),
  ).toBe(false)
})
