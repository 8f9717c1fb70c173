// Verifies messages with the reference library of Standard Webhooks: the secret, then each message as JSON; prints how many there are.
import { Webhook } from 'standardwebhooks';

const [secret, ...messages] = process.argv.slice(2);
for (const message of messages) {
  const { headers, body } = JSON.parse(message);
  new Webhook(secret).verify(body, headers);
}
console.log(messages.length);
