import { Button, Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { AnyRecord } from '#shared/record/record.ts'
import { useKept } from '../api/use-kept.ts'
import { useWords } from '../app/words.tsx'
import { foundDrafts } from './form-draft.ts'
import { recordWord } from './record-word.ts'
import { useFormats } from './use-formats.ts'

/** The forms of one record type that the member began and did not save; nothing where there are none. */
export function FormDrafts({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const formats = useFormats()
  const navigate = useNavigate()
  const { values } = useKept('draft')
  const drafts = foundDrafts(values.values(), (name) => (name === record.name ? record : null)).filter(
    ({ field }) => field === null,
  )
  if (drafts.length === 0) return null
  const open = (id: string | null) =>
    void (id === null
      ? navigate({ to: '/records/$record/new', params: { record: record.name }, search: (old) => old })
      : navigate({ to: '/records/$record/$id/edit', params: { record: record.name, id }, search: (old) => old }))
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" size="compact-xs">
          {t('draft.count', { count: drafts.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {drafts.map(({ key, at, id, title }) => (
          <Menu.Item
            key={key}
            onClick={() => open(id)}
            rightSection={<span className="quiet">{formats.instant(at)}</span>}
          >
            {title || t(id ? 'record.untitled' : 'form.new', { record: recordWord(t, record.name) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
