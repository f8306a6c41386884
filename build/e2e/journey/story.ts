import assert from 'node:assert/strict'
import { fieldwork, findings } from './audit-chapters.ts'
import { type Chapter, founder, of } from './chapter.ts'
import type { Desk } from './desk.ts'
import { controls, cycleOfWork, policies } from './governance-chapters.ts'
import { names } from './names.ts'
import { joining, people, sealing, secondPair } from './team-chapters.ts'
import { exercises, training } from './training-chapters.ts'

const chapters: readonly { readonly name: string; readonly tell: Chapter }[] = [
  {
    name: 'a vault is made',
    tell: (desk) => {
      const { organisation, founder: person } = names[desk.language]
      return desk.found({ ...founder, organisation, person })
    },
  },
  { name: 'people and groups', tell: people },
  { name: 'a second person joins', tell: joining },
  { name: 'a cycle and its work', tell: cycleOfWork },
  { name: 'a policy, its wording and its review', tell: policies },
  { name: 'a control and its check', tell: controls },
  { name: 'an audit in the field', tell: fieldwork },
  { name: 'a finding and its remedy', tell: findings },
  { name: 'an exercise', tell: exercises },
  { name: 'training, scores and a competition', tell: training },
  { name: 'a second person judges the work', tell: secondPair },
  { name: 'the report is sealed and verified', tell: sealing },
  {
    name: 'the vault is locked, opened again and sound',
    async tell(desk) {
      const say = names[desk.language]
      await desk.lock()
      await desk.unlock(founder)
      assert.ok((await desk.find(say.search)).includes(say.finding))
      assert.equal(await desk.state(of('finding', say.finding)), 'verified')
      assert.equal(await desk.state(of('audit', say.audit)), 'issued')
      assert.equal(await desk.damages(), 0)
    },
  },
]

/**
 * The journey that every host must carry a person through, from an empty folder to a verified report and a sound vault.
 * `onChapter` may wrap each chapter, to report it or to look around after it.
 */
export async function tellJourney(
  desk: Desk,
  onChapter: (name: string, tell: () => Promise<void>) => Promise<void> = (_, tell) => tell(),
): Promise<void> {
  for (const { name, tell } of chapters) {
    try {
      await onChapter(name, () => tell(desk))
    } catch (error) {
      throw new Error(`the journey ended where ${name}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      })
    }
  }
}
