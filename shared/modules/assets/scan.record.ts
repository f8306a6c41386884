import { choice, date, instant, integer, markdown, reference, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'

/** The formats of scanners that are read. */
export const scanFormats = ['nessus', 'openvas', 'sarif', 'scan-csv'] as const
export type ScanFormat = (typeof scanFormats)[number]

/**
 * A file of a scanner that was brought in: which one, by its digest, what it covered and what became of its rows. `hosts`
 * names the scope that the file itself declares; nothing outside it was closed.
 */
export const scanRecord = defineRecord({
  name: 'scan',
  module: 'assets',
  table: 'scans',
  title: 'title',
  fields: {
    title: text({ required: true, max: 200 }),
    format: choice(scanFormats, { required: true }),
    tool: text({ required: true, max: 100 }),
    toolVersion: text({ max: 100 }),
    sha256: text({ opaque: true, required: true, max: 64 }),
    scannedOn: date({ required: true }),
    importedBy: reference('person', { required: true }),
    importedAt: instant({ required: true }),
    hosts: markdown({ max: 100_000 }),
    hostCount: integer({ required: true }),
    rowCount: integer({ required: true }),
    created: integer({ required: true }),
    known: integer({ required: true }),
    changed: integer({ required: true }),
    reappeared: integer({ required: true }),
    notSeen: integer({ required: true }),
    leftOut: integer({ required: true }),
  },
  list: ['title', 'tool', 'scannedOn', 'hostCount', 'created', 'known', 'reappeared', 'notSeen', 'importedBy'],
  totals: {
    rowCount: 'sum',
    created: 'sum',
    known: 'sum',
    changed: 'sum',
    reappeared: 'sum',
    notSeen: 'sum',
    leftOut: 'sum',
  },
  sections: [
    { key: 'file', fields: ['title', 'format', 'tool', 'toolVersion', 'sha256', 'scannedOn'] },
    { key: 'scope', fields: ['hosts', 'hostCount', 'rowCount'] },
    { key: 'outcome', fields: ['created', 'known', 'changed', 'reappeared', 'notSeen', 'leftOut'] },
    { key: 'import', fields: ['importedBy', 'importedAt'] },
  ],
  readers: ['administrator', 'lead', 'auditor', 'viewer'],
  writers: ['administrator', 'lead', 'auditor'],
  managed: true,
})
