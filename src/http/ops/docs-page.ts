/** GET /docs: a page that reads /openapi.json and lists every call. No script or style from anywhere else. */
export const docsPage = (nonce: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>接口说明 · 温情热线</title>
<style nonce="${nonce}">body{font:16px/1.6 sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;background:#f5f5f2}details{background:#fff;margin:.5rem 0;padding:.5rem 1rem;border:1px solid #767676;border-radius:8px}code,pre{font-family:monospace;font-size:.9rem}pre{overflow:auto}</style></head>
<body><main><h1>接口说明</h1><p>由 <a href="/openapi.json">/openapi.json</a> 生成。</p><div id="calls">正在读取……</div></main>
<script type="module" nonce="${nonce}">
const spec = await (await fetch('/openapi.json')).json()
const box = document.querySelector('#calls')
box.textContent = ''
for (const [path, methods] of Object.entries(spec.paths)) for (const [method, call] of Object.entries(methods)) {
  const item = document.createElement('details')
  const head = document.createElement('summary')
  head.textContent = method.toUpperCase() + ' ' + path + ' ' + (call.summary ?? '')
  const body = document.createElement('pre')
  body.textContent = JSON.stringify({ parameters: call.parameters, requestBody: call.requestBody, responses: call.responses }, null, 1)
  item.append(head, body)
  box.append(item)
}
</script></body></html>`
