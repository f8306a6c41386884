import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import type { Command, Outcome } from '../command.ts'

/** Asks for the time stamps that signed files wait for; refused where one of them still waits afterwards. */
export const stampCommand: Command = {
  name: 'stamp',
  summary: 'ask for the time stamps that signed files wait for',
  words: ['VAULT'],
  options: [],
  async run({ given, open }): Promise<Outcome> {
    const core = await open(given.words[0] ?? '')
    const outcome = await core.finish(await core.client.report.stampWaiting({}))
    const words = translatorOf('en', catalogues)
    const lines = [
      ...outcome.stamped.map((title) => `stamped: ${title}\n`),
      ...outcome.refused.map(({ title, refusal }) => {
        const reason = words.has(refusal.key) ? words(refusal.key, refusal.parameters) : refusal.key
        return `refused: ${title}: ${reason}\n`
      }),
      `waiting: ${outcome.waiting}\n`,
    ]
    return { text: lines.join(''), data: outcome, ok: outcome.waiting === 0 }
  },
}
