import { describe, expect, it } from 'vitest'
import { estimatePassword, refuseWeakPassword } from './password-strength.ts'

describe('password strength', () => {
  it.each([
    [''],
    ['password'],
    ['Tr0ub4dor&3'],
    ['Alice2026!Alice'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['qwertyuiopasdfghjkl'],
    ['20261122'],
    ['一帆风顺'],
    ['床前明月光疑是地上霜'],
  ])('refuses %j', async (password) => {
    const attempt = refuseWeakPassword(password, ['Alice', 'Sealbook'])
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors.weakPassword',
      fields: [{ path: 'password' }],
    })
  })

  it.each([
    ['kettle orbit violin canyon'],
    ['x7#Qm2!pL9@vR4zW'],
    ['红灯笼挂在老槐树下等秋天的雨'],
    ['tundra-lantern-orbit-pickle'],
  ])('accepts %j', async (password) => {
    await refuseWeakPassword(password, ['Alice', 'Sealbook'])
    expect(await estimatePassword(password, [])).toMatchObject({ accepted: true, score: 4 })
  })

  it('counts the words a guesser would try first', async () => {
    const [stranger, known] = [
      await estimatePassword('Zyxomma Vrbqk', []),
      await estimatePassword('Zyxomma Vrbqk', ['zyxomma', 'vrbqk']),
    ]
    expect(known.guesses).toBeLessThan(stranger.guesses)
  })

  it('estimates a text of a megabyte by its start', async () => {
    const text = 'x7#Qm2!pL9@vR4zW'
    expect(await estimatePassword(text.repeat(65_536), [])).toEqual(await estimatePassword(text.repeat(3), []))
  })
})
