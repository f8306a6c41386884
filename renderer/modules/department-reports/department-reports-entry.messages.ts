import { defineMessages } from '#shared/base/translate.ts'

/** What the form of a department's report says beside its questions. */
export const departmentReportsEntryMessages = defineMessages({
  en: {
    'reportEntry.noTemplate': 'Choose a template, and its questions stand here.',
    'reportEntry.first': 'This department has no earlier report to compare with.',
    'reportEntry.hint': 'Alt N in an answer takes over the last one and marks it as no change.',
    'reportEntry.rest_one': 'No change in the other answer',
    'reportEntry.rest_other': 'No change in the other {{count}} answers',
    'reportEntry.noChange': 'No change',
    'reportEntry.same': 'Marked as no change',
    'reportEntry.yes': 'Yes',
    'reportEntry.no': 'No',
    'reportEntry.open': 'Open',
    'reportEntry.amount': '{{number}} {{unit}}',
    'reportEntry.addRow': 'Add row',
    'reportEntry.removeRow.head': 'Remove',
    'reportEntry.cell': '{{column}}, row {{row}}',
  },
  'zh-CN': {
    'reportEntry.noTemplate': '选择模板后，填报项显示在此处。',
    'reportEntry.first': '该部门没有可供对照的往期报表。',
    'reportEntry.hint': '在填写框内按 Alt N 沿用上期内容并标记为无变化。',
    'reportEntry.rest_other': '其余 {{count}} 项均无变化',
    'reportEntry.noChange': '无变化',
    'reportEntry.same': '已标记为无变化',
    'reportEntry.yes': '是',
    'reportEntry.no': '否',
    'reportEntry.open': '未填',
    'reportEntry.amount': '{{number}} {{unit}}',
    'reportEntry.addRow': '添加一行',
    'reportEntry.removeRow.head': '删除',
    'reportEntry.cell': '{{column}}，第 {{row}} 行',
  },
})
