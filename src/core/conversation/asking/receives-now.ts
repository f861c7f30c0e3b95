/** Whether words tell of a benefit that comes in now: 低保拿着的, and not 低保没批. */

/** What somebody applies for, lost or sees others get is not received now. */
export function receivesNow(text: string): boolean {
  return (
    RECEIVES.test(text) &&
    !/申请|想办|要办|投诉|亲戚|人家|外甥|停了|被停|取消|没批|不批|没有?(?:领|拿|吃|低保)|怎么|能不能|多少/.test(text)
  )
}

const RECEIVES =
  /(?:领|拿|吃|享受|有|是|在|发)(?:着|了|到|过|的)?[^，,。 ]{0,4}(?:低保|五保|特困|补贴|津贴|边缘)|(?:低保|五保|特困)(?:户|家庭|对象|人员|供养)?(?:，|,|。| |$)|(?:低保|五保|特困)(?:户|对象)|(?:低保|补贴)[^，,。 ]{0,4}(?:拿|吃|领)(?:着|到|上)|(?:低保|五保|特困|补贴|津贴|尊老金)[^，,。 没不]{0,5}(?:拿|吃|领|享受|有)(?:的|着)?(?=$|[，,。 ])/
