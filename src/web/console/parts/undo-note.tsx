/** What was done, with the way back beside it. */
import { Button } from 'antd'
import { common } from '../words.ts'

export function UndoNote({ text, onUndo, onClose }: { text: string; onUndo: () => void; onClose: () => void }) {
  return (
    <>
      {text}{' '}
      <Button
        size="small"
        onClick={() => {
          onClose()
          onUndo()
        }}
      >
        {common.undo}
      </Button>
    </>
  )
}
