import { defineMessages } from '#shared/base/translate.ts'

export const scoreEntryMessages = defineMessages({
  en: {
    'scoreEntry.enter': 'Enter points',
    'scoreEntry.rank': 'Show the ranking',
    'scoreEntry.title_one': '{{done}} of {{count}} person scored',
    'scoreEntry.title_other': '{{done}} of {{count}} people scored',
    'scoreEntry.hint':
      'A row is saved when it is left. Enter and the arrow keys go from cell to cell, Escape takes back a cell, and a block of a spreadsheet can be pasted.',
    'scoreEntry.cell': '{{column}}, {{person}}',
    'scoreEntry.state': 'Status',
    'scoreEntry.saving': 'Saving',
    'scoreEntry.saved': 'Saved',
    'scoreEntry.typed': 'Not saved',
    'scoreEntry.notNumber': '“{{text}}” under “{{column}}” is no number of points with at most two decimals.',
    'scoreEntry.overMaximum': '{{text}} under “{{column}}” is more than its {{maximum}} points.',
    'scoreEntry.nobody': 'Nobody to score',
    'scoreEntry.nobody.help': 'Name the participants on the record; each of them gets a row here.',
  },
  'zh-CN': {
    'scoreEntry.enter': '录入得分',
    'scoreEntry.rank': '查看排名',
    'scoreEntry.title_other': '{{count}} 人中 {{done}} 人已有成绩',
    'scoreEntry.hint':
      '离开一行即保存该行。Enter 和方向键在单元格间移动，Escape 撤销单元格中的输入，可整块粘贴电子表格内容。',
    'scoreEntry.cell': '{{person}}，{{column}}',
    'scoreEntry.state': '状态',
    'scoreEntry.saving': '正在保存',
    'scoreEntry.saved': '已保存',
    'scoreEntry.typed': '未保存',
    'scoreEntry.notNumber': '“{{column}}”中的“{{text}}”不是得分，应为最多两位小数的数字。',
    'scoreEntry.overMaximum': '“{{column}}”中的 {{text}} 超过满分 {{maximum}}。',
    'scoreEntry.nobody': '没有参加人员',
    'scoreEntry.nobody.help': '请先在考核记录中填写参加人员，每人在此占一行。',
  },
})
