/** Headings under which offices write risk lists, without blanks and brackets. */
import type { RiskField } from '../core/discovery/import-rows.ts'

export const RISK_HEADINGS: Readonly<Record<RiskField, readonly string[]>> = {
  name: ['姓名', '对象姓名', '患者姓名', '参保人', '残疾人姓名', '失业人员', '户主姓名'],
  town: ['镇街道', '镇', '街道', '乡镇', '乡镇街道', '所属镇', '所属镇街道'],
  village: ['村社区', '村', '社区', '村居', '所属村社区', '住址', '地址'],
  phone: ['电话', '联系电话', '手机', '手机号', '联系方式'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证', '残疾证号'],
  risk: ['风险', '预警', '预警类型', '风险类型', '原因', '残疾类别', '病种', '类别'],
  amount: ['金额', '自付金额', '自付费用', '医疗费用', '个人自付', '元'],
  note: ['备注', '说明', '情况'],
}

/** What the report of a person on a list begins with. */
export const RISK_SOURCE = '名单预警'
