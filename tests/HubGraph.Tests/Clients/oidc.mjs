// A real OpenID Connect server for the tests: prints its issuer when it listens, rotates its keys for each line "rotate"
// that it reads, and ends with its input. Tokens come by client credentials; the form field "payload" is JSON that is
// laid over the token's payload (role, hubs, sub, exp…). People sign in by the clients "console", whose access tokens are
// JWTs that name a hub, and "console-opaque", whose access tokens say nothing; each is alice, unless login_hint names another.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const RESOURCE = 'urn:hubgraph:tests';
let issuer;
let provider;
let answer;

const person = (client_id, algorithm) => ({
  client_id,
  client_secret: 'secret',
  grant_types: ['authorization_code'],
  redirect_uris: ['http://127.0.0.1/console/signed-in'],
  response_types: ['code'],
  id_token_signed_response_alg: algorithm,
});

function rotate(algorithm) {
  const { privateKey } = algorithm !== 'ES256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: algorithm };
  provider = new Provider(issuer, {
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    clients: [{
      client_id: 'tests',
      client_secret: 'secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: algorithm,
    }, person('console', algorithm), person('console-opaque', algorithm)],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    findAccount: (context, accountId) => ({ accountId, claims: () => ({ sub: accountId, name: 'Alice Martin', email: 'alice@hub.example' }) }),
    interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: context => (context.oidc.client.clientId === 'console-opaque' ? undefined : RESOURCE),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience: 'hubgraph', accessTokenFormat: 'jwt', jwt: { sign: { alg: algorithm } } }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => { context.body = `<!doctype html><title>Fin</title>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Oui</button>`; },
      },
    },
    formats: {
      customizers: {
        jwt: (context, token, { payload }) => {
          Object.assign(payload, JSON.parse(context.oidc.body.payload ?? '{}'));
          if (context.oidc.client.clientId === 'console')
            Object.assign(payload, { role: 'operator', hubs: ['bretagne'], name: 'Alice Martin' });
        },
      },
    },
  });
  // The server under test listens where it may.
  provider.Client.prototype.redirectUriAllowed = address => new URL(address).pathname === '/console/signed-in';
  provider.Client.prototype.postLogoutRedirectUriAllowed = address => new URL(address).pathname === '/console/signed-out';
  answer = provider.callback();
  console.log(JSON.stringify({ issuer, kid: key.kid }));
}

/** Everybody who comes is let in. */
async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: params.login_hint ?? 'alice' } });
    return;
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  grant.addResourceScope(RESOURCE, params.scope);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const server = createServer((request, response) => {
  if (request.url.startsWith('/interaction/'))
    interact(request, response).catch(error => response.writeHead(500).end(String(error)));
  else
    answer(request, response);
});
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  rotate('RS256');
});

const lines = createInterface({ input: process.stdin });
lines.on('line', line => { if (line.startsWith('rotate ')) rotate(line.slice(7)); });
lines.on('close', () => process.exit(0));
