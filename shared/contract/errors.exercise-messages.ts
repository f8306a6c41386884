import { defineMessages } from '../base/translate.ts'

/** Why a file of the exercise room was not read. */
export const exerciseErrorMessages = defineMessages({
  en: {
    'errors.attackLarge': 'The file is larger than {{megabytes}} MB, which no version of ATT&CK is.',
    'errors.stixUnknown': 'The file is no STIX bundle of ATT&CK Enterprise.',
    'errors.stixDomain': 'The bundle is of the domain “{{domain}}”; the one of ATT&CK Enterprise is read.',
    'errors.stixShape': 'An object of the bundle ({{kind}}) is not what STIX describes: the fault is at {{place}}.',
  },
  'zh-CN': {
    'errors.attackLarge': '文件超过 {{megabytes}} MB，任何版本的 ATT&CK 都没有这么大。',
    'errors.stixUnknown': '该文件不是 ATT&CK Enterprise 的 STIX 数据包。',
    'errors.stixDomain': '该数据包属于“{{domain}}”领域；只读取 ATT&CK Enterprise。',
    'errors.stixShape': '数据包中的对象（{{kind}}）不符合 STIX 规范：{{place}} 处有误。',
  },
})
