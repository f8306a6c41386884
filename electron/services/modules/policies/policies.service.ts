import { readFileSync } from 'node:fs'
import { OperationError } from '#shared/contract/errors.ts'
import { vaultRecord } from '#shared/modules/journal/vault.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { attestationCampaignRecord } from '#shared/modules/policies/attestation-campaign.record.ts'
import type { DepartmentProgress, policiesContract } from '#shared/modules/policies/policies.contract.ts'
import { requestOf, requestPage } from '#shared/modules/policies/policies.request.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import { assetPath } from '../../assets.ts'
import type { ReadContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { expirePast } from '../../lifecycle/expire-exceptions.ts'
import type { Service } from '../../service.ts'

function progressOf(context: ReadContext, campaign: string): readonly DepartmentProgress[] {
  const attestations = context.read(attestationRecord)
  const of = { field: 'campaign', comparison: 'is', value: campaign } as const
  const isAsked = { field: 'state', comparison: 'isNot', value: 'excused' } as const
  const isDone = { field: 'state', comparison: 'is', value: 'attested' } as const
  const groups = [
    [of, isAsked],
    [of, isDone],
  ]
  const units = attestations.tallyBy('department', [of], groups)
  const [allAsked = 0, allAttested = 0] = attestations.tally(groups)
  const rows = [...units].map(([department, [asked = 0, attested = 0]]) => {
    const name = context.read(departmentRecord).find(department)?.name ?? ''
    return { department, name, asked, attested }
  })
  const sum = (key: 'asked' | 'attested') => rows.reduce((total, row) => total + row[key], 0)
  const rest = { department: null, name: '', asked: allAsked - sum('asked'), attested: allAttested - sum('attested') }
  const share = ({ asked, attested }: DepartmentProgress) => (asked === 0 ? 1 : attested / asked)
  return [...rows, ...(rest.asked + rest.attested > 0 ? [rest] : [])]
    .filter(({ asked, attested }) => asked + attested > 0)
    .sort((one, other) => share(one) - share(other) || other.asked - one.asked || one.name.localeCompare(other.name))
}

/** The page that goes out: exactly the text in question, and who has not answered yet. */
function pageOf(context: ReadContext, id: string, language: 'en' | 'zh-CN'): Buffer {
  const campaign = context.read(attestationCampaignRecord).get(id)
  const version = context.read(policyVersionRecord).get(campaign.version)
  const pending = context.read(attestationRecord).all([
    { field: 'campaign', comparison: 'is', value: id },
    { field: 'state', comparison: 'is', value: 'pending' },
  ])
  if (pending.length === 0) throw new OperationError('conflict', 'errors.nobodyLeftToAsk')
  const names = new Map(
    context
      .read(personRecord)
      .all()
      .map((person) => [person.id, person.name]),
  )
  const vault = context.readEverything(vaultRecord).all()[0]?.id ?? ''
  const request = requestOf({ vault, campaign, version, pending, names, language })
  return Buffer.from(requestPage(readFileSync(assetPath('reply/request.html'), 'utf8'), request))
}

export const policiesService: Service<typeof policiesContract> = {
  campaign: {
    progress: ({ id }, context) => ({ rows: progressOf(context, id) }),
    async requestPage({ id, language }, { files, query }) {
      const bytes = query((context) => pageOf(context, id, language))
      const number = query((context) => context.read(attestationCampaignRecord).get(id).number)
      return files.offer(offeredBytes(`${number ?? 'request'}.html`, 'text/html', bytes))
    },
  },
  exceptions: {
    expirePast: (_input, context) => ({ expired: expirePast(context) }),
  },
}
