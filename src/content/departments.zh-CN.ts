/** Offices of a county that answer for assistance, to start with; the office writes its own. */
import type { Departments } from '../core/departments.ts'

/** Numbers that are the same everywhere in the country, as the handbook names them; others the office writes itself. */
const of = (name: string, about: string, phone = '') => ({ name, about, phone, active: true })

export const STARTING_DEPARTMENTS: Departments = {
  departments: [
    of('民政局', '低保、特困、临时救助、孤儿'),
    of('医疗保障局', '医疗救助', '12393'),
    of('人力资源和社会保障局', '就业、失业、养老保险', '12333'),
    of('教育局', '教育资助'),
    of('住房和城乡建设局', '公租房、危房'),
    of('应急管理局', '受灾救助'),
    of('司法局', '法律援助', '12348'),
    of('公安局', '身份、走失、侵害', '110'),
    of('卫生健康委员会', '看病、精神卫生', '12356'),
    of('残疾人联合会', '残疾人补贴、辅具、康复', '12385'),
    of('总工会', '困难职工', '12351'),
    of('妇女联合会', '妇女儿童', '12338'),
    of('退役军人事务局', '优抚对象'),
    of('农业农村局', '防返贫'),
    of('红十字会', '人道救助'),
    of('慈善总会', '慈善帮扶'),
    of('消防救援大队', '火灾认定'),
    of('救助管理站', '流浪乞讨'),
  ],
}
