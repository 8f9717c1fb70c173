// Drives the client of graphql-transport-ws against the URL given and prints what it saw as JSON.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { drive } from './streams.mjs';

const client = createClient({
  url: process.argv[2].replace('http', 'ws'),
  webSocketImpl: WebSocket,
  keepAlive: 50,
  connectionParams: { Authorization: 'Bearer nothing' },
  retryAttempts: 0,
});
await drive(client);
await client.dispose();
