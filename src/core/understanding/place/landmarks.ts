// Stations, hills and squares that tell where somebody is although no town is named: 镇江火车站, 西津渡.
import type { Gazetteer, Landmark } from './gazetteer.ts'

/** 江大附院 is a hospital, 焦山路 a road. */
const OTHER_WORD = /^(?:附|路|大道|[东西南北]路|医院)/
/** 长江大桥 is no 江大: a short name stands at the beginning of a word. */
const MAY_BEGIN = /(?:^|[^\p{Script=Han}]|在|住|到|去|靠近?|是|的|镇江)$/u
/** Said in passing it is where somebody is, when the words say so. */
const IS_THERE = /(?:^|[^不没])(?:在|住|睡|坐|蹲|躲|靠|到了)[^,，。;；!！?？\s]{0,4}$/

/** The landmark that a text names as a place to be found at; null when there is none or more than one. */
export function landmarkIn(text: string, gazetteer: Gazetteer, answer: boolean): Landmark | null {
  const found: Landmark[] = []
  for (const landmark of gazetteer.landmarks) {
    const start = text.indexOf(landmark.written)
    if (start < 0 || OTHER_WORD.test(text.slice(start + landmark.written.length))) continue
    if (landmark.written.length < 3 && !MAY_BEGIN.test(text.slice(0, start))) continue
    if (!answer && !IS_THERE.test(text.slice(0, start))) continue
    if (!found.some(({ written }) => written.includes(landmark.written))) found.push(landmark)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
