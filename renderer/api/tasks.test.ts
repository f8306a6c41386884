import { afterEach, describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { startTask, taskList } from './tasks.ts'

const label = { key: 'tasks.title' }

afterEach(() => {
  for (const task of taskList.all()) task.cancel()
  taskList.dismissFinished()
})

describe('long tasks', () => {
  it('are listed with progress and result until they are dismissed', async () => {
    const made = Promise.withResolvers<string>()
    const done = startTask(
      {
        place: 'a',
        label,
        work: async (_signal, onProgress) => {
          onProgress({ done: 1, total: 2, stage: 'drawing' })
          return await made.promise
        },
      },
      (file) => ({ file }),
    )
    expect(taskList.all()).toMatchObject([{ state: 'running', progress: { done: 1, total: 2 } }])
    const [running] = taskList.all()
    taskList.dismiss(running?.id ?? 0)
    expect(taskList.all()).toHaveLength(1)
    made.resolve('report.pdf')
    expect(await done).toBe('report.pdf')
    expect(taskList.all()).toMatchObject([{ state: 'done', result: { file: 'report.pdf' } }])
    taskList.dismiss(running?.id ?? 0)
    expect(taskList.all()).toEqual([])
  })

  it('tell a refusal by name, and a cancelled one as cancelled', async () => {
    const refused = new OperationError('busy', 'errors.importing')
    expect(await startTask({ place: 'a', label, work: () => Promise.reject(refused) })).toBeUndefined()
    const cancelled = startTask({
      place: 'b',
      label,
      work: (signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('ended')))),
    })
    taskList.all().at(-1)?.cancel()
    expect(await cancelled).toBeUndefined()
    expect(taskList.all().map(({ state, refusal }) => [state, refusal?.key ?? null])).toEqual([
      ['failed', 'errors.importing'],
      ['cancelled', null],
    ])
  })

  it('keep one finished task of each place', async () => {
    await startTask({ place: 'a', label, work: async () => 1 })
    await startTask({ place: 'a', label, work: async () => 2 })
    await startTask({ place: 'b', label, work: async () => 3 })
    expect(taskList.all().map((task) => task.place)).toEqual(['a', 'b'])
  })

  it('know whose screen is shown', () => {
    const first = taskList.watch('a')
    const second = taskList.watch('a')
    first()
    expect(taskList.isWatched('a')).toBe(true)
    second()
    expect(taskList.isWatched('a')).toBe(false)
  })
})
