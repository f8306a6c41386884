import { open } from 'node:fs/promises'
import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { isPackHead } from '#shared/modules/packs/pack-manifest.ts'
import type { Command, Outcome } from '../command.ts'

/** Judges a signed PDF or an evidence pack, alone or against the vault that sealed it. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge a signed PDF or an evidence pack',
  words: ['FILE'],
  options: [
    { name: 'vault', value: 'VAULT', meaning: 'also against the authority and the journal of this vault' },
    { name: 'strict', meaning: 'an authority that is not known here is refused' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    const vault = given.text('vault')
    const core = vault === null ? await start() : await open(vault)
    const file = given.words[0] ?? ''
    const isPack = await beginsLikePack(file)
    const { client } = core
    const verdict = isPack
      ? await core.sendPack(file, (arriving) => client.pack.check(arriving))
      : await core.finish(await client.verification.verify({ ticket: await core.send(file, 'application/pdf') }))
    const unknownIsFine = !given.flag('strict') && verdict.verdict === 'genuine-unknown-authority'
    const translate = translatorOf('en', catalogues)
    const findings = verdict.findings.map(({ key, parameters }) =>
      translate.has(key) ? `finding: ${translate(key, parameters)}\n` : `finding: ${key}\n`,
    )
    const ok = verdict.verdict === 'genuine' || unknownIsFine
    return { text: [`verdict: ${verdict.verdict}\n`, ...findings].join(''), data: verdict, ok }
  },
}

async function beginsLikePack(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(32), 0, 32, 0)
    return isPackHead(buffer)
  } finally {
    await handle.close()
  }
}
