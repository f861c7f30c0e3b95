/** Baseline of the live feed: raw node:http that writes a line to every open stream when a message comes. */
import { createServer, type ServerResponse } from 'node:http'
import { serveParent } from '../support/child.ts'

const streams = new Set<ServerResponse>()
let sent = 0

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('event: hello\ndata: {}\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
    return
  }
  request.resume()
  request.on('end', () => {
    sent += 1
    const line = `id: ${sent}\nevent: alert\ndata: ${JSON.stringify({ id: `a_${sent}`, level: 'P0' })}\n\n`
    for (const stream of streams) stream.write(line)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  serveParent(`http://127.0.0.1:${port}`, async () => {
    server.close()
    server.closeAllConnections()
  })
})
