// Watches the dashboard's list of activities while one is logged, and prints what it shows then.
// Arguments: the browser's program, the server's address, a token and an input of logAnimation.
import { chromium } from 'playwright-core';

const [, , executablePath, server, token, input] = process.argv;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });

try {
  const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  page.setDefaultTimeout(60_000);
  const followed = page.waitForResponse(response => response.headers()['content-type']?.startsWith('text/event-stream') ?? false);
  await page.goto(`${server}?view=latest&embed`);
  await page.getByText('Aucune action n’est connue.').waitFor();
  await followed;
  // Whoever follows is told of what is written from then on: an activity is logged until the page shows one.
  const shown = page.locator('#latest li');
  for (let attempt = 0; await shown.count() === 0 && attempt < 30; attempt++) {
    await page.request.post(`${server}graphql`, {
      headers: { authorization: `Bearer ${token}` },
      data: { query: 'mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { errors { ... on Error { code } } } }', variables: { input: JSON.parse(input) } },
    });
    await shown.first().waitFor({ timeout: 2_000 }).catch(() => undefined);
  }
  console.log(JSON.stringify({ latest: await shown.first().innerText(), banner: await page.locator('header.site').count() }));
} finally {
  await browser.close();
}
