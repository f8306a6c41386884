import { defineMessages } from '../base/translate.ts'

/** Why a file of the exercise room was not read. */
export const exerciseErrorMessages = defineMessages({
  en: {
    'errors.attackLarge': 'The file is larger than {{megabytes}} MB, which no version of ATT&CK is.',
    'errors.stixUnknown': 'The file is no STIX bundle of ATT&CK Enterprise.',
    'errors.stixDomain': 'The bundle is of the domain “{{domain}}”; the one of ATT&CK Enterprise is read.',
    'errors.stixShape': 'An object of the bundle ({{kind}}) is not what STIX describes: the fault is at {{place}}.',
    'errors.layerUnknown': 'The file is no layer of ATT&CK Navigator and no list of layers.',
    'errors.layerMany': 'The file holds {{count}} layers; at most {{most}} are read at once.',
    'errors.layerShape': 'Layer {{layer}} is not what the format describes: the fault is at {{place}}.',
    'errors.layerVersion': 'Layer {{layer}} says that it is of format “{{version}}”; formats 4.0 to 4.5 are read.',
    'errors.layerDomain': 'Layer {{layer}}, “{{name}}”, is of the domain “{{domain}}”; ATT&CK Enterprise is read.',
    'errors.layerLarge': 'The file is larger than {{megabytes}} MB, which no layer is.',
    'errors.layerSteps': 'The layers would plan {{count}} steps; at most {{most}} are planned at once.',
  },
  'zh-CN': {
    'errors.attackLarge': '文件超过 {{megabytes}} MB，任何版本的 ATT&CK 都没有这么大。',
    'errors.stixUnknown': '该文件不是 ATT&CK Enterprise 的 STIX 数据包。',
    'errors.stixDomain': '该数据包属于“{{domain}}”领域；只读取 ATT&CK Enterprise。',
    'errors.stixShape': '数据包中的对象（{{kind}}）不符合 STIX 规范：{{place}} 处有误。',
    'errors.layerUnknown': '该文件不是 ATT&CK Navigator 图层或图层列表。',
    'errors.layerMany': '文件中有 {{count}} 个图层，一次最多读取 {{most}} 个。',
    'errors.layerShape': '第 {{layer}} 个图层不符合格式：{{place}} 处有误。',
    'errors.layerVersion': '第 {{layer}} 个图层标明格式为“{{version}}”；可读取 4.0 至 4.5。',
    'errors.layerDomain': '第 {{layer}} 个图层“{{name}}”属于“{{domain}}”领域；只读取 ATT&CK Enterprise。',
    'errors.layerLarge': '文件超过 {{megabytes}} MB，图层没有这么大。',
    'errors.layerSteps': '图层将计划 {{count}} 个步骤，一次最多 {{most}} 个。',
  },
})
