import type { Finding, SignatureReport, Verdict } from '../verification/verification.projection.ts'
import { finding } from '../verification/verification.projection.ts'
import type { PackManifest } from './pack-manifest.ts'

/** How one file of a pack stands to the signed list; `unlisted` lies in the pack although nobody signed it. */
export type PackFileState = 'genuine' | 'changed' | 'missing' | 'unlisted'

/** One file that is not as it was signed. */
export type PackFileReport = { readonly path: string; readonly state: Exclude<PackFileState, 'genuine'> }

/** What was found out about a pack. */
export type PackParts = {
  /** Why the pack cannot be read or contradicts itself; null where it can. */
  readonly structure: Finding | null
  /** The signature over the list; null where there is none to judge. */
  readonly signature: SignatureReport | null
  readonly manifest: Pick<PackManifest, 'organisation' | 'audit' | 'madeBy' | 'madeAt' | 'demo'> | null
  /** How many files the list names, and the first that are not as they were signed. */
  readonly listed: number
  readonly unlike: readonly PackFileReport[]
}

export type PackVerdict = PackParts & { readonly verdict: Verdict; readonly findings: readonly Finding[] }

/** How many files that are unlike are told by name. */
export const mostTold = 100

/** The one verdict over all parts; what cannot be judged is never called genuine. */
export function packVerdict(parts: PackParts): PackVerdict {
  const answer = (verdict: Verdict, findings: readonly Finding[]): PackVerdict => ({ ...parts, verdict, findings })
  const { signature, structure, unlike, manifest } = parts
  if (structure !== null) {
    return answer(structure.key === 'verify.notPack' ? 'not-sealbook' : 'not-genuine', [structure])
  }
  if (signature === null) return answer('not-genuine', [finding('verify.packUnsigned')])
  if (signature.state === 'changed') return answer('changed', signature.findings)
  if (signature.state === 'cannot-judge') return answer('not-genuine', signature.findings)
  if (unlike.length > 0) {
    const files = unlike.map(({ path, state }) => finding(`verify.packFile.${state}`, { path }))
    return answer('changed', files)
  }
  const notes = [...(manifest?.demo ? [finding('verify.demo')] : []), ...signature.findings]
  if (signature.authority?.standing === 'trusted') return answer('genuine', notes)
  const { name = '', fingerprint = '' } = signature.authority ?? {}
  return answer('genuine-unknown-authority', [finding('verify.unknownAuthority', { name, fingerprint }), ...notes])
}
