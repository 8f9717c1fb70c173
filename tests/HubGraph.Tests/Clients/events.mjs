// Drives the client of graphql-sse, in its distinct connections mode, against the URL given and prints what it saw as JSON.
import { createClient } from 'graphql-sse';
import { drive } from './streams.mjs';

const client = createClient({ url: process.argv[2], retryAttempts: 0 });
await drive(client);
client.dispose();
