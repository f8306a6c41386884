import { defineMessages } from '../../base/translate.ts'

export const rollMessages = defineMessages({
  en: {
    'attendanceList.fault.heads':
      'No column is headed Name, E-mail or Staff number, so nobody can be told by this list.',
    'attendanceList.fault.nobody': 'Nobody is named.',
    'attendanceList.fault.unknown': '“{{what}}” is nobody known here.',
    'attendanceList.fault.different': '“{{what}}” name different people.',
    'attendanceList.fault.several': '“{{what}}” can be several people; add an e-mail or a staff number.',
    'attendanceList.fault.twice': '“{{what}}” stands in row {{row}} already.',
    'attendanceList.fault.status': '“{{what}}” is none of attended, late, partly, absent, excused.',
    'attendanceList.fault.hours': '“{{what}}” is no number of hours with one decimal place.',
    'attendanceList.fault.note': 'The note is longer than {{most}} characters.',
  },
  'zh-CN': {
    'attendanceList.fault.heads': '没有“姓名”“电子邮箱”或“工号”列，无法识别人员。',
    'attendanceList.fault.nobody': '未填写人员。',
    'attendanceList.fault.unknown': '未找到“{{what}}”对应的人员。',
    'attendanceList.fault.different': '“{{what}}”指向不同人员。',
    'attendanceList.fault.several': '“{{what}}”对应多名人员，请补充电子邮箱或工号。',
    'attendanceList.fault.twice': '“{{what}}”已在第 {{row}} 行出现。',
    'attendanceList.fault.status': '“{{what}}”不是出勤、迟到、部分出勤、缺勤、请假之一。',
    'attendanceList.fault.hours': '“{{what}}”不是最多一位小数的学时数。',
    'attendanceList.fault.note': '备注超过 {{most}} 个字符。',
  },
})
