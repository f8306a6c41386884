import type { Filter } from '../../contract/list.ts'
import type { HomeRole } from './home.roles.ts'

/** Where a step of the guide is done: a form, a list, or a page of its own. */
type GuidePlace =
  | { readonly page: 'new' | 'list'; readonly record: string }
  | { readonly page: 'members' | 'journal' | 'recovery' }

/** One step that teaches by doing. It is done once any of its questions has an answer; without any it is ticked by hand or by the vault. */
export type GuideStep = {
  readonly key: string
  readonly place: GuidePlace
  readonly any: readonly { readonly record: string; readonly filters: readonly Filter[] }[]
}

const by = (field: string, person: string): readonly Filter[] => [{ field, comparison: 'is', value: person }]

/** A step that is done by making a record of one's own. */
const making = (key: string, record: string, person: string): GuideStep => ({
  key,
  place: { page: 'new', record },
  any: [{ record, filters: by('createdBy', person) }],
})

/** What a member of a role does in their first ten minutes, in order. */
export function guideSteps(role: HomeRole, person: string): readonly GuideStep[] {
  switch (role) {
    case 'auditor':
      return [
        making('planAudit', 'audit', person),
        making('addRow', 'checklistRow', person),
        making('recordFinding', 'finding', person),
        {
          key: 'verify',
          place: { page: 'list', record: 'finding' },
          any: [
            { record: 'finding', filters: by('verifiedBy', person) },
            { record: 'correctiveAction', filters: by('verifiedBy', person) },
            { record: 'checklistRow', filters: by('reviewedBy', person) },
          ],
        },
        {
          key: 'seal',
          place: { page: 'list', record: 'audit' },
          any: [{ record: 'seal', filters: by('sealedBy', person) }],
        },
      ]
    case 'lead':
      return [
        making('startCycle', 'cycle', person),
        making('addWork', 'workItem', person),
        making('addPolicy', 'policy', person),
        making('addControl', 'control', person),
      ]
    case 'trainer':
      return [
        making('addCourse', 'course', person),
        making('addSession', 'trainingSession', person),
        making('addAssessment', 'assessment', person),
        making('addScore', 'score', person),
      ]
    case 'administrator':
      return [
        making('addDepartment', 'department', person),
        // The founder's own record is made with the vault, before there is anybody to have made it by hand.
        {
          key: 'addPerson',
          place: { page: 'new', record: 'person' },
          any: [
            {
              record: 'person',
              filters: [...by('createdBy', person), { field: 'id', comparison: 'isNot', value: person }],
            },
          ],
        },
        {
          key: 'invite',
          place: { page: 'members' },
          any: [{ record: 'member', filters: [{ field: 'origin', comparison: 'is', value: 'invitation' }] }],
        },
        { key: 'recoveryKit', place: { page: 'recovery' }, any: [] },
        { key: 'auditJournal', place: { page: 'journal' }, any: [] },
      ]
  }
}
