/** The list of keys under `?`, with the switch that turns them off (WCAG 2.1.4). */
import { Modal, Switch } from 'antd'
import { switchKeys, useKeysOn } from '../keys.ts'
import { keyHelp, keyTable } from '../words.ts'

export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isOn = useKeysOn()
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={keyHelp.title} width={640}>
      <p>
        <Switch id="keys-on" checked={isOn} onChange={switchKeys} /> <label htmlFor="keys-on">{keyHelp.on}</label>
        <span className="muted">　{keyHelp.hint}</span>
      </p>
      <dl className="key-table">
        {keyTable.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
