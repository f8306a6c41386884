import { CurriculumTable } from '../../records/curriculum-table.tsx'
import type { DetailProps } from '../../records/detail-props.ts'

/** The courses that the roles of a person ask for, and those that the person lacks. */
export function PersonCurriculum({ detail }: DetailProps) {
  return <CurriculumTable of="person" id={detail.entity.id} />
}
