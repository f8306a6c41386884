import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../app/words.tsx'
import type { DetailProps } from './detail-props.ts'

/** The first step where a tab of a record has nothing to show, for members who may change the record as it stands. */
export function EditRecordLink({ record, detail }: DetailProps) {
  const t = useWords()
  if (!detail.mayEdit) return null
  return (
    <Button
      renderRoot={(props) => (
        <Link
          {...props}
          to="/records/$record/$id/edit"
          params={{ record: record.name, id: detail.entity.id }}
          search={(old) => old}
        />
      )}
    >
      {t('record.edit')}
    </Button>
  )
}
