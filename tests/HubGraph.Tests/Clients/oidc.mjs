// A real OpenID Connect server for the tests: prints its issuer when it listens, rotates its keys for each line "rotate"
// that it reads, and ends with its input. Tokens come by client credentials; the form field "payload" is JSON that is
// laid over the token's payload (role, hubs, sub, exp…).
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

let issuer;
let answer;

function rotate(algorithm) {
  const { privateKey } = algorithm !== 'ES256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: algorithm };
  const provider = new Provider(issuer, {
    jwks: { keys: [key] },
    clients: [{
      client_id: 'tests',
      client_secret: 'secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: algorithm,
    }],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:hubgraph:tests',
        getResourceServerInfo: () => ({ scope: '', audience: 'hubgraph', accessTokenFormat: 'jwt', jwt: { sign: { alg: algorithm } } }),
      },
    },
    formats: {
      customizers: {
        jwt: (context, token, { payload }) => { Object.assign(payload, JSON.parse(context.oidc.body.payload ?? '{}')); },
      },
    },
  });
  answer = provider.callback();
  console.log(JSON.stringify({ issuer, kid: key.kid }));
}

const server = createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  rotate('RS256');
});

const lines = createInterface({ input: process.stdin });
lines.on('line', line => { if (line.startsWith('rotate ')) rotate(line.slice(7)); });
lines.on('close', () => process.exit(0));
