// Opens the dashboard in a real browser, as a citizen does, and prints what that person saw and what is wrong.
// Arguments: the browser's program, the server's address, the pages as JSON, and a folder for pictures.
import { chromium } from 'playwright-core';
import { mkdir, readFile } from 'node:fs/promises';

const [, , executablePath, server, pages, pictures] = process.argv;
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
await mkdir(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const wrong = [];
const hosts = new Set();
const seen = {};

async function open(options) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', message => ['error', 'warning'].includes(message.type()) && !message.text().includes('404') && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  page.on('request', request => /^(data|blob):/.test(request.url()) || hosts.add(new URL(request.url()).host));
  return page;
}

/** Waits until the page shows what it asked for. */
const settled = page => page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.waiting, [aria-busy=true]') && !document.querySelector('.map:not(:has(path))'));

try {
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark'], [1280, 'dark'], [390, 'light']]) {
    // What the policy forbids the page is allowed to the one who examines it.
    const page = await open({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    for (const path of JSON.parse(pages)) {
      const place = `${path} at ${width} in ${colorScheme}`;
      await page.goto(new URL(path, server).href);
      await settled(page);
      seen[path] ??= await page.innerText('main');
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      if (widest > width)
        wrong.push(`${place} is ${widest} wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const violation of violations)
        wrong.push(`${place}: ${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`);
      await page.screenshot({ path: `${pictures}/${encodeURIComponent(path.slice(1)) || 'home'}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await page.context().close();
  }

  // With the keyboard alone, under the page's own policy.
  const page = await open({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  await page.goto(server);
  await settled(page);
  await page.getByRole('searchbox').fill('rennes');
  await page.locator('.found a').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.card').waitFor();
  const found = await page.innerText('.card');
  await page.getByRole('searchbox').fill('97150');
  await page.locator('.found a').filter({ hasText: 'Saint-Martin' }).waitFor();
  const byPostalCode = await page.innerText('.found');

  // The slider's day stands in the address.
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('Home');
  await page.waitForURL(/on=2018-09-13/);
  const firstDay = await slider.getAttribute('aria-valuetext');
  await page.goBack();

  // All communes, a page after another.
  await page.goto(`${server}?view=white-zones&on=2020-11-17`);
  await settled(page);
  await page.getByText('sans revendication connue').first().click();
  await page.getByRole('button', { name: 'Montrer toutes les communes' }).click();
  await page.getByRole('button', { name: 'Les 100 suivantes' }).click();
  await page.waitForURL(/communes=2&after=/);
  await page.getByText(/^101 à 200/).waitFor();
  const nextCommune = await page.innerText('#white-communes tbody tr');

  // One mission alone.
  await page.goto(`${server}?view=activity&year=2026`);
  await settled(page);
  const missions = page.getByRole('combobox', { name: 'Mission', exact: true });
  await missions.locator('option').nth(1).waitFor({ state: 'attached' });
  await missions.selectOption({ index: 1 });
  await settled(page);
  const mission = await missions.inputValue();
  const missionAddress = page.url();

  // What is downloaded is what is seen.
  await page.goto(`${server}?view=money`);
  await settled(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger (CSV)' }).first().click();
  const csv = await readFile(await (await download).path(), 'utf8');

  // How it was counted, and the explorer with the same document.
  await page.getByText('Comment est-ce compté ?').first().click();
  await page.getByText('query CallsAndAwards').waitFor();
  await page.getByRole('link', { name: 'Ouvrir dans l’explorateur' }).first().click();
  await page.locator('.graphiql-query-editor .view-lines').filter({ hasText: 'CallsAndAwards' }).waitFor();
  await page.context().close();

  // A busy server is asked again when it says so.
  const patient = await open({ viewport: { width: 390, height: 844 } });
  let refused = 0;
  await patient.route(/graphql\?/, route => (refused++ === 0 ? route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, body: '{}' }) : route.continue()));
  const busy = patient.locator('.notice[role=status]').waitFor();
  await patient.goto(`${server}?view=white-zones`);
  await busy;
  await settled(patient);
  await patient.context().close();
  wrong.splice(0, wrong.length, ...wrong.filter(item => !item.includes('503')));

  // English by the browser's language, and a page without a script.
  const english = await open({ locale: 'en-GB' });
  await english.goto(server);
  const title = await english.innerText('h1');
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(server);
  const figures = await plain.innerText('table');

  console.log(JSON.stringify({ wrong, hosts: [...hosts], seen, found, byPostalCode, firstDay, nextCommune, mission, missionAddress, csv, title, figures }));
} finally {
  await browser.close();
}
