import type { DetailProps } from '../../../records/detail-props.ts'
import { RetestsOfFinding } from '../../../records/retests/retests-of-finding.tsx'
import { FindingStanding } from './finding-standing.tsx'

/** What stands above a finding: how it stands, and what became of the attack step that it came of. */
export function FindingBeside(props: DetailProps) {
  return (
    <>
      <FindingStanding {...props} />
      <RetestsOfFinding detail={props.detail} />
    </>
  )
}
