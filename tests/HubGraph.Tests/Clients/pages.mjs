// Opens pages in a real browser, wide in light and as narrow as a phone in dark, and prints what is wrong with them.
// Arguments: the browser's program, the pages' addresses as JSON and, to look at the pages, a folder for pictures.
import { chromium } from 'playwright-core';
import { readFile } from 'node:fs/promises';

const [, , executablePath, addresses, pictures] = process.argv;
const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  const wrong = [];
  const hosts = new Set();
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark'], ...(pictures ? [[1280, 'dark'], [390, 'light']] : [])]) {
    // What the policy forbids the page is allowed to the one who examines it.
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('console', message => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
    page.on('request', request => hosts.add(new URL(request.url()).host));
    for (const address of JSON.parse(addresses)) {
      const place = `${new URL(address).pathname} at ${width} in ${colorScheme}`;
      await page.goto(address);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      if (widest > width)
        wrong.push(`${place} is ${widest} wide`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const violation of violations)
        wrong.push(`${place}: ${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`);
      if (pictures)
        await page.screenshot({ path: `${pictures}/${new URL(address).pathname.replaceAll('/', '_')}-${width}-${colorScheme}.png`, fullPage: false });
    }
    await context.close();
  }
  console.log(JSON.stringify({ wrong, hosts: [...hosts] }));
} finally {
  await browser.close();
}
