import { CurriculumTable } from '../../records/curriculum-table.tsx'
import type { DetailProps } from '../../records/detail-props.ts'

/** The courses that a role asks for: who of its holders has them, and who lacks which. */
export function RoleCurriculum({ detail }: DetailProps) {
  return <CurriculumTable of="profile" id={detail.entity.id} />
}
