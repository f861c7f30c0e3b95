/** Words of the key and the frame that stand in another site's page: its script carries these and no others. */
export const embedWords = {
  open: '有难处，找温情热线',
  title: '温情热线',
  close: '关上',
} as const
