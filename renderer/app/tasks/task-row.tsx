import { ActionIcon, Button, Progress } from '@mantine/core'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { useRouter } from '@tanstack/react-router'
import { type Task, taskList } from '../../api/tasks.ts'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { happenedIn } from '../refusal-words.ts'
import classes from '../tray.module.css'
import { useWords } from '../words.tsx'

function Running({ task, name }: { readonly task: Task; readonly name: string }) {
  const t = useWords()
  const { progress } = task
  const known = progress !== null && progress.total > 0
  const formats = useFormats()
  const stage = `task.stage.${progress?.stage ?? ''}`
  const count = () => {
    if (!progress) return null
    const { done, total } = progress
    if (progress.stage !== 'bytes') return t('task.count', { done, total })
    return t('evidence.sent', { sent: formats.bytes(done), size: formats.bytes(total) })
  }
  return (
    <>
      <Progress
        value={known ? Math.min(100, Math.round((progress.done / progress.total) * 100)) : 100}
        striped={!known}
        animated={!known}
        size="sm"
        aria-label={name}
      />
      <p className="quiet" style={{ margin: 0 }}>
        {t.has(stage) ? `${t(stage)} ` : ''}
        {known ? count() : null}
      </p>
    </>
  )
}

function Ended({ task, onLeave }: { readonly task: Task; readonly onLeave: () => void }) {
  const t = useWords()
  const router = useRouter()
  const { result, refusal } = task
  const open = (to: string) => {
    router.history.push(to)
    onLeave()
  }
  const text =
    task.state === 'cancelled'
      ? t('tasks.cancelled')
      : refusal
        ? happenedIn(t, refusal)
        : result.file
          ? t('tasks.saved', { file: result.file })
          : null
  return (
    <>
      {text ? <p className={classes.text}>{text}</p> : null}
      {result.to ? (
        <div>
          <Button variant="default" size="compact-xs" onClick={() => open(result.to ?? '/')}>
            {t('tasks.open')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** One task: how far it is and the way to stop it, or how it ended and what it left. */
export function TaskRow({ task, onLeave }: { readonly task: Task; readonly onLeave: () => void }) {
  const t = useWords()
  const name = t(task.label.key, task.label.parameters)
  const running = task.state === 'running'
  return (
    <li className={classes.task}>
      <div className={classes.line}>
        <span className={classes.name}>{name}</span>
        {task.state === 'done' ? <ToneBadge tone="good">{t('tasks.done')}</ToneBadge> : null}
        {task.state === 'failed' ? <ToneBadge tone="critical">{t('tasks.failed')}</ToneBadge> : null}
        {running ? (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('tasks.cancelOf', { task: name })}
            onClick={() => task.cancel()}
          >
            {t('task.cancel')}
          </Button>
        ) : (
          <ActionIcon
            size={24}
            aria-label={t('tasks.dismiss', { task: name })}
            onClick={() => taskList.dismiss(task.id)}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {running ? <Running task={task} name={name} /> : <Ended task={task} onLeave={onLeave} />}
    </li>
  )
}
