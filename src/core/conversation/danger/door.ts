/** The one step that asks for a door, and the words that can be one. */

/** The step that asks for the door, and nothing else, when the police have to find it. */
export const DOOR = 'door'

/** 6栋302, 三单元, 12号. */
export const DOOR_WORDS = /\d{1,4}\s*(?:栋|幢|号楼|单元|室|号|组)|[一二三四五六七八九十]+(?:栋|幢|单元|号楼|组)/

/** 302, 村口第二家, 水厂后面: whatever may lead to it. 护照在他那里 leads nowhere. */
const LEADS_THERE =
  /\d|[一二三四五六七八九十](?:栋|幢|楼|层|室|号|组|单元|家)|栋|幢|单元|门牌|小区|花园|公寓|新村|[路巷弄街村庄苑](?:[\d一二三四五六七八九十口头东西南北]|$)|(?:前|后|旁|对|隔壁)(?:面|边|门)|门口/

export function mayBeDoor(text: string): boolean {
  return LEADS_THERE.test(text)
}
