/** Headings under which offices write the columns of the register, without blanks and brackets. */
import type { ImportField } from '../core/register/import-rows.ts'

export const IMPORT_HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  number: ['户号', '户编号', '家庭编号', '证号', '低保证号'],
  name: ['姓名', '成员姓名', '对象姓名', '户主姓名'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证'],
  relation: ['与户主关系', '关系', '家庭关系'],
  phone: ['电话', '联系电话', '手机', '手机号', '联系方式'],
  town: ['镇街道', '镇', '街道', '乡镇', '乡镇街道', '所属镇', '所属镇街道'],
  village: ['村社区', '村', '社区', '村居', '所属村社区'],
  address: ['住址', '地址', '家庭住址', '家庭地址'],
  kind: ['类别', '小类', '救助类别', '对象类别', '困难类别'],
  validFrom: ['开始日期', '起始日期', '审批日期', '从哪天起', '救助开始日期'],
  validUntil: ['到期日期', '截止日期', '有效期', '有效期至', '到哪天止'],
  benefit: ['待遇', '在领待遇', '待遇名称', '救助项目'],
  monthlyYuan: ['月金额', '每月多少元', '金额', '月救助金额', '月保障金'],
  note: ['备注', '说明'],
}
