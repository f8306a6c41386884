import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import IconProgress from '@tabler/icons-react/dist/esm/icons/IconProgress.mjs'
import { useEffect, useRef, useState } from 'react'
import { type Task, taskList } from '../../api/tasks.ts'
import { useTaskList } from '../../api/use-kept-task.ts'
import { RailPanel } from '../rail-panel.tsx'
import { happenedIn } from '../refusal-words.ts'
import classes from '../tray.module.css'
import { useWords } from '../words.tsx'
import { TaskRow } from './task-row.tsx'

/** Tells of tasks that ended while nobody looked at the screen that began them. */
function useTold(tasks: readonly Task[], isShown: boolean): void {
  const t = useWords()
  const known = useRef(new Map<number, Task['state']>())
  useEffect(() => {
    for (const task of tasks) {
      const before = known.current.get(task.id)
      known.current.set(task.id, task.state)
      if (before !== 'running' || isShown || taskList.isWatched(task.place)) continue
      if (task.state !== 'done' && task.state !== 'failed') continue
      const title = t(`tasks.told.${task.state}`, { task: t(task.label.key, task.label.parameters) })
      const saved = task.result.file ? t('tasks.saved', { file: task.result.file }) : ''
      const message = task.refusal ? happenedIn(t, task.refusal) : saved
      notifications.show({
        title,
        message,
        autoClose: task.state === 'done' ? 6000 : 12_000,
        ...(task.state === 'failed' ? { color: 'red' } : {}),
      })
    }
  }, [tasks, t, isShown])
}

/** Long work of this window: shown in the rail as soon as there is any, until it is dismissed. */
export function TaskTray() {
  const t = useWords()
  const tasks = useTaskList()
  const [opened, setOpened] = useState(false)
  useTold(tasks, opened)
  const running = tasks.filter((task) => task.state === 'running').length
  if (tasks.length === 0 && !opened) return null
  const label = t('tasks.title')
  return (
    <RailPanel
      label={label}
      spoken={t('tasks.running', { count: running })}
      count={running}
      icon={IconProgress}
      opened={opened}
      onChange={setOpened}
      head={
        tasks.length > running ? (
          <Button variant="subtle" size="compact-xs" onClick={taskList.dismissFinished}>
            {t('tasks.dismissAll')}
          </Button>
        ) : null
      }
      foot={t('tasks.help')}
    >
      {tasks.length === 0 ? <p className={classes.none}>{t('tasks.none')}</p> : null}
      <ul className={classes.list}>
        {tasks.toReversed().map((task) => (
          <TaskRow key={task.id} task={task} onLeave={() => setOpened(false)} />
        ))}
      </ul>
    </RailPanel>
  )
}
