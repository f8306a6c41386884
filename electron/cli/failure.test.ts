import { expect, it } from 'vitest'
import { fileRefusal } from './failure.ts'

const failing = (code: string, more: Readonly<Record<string, string>> = {}) =>
  Object.assign(new Error(code), { syscall: 'open', code, ...more })

it.each([
  ['EACCES', 'write', 'errors.readOnly'],
  ['EROFS', 'write', 'errors.readOnly'],
  ['EPERM', 'write', 'errors.readOnly'],
  ['EACCES', 'read', 'errors.fileUnreachable'],
  ['ENOENT', 'write', 'errors.fileUnreachable'],
  ['EEXIST', 'write', 'errors.fileExists'],
  ['EIO', 'read', 'errors.deviceFailure'],
  ['EDQUOT', 'write', 'errors.diskFull'],
  ['ENOSPC', 'write', 'errors.diskFull'],
  ['EMFILE', 'read', 'errors.fileUnreachable'],
] as const)('names %s of a file to %s as %s', (code, work, key) => {
  expect(fileRefusal(failing(code), 'a.pdf', work)).toMatchObject({ key, parameters: { file: 'a.pdf', reason: code } })
})

it.each([
  ['the place that the system names', { path: 'b.pdf' }, 'b.pdf'],
  ['where a file was to go', { path: 'b.pdf.0123abcd.partial', dest: 'b.pdf' }, 'b.pdf'],
  ['the file that was half written', { path: 'b.pdf.0123abcd.partial' }, 'b.pdf'],
])('tells %s', (_, more, file) => {
  expect(fileRefusal(failing('ENOENT', more), 'a.pdf')).toMatchObject({ parameters: { file } })
})

it.each([
  ['a pipe that was closed', failing('EPIPE', { syscall: 'write' })],
  ['a program that does not start', failing('ENOENT', { syscall: 'spawn electron', path: 'electron' })],
  ['an error of the program', new Error('x')],
])('takes %s for no file', (_, error) => {
  expect(fileRefusal(error)).toBeNull()
})
