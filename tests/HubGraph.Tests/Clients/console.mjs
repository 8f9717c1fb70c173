// Uses the operators' console in a real browser, on a phone, as an operator does, and prints what was seen and what is wrong.
// Arguments: the browser's program, the server's address, an operator's token, a colleague's, an administrator's, and a folder for
// pictures.
import { chromium } from 'playwright-core';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Network } from './network.mjs';

// The page gives a request up after a minute, and sends it again after some seconds.
const SENT_AGAIN = 90_000;
const [, , executablePath, server, token, colleague, administrator, pictures] = process.argv;
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
await mkdir(pictures, { recursive: true });
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'fr-FR', timezoneId: 'Europe/Paris' };
const network = await Network.start(Number(new URL(server).port));
const address = `${network.address}/console`;
const profile = await mkdtemp(path.join(tmpdir(), 'console-'));

const wrong = [];
const hosts = new Set();
// While there is no network, a browser complains.
let isDisturbed = false;

// What they show where a wait was in vain.
const seen = [];

function watch(page) {
  seen.push(page);
  page.setDefaultTimeout(30_000);
  page.on('console', message => ['error', 'warning'].includes(message.type()) && !isDisturbed && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  page.on('request', request => /^(data|blob):/.test(request.url()) || hosts.add(new URL(request.url()).host));
  return page;
}

async function open() {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args, ...phone });
  return watch(context.pages()[0] ?? await context.newPage());
}

async function signIn(page, as = token) {
  await page.getByLabel('Jeton').fill(as);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const said = (page, text) => page.locator('.done', { hasText: text }).innerText();
const ask = async (query, variables) => {
  const { data, errors } = await (await fetch(`${server}graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${colleague}` }, body: JSON.stringify({ query, variables }),
  })).json();
  if (errors)
    throw new Error(JSON.stringify(errors));
  return data;
};

try {
  let page = await open();
  await page.goto(address);
  await signIn(page);
  await page.getByRole('heading', { name: 'Qu’avez-vous fait ?' }).waitFor();
  await page.getByLabel('Hub').selectOption('bretagne');

  // An animation, each tap counted; who types has tapped the field before.
  let taps = 0;
  const tap = async locator => {
    taps++;
    await locator.tap();
  };
  const began = Date.now();
  await tap(button(page, 'Coordination du réseau'));
  await tap(button(page, '2 h'));
  await tap(page.getByRole('searchbox', { name: 'Lieu' }));
  await page.keyboard.type('rennes');
  await tap(page.locator('.found button').first());
  await tap(button(page, 'Réseau'));
  await tap(button(page, /Participants\s: \+10/));
  await tap(button(page, /Participants\s: \+10/));
  await tap(page.getByLabel('En une phrase'));
  await page.keyboard.type('Réunion du réseau des médiateurs');
  await page.screenshot({ path: `${pictures}/form-filled.png` });
  await tap(button(page, 'Enregistrer'));
  const logged = await said(page, 'enregistré');
  const first = { taps, seconds: (Date.now() - began) / 1000 };

  // The same again, today.
  taps = 0;
  await tap(page.locator('.repeat'));
  await tap(button(page, 'Enregistrer'));
  const repeated = { taps, said: await said(page, 'enregistré') };

  // What the server refuses stands at its field, and what was typed stays.
  await button(page, 'Formation de professionnels').tap();
  await button(page, '1 h').tap();
  await page.getByLabel('En une phrase').fill('Atelier sans participants');
  await button(page, 'Enregistrer').tap();
  const refused = await page.locator('.field', { has: page.locator('.stepper') }).locator('.problem').first().innerText();
  await page.screenshot({ path: `${pictures}/form-refused.png` });
  await button(page, /Participants\s: un de plus/).tap();
  await button(page, 'Enregistrer').tap();
  await said(page, 'enregistré');

  // An answer that is lost: the server has it, the device does not know, and sends it again.
  isDisturbed = true;
  network.swallows = true;
  await page.locator('.repeat').tap();
  await page.getByLabel('En une phrase').fill('Réponse perdue');
  await button(page, 'Enregistrer').tap();
  await page.locator('.queue').waitFor();
  network.swallows = false;
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });

  // Without a network: kept, over the browser's end, and sent once.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller && caches.match(location.href));
  await network.cut();
  await page.locator('.repeat').tap();
  await page.getByLabel('En une phrase').fill('Sans réseau');
  await button(page, 'Enregistrer').tap();
  const kept = await said(page, 'gardé');
  await page.screenshot({ path: `${pictures}/offline.png` });
  const session = await page.context().newCDPSession(page);
  const gone = new Promise(resolve => page.context().once('close', resolve));
  session.send('Browser.crash').catch(() => undefined);
  await gone;
  page = await open();
  await page.goto(address);
  const reopened = await page.locator('.queue').innerText();
  const remembered = await page.getByLabel('Hub').inputValue();
  await network.mend();
  await signIn(page);
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });
  isDisturbed = false;

  // Somebody else corrected it meanwhile: both versions.
  await page.getByRole('link', { name: 'Actions', exact: true }).tap();
  await page.locator('.row', { hasText: 'Sans réseau' }).first().tap();
  const { activities } = await ask('{ activities(where: { summary: { eq: "Sans réseau" } }) { nodes { id version } } }');
  await ask('mutation ($input: AmendActivityInput!) { amendActivity(input: $input) { activity { id } } }', { input: { ...activities.nodes[0], summary: 'Corrigée par une collègue' } });
  await page.getByLabel('En une phrase').fill('Corrigée par moi');
  await button(page, 'Corriger').tap();
  await page.locator('.queue table').waitFor();
  const conflict = await page.locator('.queue').innerText();
  await page.screenshot({ path: `${pictures}/conflict.png` });
  await button(page, 'Garder la mienne').tap();
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });

  // Withdrawn without a network, while somebody else corrected it: not taken for done.
  isDisturbed = true;
  await page.getByLabel('Chercher').fill('Corrigée par moi');
  await page.locator('.row', { hasText: 'Corrigée par moi' }).first().tap();
  await network.cut();
  await button(page, 'Retirer cette action…').tap();
  await page.getByLabel('Pourquoi la retirer ?').fill('Sans réseau');
  await button(page, 'Retirer').tap();
  await page.locator('.queue').waitFor();
  const mine = await ask('{ activities(where: { summary: { eq: "Corrigée par moi" } }) { nodes { id version } } }');
  await ask('mutation ($input: AmendActivityInput!) { amendActivity(input: $input) { activity { id } } }', { input: { ...mine.activities.nodes[0], durationMinutes: 75 } });
  await network.mend();
  await page.locator('.queue table').waitFor({ timeout: SENT_AGAIN });
  const withdrawal = await page.locator('.queue').innerText();
  await button(page, 'Garder l’autre').tap();
  await page.locator('.queue').waitFor({ state: 'detached' });
  isDisturbed = false;

  // Withdrawn with a reason, and put back.
  await page.getByLabel('Chercher').fill('Corrigée par moi');
  await page.locator('.row', { hasText: 'Corrigée par moi' }).first().tap();
  await page.getByText('Historique').tap();
  const history = await page.locator('.stream').innerText();
  await button(page, 'Retirer cette action…').tap();
  await page.getByLabel('Pourquoi la retirer ?').fill('Saisie deux fois');
  await button(page, 'Retirer').tap();
  await said(page, 'retirée');
  await page.getByText('Actions retirées').tap();
  const withdrawn = await page.locator('details.more .stream li').first().innerText();
  await button(page, 'Restaurer').tap();
  const restored = await said(page, 'restaurée');

  // A session that ends in the middle: what was typed is there.
  await page.getByRole('link', { name: 'Saisir' }).tap();
  await button(page, 'Coordination du réseau').tap();
  await page.getByLabel('En une phrase').fill('À moitié écrite');
  isDisturbed = true;
  await page.route('**/graphql', route => route.fulfill({ status: 401, body: '{}' }));
  await button(page, '2 h').tap();
  await button(page, 'Enregistrer').tap();
  await page.getByText('Votre session a pris fin').waitFor();
  await page.unroute('**/graphql');
  await signIn(page, token);
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });
  isDisturbed = false;

  // Events.
  await page.getByRole('link', { name: 'Événements' }).tap();
  await button(page, 'Annoncer un événement').tap();
  await page.getByLabel('Titre').fill('Rencontre des médiateurs');
  await button(page, 'Inclusion numérique').tap();
  await page.getByLabel('Jour').fill(new Date().toISOString().slice(0, 10));
  await button(page, 'Annoncer').tap();
  await said(page, 'annoncé');
  await button(page, 'Compter les participants').first().tap();
  await button(page, /Participants\s: \+10/).tap();
  await button(page, 'Enregistrer').tap();
  await said(page, 'compté');
  await page.getByText('10 participants').first().waitFor();
  const events = await page.locator('main').innerText();

  // Projects.
  await page.getByRole('link', { name: 'Projets' }).tap();
  await button(page, 'Un nouveau projet').tap();
  await page.getByLabel('Titre').fill('Bus numérique');
  await page.getByLabel('Porteur du projet').fill('Association Exemple');
  await page.getByLabel('Budget en euros').fill('12 000,50');
  await button(page, 'Diagnostic territorial').tap();
  await button(page, 'Enregistrer').tap();
  await said(page, 'projet');
  const project = page.locator('.stream > li', { hasText: 'Bus numérique' }).last();
  await project.getByRole('button', { name: 'Ajouter une demande' }).tap();
  await page.getByLabel('Financeur').fill('Région Bretagne');
  await page.getByLabel('Montant demandé, en euros').fill('6000');
  await button(page, 'accordée').tap();
  await page.getByLabel('Montant accordé, en euros').fill('5000');
  await button(page, 'Enregistrer').tap();
  await said(page, 'financement');
  await project.getByText('Région Bretagne').first().waitFor();
  const projects = await project.innerText();

  // Without a network, a project and a request to a funder; and, over the page's end, an event and who came to another.
  isDisturbed = true;
  await network.cut();
  await project.getByRole('button', { name: 'Ajouter une demande' }).tap();
  await page.getByLabel('Financeur').fill('Département sans réseau');
  await button(page, 'Enregistrer').tap();
  await said(page, 'gardé');
  await button(page, 'Un nouveau projet').tap();
  await page.getByLabel('Titre').fill('Projet sans réseau');
  await page.getByLabel('Porteur du projet').fill('Association Exemple');
  await button(page, 'Enregistrer').tap();
  await said(page, 'gardé');
  await page.reload();
  await page.getByRole('link', { name: 'Événements' }).tap();
  const met = page.locator('.stream > li', { hasText: 'Rencontre des médiateurs' });
  await met.getByRole('button', { name: 'Compter les participants' }).tap();
  await button(page, /Participants\s: \+10/).tap();
  await button(page, 'Enregistrer').tap();
  await said(page, 'gardé');
  await button(page, 'Annoncer un événement').tap();
  await page.getByLabel('Titre').fill('Événement sans réseau');
  await button(page, 'Formation').tap();
  await page.getByLabel('Jour').fill('2090-01-15');
  await button(page, 'Annoncer').tap();
  await said(page, 'gardé');
  await page.screenshot({ path: `${pictures}/offline-events.png`, fullPage: true });
  const waiting = await page.locator('.queue').innerText();
  await network.mend();
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });
  await met.getByText('20 participants').waitFor();
  await page.locator('.stream > li', { hasText: 'Événement sans réseau' }).waitFor();

  // Cancelled without a network.
  await network.cut();
  const cancelled = page.locator('.stream > li', { hasText: 'Événement sans réseau' });
  await cancelled.getByRole('button', { name: 'Annuler l’événement…' }).tap();
  await page.getByLabel('Pourquoi ?').fill('Salle fermée');
  await cancelled.getByRole('button', { name: 'Annuler l’événement', exact: true }).tap();
  await said(page, 'gardé');
  await network.mend();
  await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });
  await cancelled.getByText('Salle fermée').waitFor();

  // Answers that are lost: the server has it, the device does not know, and sends it again.
  let isLosing = false;
  await page.route('**/graphql', async route => {
    if (!isLosing || !route.request().postData()?.includes('"input"'))
      return route.continue();
    isLosing = false;
    await route.fetch();
    return route.abort();
  });
  const sendAgain = async () => {
    await said(page, 'gardé');
    await page.locator('.queue').waitFor({ state: 'detached', timeout: SENT_AGAIN });
  };
  await met.getByRole('button', { name: 'Compter les participants' }).tap();
  await button(page, /Participants\s: \+10/).tap();
  isLosing = true;
  await button(page, 'Enregistrer').tap();
  await sendAgain();
  await met.getByText('30 participants').waitFor();
  await button(page, 'Annoncer un événement').tap();
  await page.getByLabel('Titre').fill('Réponse perdue');
  await button(page, 'Formation').tap();
  await page.getByLabel('Jour').fill('2090-01-17');
  isLosing = true;
  await button(page, 'Annoncer').tap();
  await sendAgain();

  await page.unroute('**/graphql');

  // What the server refuses later is mended in its own form.
  await network.cut();
  await button(page, 'Annoncer un événement').tap();
  await page.getByLabel('Titre').fill('Avant l’appel');
  await button(page, 'Formation').tap();
  await page.getByLabel('Jour').fill('1999-01-15');
  await button(page, 'Annoncer').tap();
  await said(page, 'gardé');
  await network.mend();
  await page.locator('.queue .refused').waitFor({ timeout: SENT_AGAIN });
  isDisturbed = false;
  await page.getByRole('link', { name: 'Actions', exact: true }).tap();
  await button(page, 'Corriger').tap();
  const early = await page.locator('.field', { has: page.getByLabel('Jour') }).locator('.problem').innerText();
  await page.getByLabel('Jour').fill('2090-01-16');
  await button(page, 'Annoncer').tap();
  await said(page, 'annoncé');
  await page.locator('.queue').waitFor({ state: 'detached' });

  // A spreadsheet: tried, its mistakes at their cells, then logged.
  await page.getByRole('link', { name: 'Tableur' }).tap();
  await page.getByLabel(/Tableur/).setInputFiles({ name: 'actions.csv', mimeType: 'text/csv', buffer: Buffer.from(
    'Date;Durée (h);Type d’animation;Résumé;Code commune;Participants\n04/05/2026;2;animation de réseau;Du tableur;35238;12\n05/05/2026;2;animation de réseau;Mal compté;35238;1.000\n') });
  await button(page, 'Essayer sans rien écrire').tap();
  const cells = await page.locator('main table').innerText();
  await page.screenshot({ path: `${pictures}/spreadsheet-errors.png` });
  await button(page, 'Enregistrer les lignes justes').tap();
  // The trial's « Seraient enregistrées » is another report: a pattern minds the case.
  await page.locator('.notice', { hasText: /Enregistrées\s:\s1/ }).waitFor();
  // What Excel saves, too: here what the server wrote, which it knows.
  const workbook = await fetch(`${server}exports/activities.xlsx?${new URLSearchParams({ where: '{"hub":{"slug":{"eq":"bretagne"}}}' })}`);
  await page.getByLabel(/Tableur/).setInputFiles({ name: 'Actions.XLSX', mimeType: '', buffer: Buffer.from(await workbook.arrayBuffer()) });
  await button(page, 'Essayer sans rien écrire').tap();
  const excel = await page.locator('.notice', { hasText: /already there/ }).innerText();
  const offered = await page.locator('.tabs').innerText();
  await page.context().close();

  // An administrator gives access to a hub, and takes it back with a reason.
  const browser = await chromium.launch({ executablePath, args });
  const root = watch(await (await browser.newContext({ ...phone })).newPage());
  await root.goto(`${address}?hub=bretagne`);
  await signIn(root, administrator);
  await root.getByRole('link', { name: 'Accès' }).tap();
  for (const [subject, name] of [['zoe', 'Zoé Le Bris'], ['yann', 'Yann Morvan']]) {
    await button(root, 'Donner accès').tap();
    await root.getByLabel('Identifiant de la personne').fill(subject);
    await root.getByLabel('Nom', { exact: true }).fill(name);
    await root.screenshot({ path: `${pictures}/grants-give.png`, fullPage: true });
    await button(root, 'Donner accès').tap();
    await said(root, name);
  }
  await button(root, 'Donner accès').tap();
  await root.getByLabel('Identifiant de la personne').fill('zoe');
  await button(root, 'Donner accès').tap();
  const twice = await root.locator('.problem').innerText();
  await button(root, /Accès/).tap();
  await root.locator('.stream > li', { hasText: 'Zoé Le Bris' }).getByRole('button').tap();
  await root.getByLabel('Pourquoi le retirer ?').fill('A quitté le hub');
  await button(root, 'Retirer l’accès').tap();
  await said(root, 'retiré');
  await root.locator('.stream > li', { hasText: 'A quitté le hub' }).waitFor();
  const grants = await root.locator('.stream').innerText();
  await root.context().close();

  // Every view, wide and narrow, in light and in dark, by its rules of accessibility.
  const views = ['', '?view=activities', '?view=events', '?view=projects', '?view=spreadsheet'];
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark'], [1280, 'dark'], [390, 'light']]) {
    // What the policy forbids the page is allowed to the one who examines it.
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme, locale: 'fr-FR', bypassCSP: true });
    const looked = watch(await context.newPage());
    const look = async name => {
      const place = `${name} at ${width} in ${colorScheme}`;
      const widest = await looked.evaluate(() => document.documentElement.scrollWidth);
      if (widest > width)
        wrong.push(`${place} is ${widest} wide`);
      await looked.evaluate(axe);
      const { violations } = await looked.evaluate(() => globalThis.axe.run());
      for (const violation of violations)
        wrong.push(`${place}: ${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`);
      await looked.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    };
    await looked.goto(address);
    await looked.getByLabel('Jeton').waitFor();
    await look('welcome');
    await looked.getByLabel('Jeton').fill(token);
    await looked.getByRole('button', { name: 'Se connecter' }).click();
    for (const view of views) {
      if (view)
        await looked.goto(`${address}${view}&hub=bretagne`);
      await looked.waitForFunction(() => document.querySelector('h1') && document.querySelector('.tabs') && !document.querySelector('.waiting, [aria-busy=true]'));
      await look(view.slice(6) || 'log');
    }
    await looked.goto(`${address}?view=activities&hub=bretagne`);
    await looked.locator('.row').first().click();
    await look('correct');
    await looked.evaluate(() => sessionStorage.clear());
    await looked.goto(address);
    await signIn(looked, administrator);
    await looked.getByRole('link', { name: 'Accès' }).waitFor();
    await looked.goto(`${address}?view=grants&hub=bretagne`);
    await looked.locator('.stream > li').first().waitFor();
    await look('grants');
    await context.close();
  }

  // With the keyboard alone, in English.
  const english = watch(await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage());
  await english.goto(address);
  await english.getByLabel('Token').focus();
  await english.keyboard.insertText(token);
  await english.keyboard.press('Tab');
  await english.keyboard.press('Enter');
  await english.getByRole('heading', { name: 'What did you do?' }).waitFor();
  await english.getByRole('button', { name: 'Partnership' }).focus();
  await english.keyboard.press('Space');
  const pressed = await english.getByRole('button', { name: 'Partnership' }).getAttribute('aria-pressed');
  await browser.close();

  console.log(JSON.stringify({ wrong, hosts: [...hosts], own: new URL(address).host, first, logged, repeated, refused, kept, reopened, remembered, conflict, withdrawal, history, withdrawn, restored, events, projects, waiting, early, offered, twice, grants, cells, excel, pressed }));
} catch (error) {
  for (const shown of seen.filter(each => !each.isClosed()))
    console.error(shown.url(), await shown.locator('main').innerText().catch(String));
  throw error;
} finally {
  await network.cut();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(0);
