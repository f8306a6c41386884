import { defineMessages } from '../base/translate.ts'

/** Why a signed reply was not taken. */
export const replyErrorMessages = defineMessages({
  en: {
    'errors.replyUnreadable': 'The file is no signed reply, or not a whole one.',
    'errors.replyForged': 'The signature of the reply does not hold.',
    'errors.replyOtherVault': 'The reply answers a request of another vault.',
    'errors.replyOtherRequest': 'The reply answers another request.',
    'errors.replyUnknownRequest': 'This vault has not asked for this reply.',
    'errors.replyOtherPerson': 'The reply is given by somebody else than the person who was asked.',
    'errors.replyOtherText': 'The reply is about another text than the one that was sent.',
    'errors.replyOtherFile': 'The reply is about another file of the report than the one that waits for a signature.',
    'errors.reportDeclined':
      'Somebody declined to sign this report. Nobody signs it any more; seal it anew once the reason is dealt with.',
    'errors.replyTaken': 'The request has been answered already.',
    'errors.replyLate': 'The request no longer takes an answer: its campaign was closed, or the person was excused.',
    'errors.replyKeyOfOther': 'The key that signed the reply is another person’s.',
    'errors.nobodyLeftToAsk': 'Everybody who was asked has answered.',
    'errors.replyKeyRevoked': 'The key that signed the reply has been revoked.',
  },
  'zh-CN': {
    'errors.replyUnreadable': '该文件不是签名回执，或内容不完整。',
    'errors.replyForged': '回执的签名无效。',
    'errors.replyOtherVault': '该回执答复的是另一保险库的要求。',
    'errors.replyOtherRequest': '该回执答复的是另一项要求。',
    'errors.replyUnknownRequest': '本保险库未要求过该回执。',
    'errors.replyOtherPerson': '该回执并非被要求的人员所出具。',
    'errors.replyOtherText': '该回执针对的文本与所发送的不一致。',
    'errors.replyOtherFile': '该回执针对的不是报告待签名的那份文件。',
    'errors.reportDeclined': '已有人拒绝签署本报告，不再签名；处理其原因后请重新封存。',
    'errors.replyTaken': '该要求此前已得到答复。',
    'errors.replyLate': '该要求已不再接受答复：签阅任务已关闭，或该人员已免签。',
    'errors.replyKeyOfOther': '签署该回执的密钥属于他人。',
    'errors.nobodyLeftToAsk': '被要求的人员均已答复。',
    'errors.replyKeyRevoked': '签署该回执的密钥已吊销。',
  },
})
