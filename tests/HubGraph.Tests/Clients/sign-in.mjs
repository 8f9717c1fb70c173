// Signs in to the console and out of it, in a real browser, with a real OpenID Connect server, and prints what was seen.
// Arguments: the browser's program, the server's address, and, where the issuer knows no hubs, an administrator's token.
import { chromium } from 'playwright-core';

// The page gives a request up after a minute, and sends it again after some seconds.
const SENT_AGAIN = 90_000;
const [, , executablePath, server, administrator] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const wrong = [];
const hosts = new Set();

try {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  // Before it knows that nobody is signed in, the page asks.
  page.on('console', message => ['error', 'warning'].includes(message.type()) && message.location().url.startsWith(server) && !message.text().includes('401') && wrong.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', error => wrong.push(String(error)));
  // Signing in is a navigation; nothing else asks elsewhere.
  page.on('request', request => request.isNavigationRequest() || /^(data|blob):/.test(request.url()) || new URL(request.url()).pathname === '/favicon.ico' || hosts.add(new URL(request.url()).host));

  await page.goto(`${server}console`);
  await page.getByRole('link', { name: 'Se connecter' }).click();
  let subject = null;
  if (administrator) {
    await page.getByRole('heading', { name: 'Il vous manque un hub' }).waitFor();
    subject = await page.locator('main pre').innerText();
    await fetch(`${server}graphql`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${administrator}` },
      body: JSON.stringify({ query: 'mutation ($input: GrantHubInput!) { grantHub(input: $input) { errors { ... on Error { message } } } }', variables: { input: { hub: 'bretagne', subject } } }),
    });
    await page.getByRole('button', { name: 'Vérifier à nouveau' }).click();
  }
  await page.getByRole('heading', { name: 'Qu’avez-vous fait ?' }).waitFor();
  await page.getByRole('button', { name: 'Partenariat' }).click();
  await page.getByRole('button', { name: '1 h', exact: true }).click();
  await page.getByRole('button', { name: 'France entière' }).click();
  await page.getByLabel('En une phrase').fill('Signature de la charte');

  // The session ends in the middle.
  const cookies = await context.cookies();
  await context.clearCookies({ name: 'hubgraph-session' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Votre session a pris fin').waitFor();
  const waiting = await page.locator('.queue').innerText();
  await page.getByRole('link', { name: 'Se reconnecter' }).click();
  await page.getByRole('heading', { name: 'Qu’avez-vous fait ?' }).waitFor();
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });

  await page.locator('.person summary').click();
  const person = await page.locator('.person summary').innerText();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('button', { name: 'Oui' }).click();
  await page.getByRole('heading', { name: 'La console des hubs' }).waitFor();
  const session = cookies.find(({ name }) => name === 'hubgraph-session');
  console.log(JSON.stringify({ wrong, hosts: [...hosts], subject, waiting, person, cookie: `${session.sameSite} ${session.httpOnly}`, left: (await context.cookies()).filter(({ name }) => name.startsWith('hubgraph')).length }));
} finally {
  await browser.close();
}
