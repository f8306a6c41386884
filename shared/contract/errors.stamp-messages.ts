import { defineMessages } from '../base/translate.ts'

/** Why a sealed document did not get its time stamp. */
export const stampErrorMessages = defineMessages({
  en: {
    'errors.stampUnsigned': 'The document is not signed: there is nothing yet that a time stamp could hold.',
    'errors.stampFieldMissing': 'The document has no free field for a time stamp.',
    'errors.stampTooLarge': 'The time-stamp authority sent more than any time stamp takes.',
    'errors.stampMalformed': 'What the time-stamp authority sent is no answer to a request for a time stamp.',
    'errors.stampNonce': 'The time-stamp authority answered another request than ours.',
    'errors.stampAuthorityUnknown':
      'The time stamp is not under the certificate that the settings name, but under “{{name}}”.',
    'errors.stampUnreachable': 'The time-stamp authority cannot be reached ({{reason}}).',
    'errors.stampTimeout': 'The time-stamp authority did not answer within {{seconds}} seconds.',
    'errors.stampHttp': 'The time-stamp authority answered with HTTP status {{status}} and no time stamp.',
    'errors.stampAddress':
      'The address of a time-stamp authority begins with http:// or https:// and names no password.',
    'errors.stampCertificate':
      'The certificate of “{{name}}” is neither that of an authority nor made for time stamps alone.',
    'errors.stampNotConfigured': 'No time-stamp authority is set.',
    'errors.stampRefused.badAlg': 'The time-stamp authority does not accept SHA-256 ({{text}}).',
    'errors.stampRefused.badRequest': 'The time-stamp authority does not serve this kind of request ({{text}}).',
    'errors.stampRefused.badDataFormat': 'The time-stamp authority could not read the request ({{text}}).',
    'errors.stampRefused.timeNotAvailable': 'The clock of the time-stamp authority is out of order ({{text}}).',
    'errors.stampRefused.unacceptedPolicy': 'The time-stamp authority does not stamp under this policy ({{text}}).',
    'errors.stampRefused.unacceptedExtension':
      'The time-stamp authority does not know an extension of the request ({{text}}).',
    'errors.stampRefused.addInfoNotAvailable':
      'The time-stamp authority cannot give what the request asked for ({{text}}).',
    'errors.stampRefused.systemFailure': 'The time-stamp authority reports a failure of its own ({{text}}).',
    'errors.stampRefused.rejection': 'The time-stamp authority refused without a reason ({{text}}).',
    'errors.stampRefused.waiting': 'The time-stamp authority has not made the stamp yet ({{text}}).',
    'errors.stampRefused.revocationWarning':
      'The certificate of the time-stamp authority is about to be revoked ({{text}}).',
    'errors.stampRefused.revocationNotification': 'The certificate of the time-stamp authority was revoked ({{text}}).',
  },
  'zh-CN': {
    'errors.stampUnsigned': '文档尚未签名，没有可加盖时间戳的内容。',
    'errors.stampFieldMissing': '文档中没有空闲的时间戳域。',
    'errors.stampTooLarge': '时间戳机构返回的数据过大，不可能是时间戳。',
    'errors.stampMalformed': '时间戳机构返回的内容不是对时间戳请求的应答。',
    'errors.stampNonce': '时间戳机构应答的不是本次请求。',
    'errors.stampAuthorityUnknown': '该时间戳不属于设置中指定的证书，而属于“{{name}}”。',
    'errors.stampUnreachable': '无法连接时间戳机构（{{reason}}）。',
    'errors.stampTimeout': '时间戳机构未在 {{seconds}} 秒内应答。',
    'errors.stampHttp': '时间戳机构返回 HTTP 状态 {{status}}，未返回时间戳。',
    'errors.stampAddress': '时间戳机构的地址须以 http:// 或 https:// 开头，且不得含密码。',
    'errors.stampCertificate': '“{{name}}”的证书既不是签发机构的证书，也不是专用于时间戳的证书。',
    'errors.stampNotConfigured': '尚未设置时间戳机构。',
    'errors.stampRefused.badAlg': '时间戳机构不接受 SHA-256（{{text}}）。',
    'errors.stampRefused.badRequest': '时间戳机构不受理此类请求（{{text}}）。',
    'errors.stampRefused.badDataFormat': '时间戳机构无法读取该请求（{{text}}）。',
    'errors.stampRefused.timeNotAvailable': '时间戳机构的时钟不可用（{{text}}）。',
    'errors.stampRefused.unacceptedPolicy': '时间戳机构不支持所请求的策略（{{text}}）。',
    'errors.stampRefused.unacceptedExtension': '时间戳机构不支持请求中的扩展项（{{text}}）。',
    'errors.stampRefused.addInfoNotAvailable': '时间戳机构无法提供所请求的附加信息（{{text}}）。',
    'errors.stampRefused.systemFailure': '时间戳机构报告自身发生故障（{{text}}）。',
    'errors.stampRefused.rejection': '时间戳机构拒绝了请求，未说明原因（{{text}}）。',
    'errors.stampRefused.waiting': '时间戳机构尚未签发时间戳（{{text}}）。',
    'errors.stampRefused.revocationWarning': '时间戳机构的证书即将被吊销（{{text}}）。',
    'errors.stampRefused.revocationNotification': '时间戳机构的证书已被吊销（{{text}}）。',
  },
})
