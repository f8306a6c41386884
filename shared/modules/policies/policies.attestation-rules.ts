import { isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequence,
  type RecordRules,
  type RuleInput,
  referred,
  refuseIf,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { decodeHex, encodeHex, readReply, type SignedReply } from '../replies/replies.codec.ts'
import { versionHash } from './policies.approval.ts'
import { audienceOf } from './policies.audience.ts'

const inForce: readonly string[] = ['approved', 'effective']
const of = (input: RuleInput) => referred(input, 'version', 'policyVersion')

function attestationsOf(input: RuleInput, campaign: AnyValue | undefined): readonly AnyEntity[] {
  return isText(campaign) ? input.read.all('attestation', { campaign }) : []
}

/** Why a reply does not answer a request for an attestation; null where it does. */
export type ReplyFault = 'replyForged' | 'replyOtherVault' | 'replyOtherRequest' | 'replyOtherPerson' | 'replyOtherText'

/** Judges a reply by the attestation that it claims to give; `vault` is the id of this vault. */
export function replyFault(
  reply: SignedReply,
  attestation: Readonly<Record<string, AnyValue>> & { readonly id: string },
  vault: string,
): ReplyFault | null {
  const { statement, isSigned } = reply
  if (!isSigned) return 'replyForged'
  if (statement.vault !== vault) return 'replyOtherVault'
  if (statement.request !== attestation.id) return 'replyOtherRequest'
  if (statement.person !== attestation.person) return 'replyOtherPerson'
  const isText = statement.hash === attestation.textHash && statement.subject === attestation.version
  return isText ? null : 'replyOtherText'
}

function replyOf(value: AnyValue | undefined): SignedReply | null {
  const bytes = isText(value) ? decodeHex(value) : null
  return bytes ? readReply(bytes) : null
}

const campaignRules = defineRules('attestationCampaign', {
  versionNotInForce: (input) =>
    refuseIf(takes(input, 'launch', 'extend') && !inForce.includes(of(input)?.state ?? ''), 'version'),
  nobodyAsked: (input) =>
    refuseIf(takes(input, 'launch') && audienceOf(input.after, input.read, input.today).length === 0),
  audienceFixed: (input) =>
    refuseIf(input.before?.state === 'running' && input.after.version !== input.before.version, 'version'),
})

const kept = ['campaign', 'version', 'person', 'textHash'] as const

const attestationGuards = defineRules('attestation', {
  notOfCampaign: (input) => {
    const campaign = input.action === 'create' ? referred(input, 'campaign', 'attestationCampaign') : null
    return refuseIf(campaign !== null && campaign.version !== input.after.version, 'campaign')
  },
  askedAlready: (input) => {
    const others = input.action === 'create' ? attestationsOf(input, input.after.campaign) : []
    return refuseIf(
      others.some((other) => other.person === input.after.person),
      'person',
    )
  },
  otherText: (input) => {
    const version = input.action === 'create' || takes(input, 'attest', 'acceptReply') ? of(input) : null
    return refuseIf(version !== null && versionHash(version) !== input.after.textHash, 'textHash')
  },
  superseded: (input) => refuseIf(takes(input, 'attest', 'acceptReply') && of(input)?.state === 'superseded'),
  changedAfterwards: (input) =>
    refuseIf(input.before !== null && kept.some((field) => input.after[field] !== input.before?.[field])),
  // Whoever accepts replies cannot write one: only the signed bytes of that person's answer pass here.
  replyRefused: (input) => {
    if (!takes(input, 'acceptReply') || !input.before) return null
    const reply = replyOf(input.after.reply)
    const vault = input.read.all('vault', {})[0]?.id ?? ''
    return refuseIf(reply === null || replyFault(reply, input.before, vault) !== null, 'reply')
  },
  keyOfOther: (input) => {
    const key = takes(input, 'acceptReply') ? referred(input, 'key', 'replyKey') : null
    const reply = key ? replyOf(input.after.reply) : null
    if (!key || !reply) return null
    const isOwn = key.person === input.after.person && key.publicKey === encodeHex(reply.publicKey)
    return refuseIf(!isOwn || key.state === 'revoked', 'key')
  },
})

/** What campaigns and attestations must keep. */
export const attestationRules: RecordRules = { ...campaignRules, ...attestationGuards }

/** Launching asks everybody of the audience, extending those who have joined it since, closing lets open requests lapse. */
export const campaignRuns: RecordConsequence = (input) => {
  const known = attestationsOf(input, input.id)
  if (takes(input, 'close'))
    return known
      .filter(({ state }) => state === 'pending')
      .map(({ id }): Consequence => ({ record: 'attestation', id, step: 'lapse' }))
  const version = takes(input, 'launch', 'extend') ? of(input) : null
  if (!version) return []
  const asked = new Set(known.map(({ person }) => person))
  const textHash = versionHash(version)
  const { title, dueOn } = input.after
  const request = { title: title ?? null, campaign: input.id, version: version.id, dueOn: dueOn ?? null, textHash }
  return audienceOf(input.after, input.read, input.today)
    .filter(({ id }) => !asked.has(id))
    .map(({ id, department }) => ({
      record: 'attestation',
      create: { ...request, person: id, department: department ?? null },
    }))
}
