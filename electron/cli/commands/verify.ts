import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import type { Command, Outcome } from '../command.ts'

/** Judges a signed PDF, alone or against the vault that sealed it. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge a signed PDF',
  words: ['FILE'],
  options: [
    { name: 'vault', value: 'VAULT', meaning: 'also against the authority and the journal of this vault' },
    { name: 'strict', meaning: 'an authority that is not known here is refused' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    const vault = given.text('vault')
    const core = vault === null ? await start() : await open(vault)
    const ticket = await core.send(given.words[0] ?? '', 'application/pdf')
    const verdict = await core.finish(await core.client.verification.verify({ ticket }))
    const unknownIsFine = !given.flag('strict') && verdict.verdict === 'genuine-unknown-authority'
    const translate = translatorOf('en', catalogues)
    const findings = verdict.findings.map(({ key, parameters }) =>
      translate.has(key) ? `finding: ${translate(key, parameters)}\n` : `finding: ${key}\n`,
    )
    const ok = verdict.verdict === 'genuine' || unknownIsFine
    return { text: [`verdict: ${verdict.verdict}\n`, ...findings].join(''), data: verdict, ok }
  },
}
