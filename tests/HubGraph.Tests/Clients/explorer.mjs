// Opens the explorer in a real browser, as a person does, and prints what that person saw.
// Arguments: the browser's program, the address, a token, an input of logAnimation and, to look at the page, a folder for screenshots.
import { chromium } from 'playwright-core';

const [, , executablePath, address, token, input, screenshots] = process.argv;
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(60_000);
  const complaints = [];
  const hosts = new Set();
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('request', request => /^(data|blob):/.test(request.url()) || hosts.add(new URL(request.url()).host));
  page.on('response', response => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));

  const look = name => screenshots ? page.screenshot({ path: `${screenshots}/${name}.png` }) : undefined;
  // What an editor shows once it shows a text; it writes spaces as non-breaking ones.
  async function seen(editor, text) {
    const lines = page.locator(`${editor} .view-lines`).filter({ hasText: text });
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  }
  async function open(example) {
    await page.click(`[data-example="${example}"]`);
    await page.waitForFunction(title => document.querySelector('.graphiql-tab-active')?.textContent.includes(title), await page.innerText(`[data-example="${example}"] strong`));
  }
  async function run(sign) {
    await page.click('button.graphiql-execute-button');
    return seen('.result-window', sign);
  }

  await page.goto(address);
  await page.waitForSelector('.graphiql-query-editor .view-line');
  const variables = await seen('.graphiql-editor-tool .graphiql-editor:not(.hidden)', 'slug');
  await look('opened');
  const examples = await page.locator('[data-example]').count();
  const notice = await page.innerText('.notice');

  await open('hub-sheet');
  const sheet = await run('"hub":');
  await look('example');

  await page.getByRole('button', { name: 'Headers', exact: true }).click();
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(JSON.stringify({ Authorization: `Bearer ${token}` }));
  await open('viewer');
  const viewer = await run('"viewer":');
  await look('token');

  // Whoever follows is told of what is written from then on: an activity is logged until the page shows one.
  await open('follow-activities');
  await page.click('button.graphiql-execute-button');
  let followed;
  for (let attempt = 0; !followed && attempt < 30; attempt++) {
    await page.request.post(address, {
      headers: { authorization: `Bearer ${token}` },
      data: { query: 'mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { errors { ... on Error { code } } } }', variables: { input: JSON.parse(input) } },
    });
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('"summary"'), null, { timeout: 2_000 })
      .then(async () => { followed = await seen('.result-window', '"summary"'); }, () => undefined);
  }
  await look('followed');
  await page.click('button.graphiql-execute-button');

  // Who looks for a word finds it in descriptions, and is led to the reference.
  await page.getByRole('button', { name: /Find in the schema/ }).click();
  await page.getByRole('searchbox', { name: 'Words' }).fill('PORTEURS');
  const words = await page.locator('[data-found]').evaluateAll(found => found.map(each => each.dataset.found));
  await look('find');
  await page.click('[data-found="Hub.carriers"]');
  await page.waitForSelector('.graphiql-doc-explorer-title');
  const reference = await page.innerText('.graphiql-doc-explorer');

  // A link that carries a query, on a phone.
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  phone.setDefaultTimeout(60_000);
  phone.on('pageerror', error => complaints.push(String(error)));
  await phone.goto(`${address}?query=${encodeURIComponent('query Linked { regions(first: 1) { nodes { name } } }')}`);
  await phone.waitForSelector('.graphiql-query-editor .view-line');
  await phone.click('button.graphiql-execute-button');
  const linked = (await phone.locator('.result-window .view-lines').filter({ hasText: '"regions":' }).innerText()).replaceAll('\u00a0', ' ');
  await phone.getByRole('button', { name: /Examples/ }).click();
  if (screenshots)
    await phone.screenshot({ path: `${screenshots}/phone.png` });
  await phone.click('[data-example="hub-directory"]');
  await phone.getByRole('button', { name: 'Headers', exact: true }).click();
  const template = (await phone.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines').filter({ hasText: 'Authorization' }).innerText()).replaceAll('\u00a0', ' ');
  const width = await phone.evaluate(() => document.documentElement.scrollWidth);
  await phone.close();

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(500);
  await look('dark');
  console.log(JSON.stringify({ examples, variables, sheet, viewer, followed, words, reference, linked, notice, template, width, complaints, hosts: [...hosts] }));
} finally {
  await browser.close();
}
