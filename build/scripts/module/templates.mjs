/** @typedef {import('./names.mjs').Names} Names */

/**
 * The declaration of the record: two fields to begin with, which the author replaces by their own.
 * @param {Names} names
 */
export function recordFile(names) {
  return `import { markdown, text } from '../../record/fields.ts'
import { defineRecord } from '../../record/record.ts'
import { everyRole } from '../../record/roles.ts'

/** One of the ${names.titles.toLowerCase()} that the team keeps. */
export const ${names.recordValue} = defineRecord({
  name: '${names.record}',
  module: '${names.module}',
  table: '${names.table}',
  title: 'name',
  fields: {
    name: text({ required: true, max: 200 }),
    description: markdown(),
  },
  list: ['name'],
  sections: [{ key: 'general', fields: ['name', 'description'] }],
  readers: everyRole,
  writers: ['administrator', 'lead'],
})
`
}

/**
 * The words of the module, English and Chinese; the names stand in both languages until somebody translates them.
 * @param {Names} names
 */
export function messagesFile(names) {
  const catalogue = (/** @type {Record<string, string>} */ words) =>
    Object.entries(words)
      .map(([key, text]) => `    ${/^[a-z]\w*$/i.test(key) ? key : `'${key}'`}: '${text}',`)
      .join('\n')
  const keys = (/** @type {{ section: string, name: string, description: string }} */ fields) => ({
    [`module.${names.module}`]: names.titles,
    [names.record]: names.title,
    [`${names.record}.plural`]: names.titles,
    [`${names.record}.section.general`]: fields.section,
    [`${names.record}.name`]: fields.name,
    [`${names.record}.description`]: fields.description,
  })
  return `import { defineMessages } from '../../base/translate.ts'

export const ${names.messagesValue} = defineMessages({
  en: {
${catalogue(keys({ section: 'General', name: 'Name', description: 'Description' }))}
  },
  'zh-CN': {
${catalogue(keys({ section: '基本信息', name: '名称', description: '说明' }))}
  },
})
`
}

/**
 * The migration that makes the table.
 * @param {Names} names
 * @param {readonly string[]} statements
 */
export function migrationFile(names, statements) {
  const literals = statements.map((statement) => `  \`${statement.replaceAll('\n', '\n  ')}\`,`).join('\n')
  return `/** The table of ${names.titles.toLowerCase()}. A shipped migration never changes. */
export const ${names.tablesValue}: readonly string[] = [
${literals}
]
`
}
