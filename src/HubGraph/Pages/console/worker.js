// Opens the console without a network: keeps its page and what the page loads. It keeps no answer of the graph.
const KEPT = 'hubgraph-console-1';
const page = new URL('../console', self.location).href;
const assets = new URL('../graphql/assets/', self.location).href;

async function keepPage(cache, response) {
  const text = await response.clone().text();
  // The page's scripts and styles, before anybody needs them without a network, and the scripts that those load later.
  const seen = new Set();
  const follow = async (address) => {
    if (seen.has(address))
      return;
    seen.add(address);
    let kept = await cache.match(address);
    if (!kept) {
      kept = await fetch(address);
      if (!kept.ok)
        throw new Error(address);
      await cache.put(address, kept.clone());
    }
    if (address.endsWith('.js'))
      await Promise.all([...(await kept.text()).matchAll(/["'`](?:\.\/|graphql\/assets\/)([\w.-]+\.(?:js|css))["'`]/g)].map(found => follow(assets + found[1])));
  };
  await Promise.all([...text.matchAll(/graphql\/assets\/([\w.-]+)/g)].map(found => follow(assets + found[1])));
  await cache.put(page, response);
  // What no page loads any more.
  for (const request of await cache.keys()) {
    if (request.url.startsWith(assets) && !seen.has(request.url))
      await cache.delete(request);
  }
}

self.addEventListener('install', event => event.waitUntil((async () => {
  const response = await fetch(page, { headers: { Accept: 'text/html' } });
  if (!response.ok)
    throw new Error(`HTTP ${response.status}`);
  await keepPage(await caches.open(KEPT), response);
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET')
    return;
  if (request.mode === 'navigate' && address === page) {
    event.respondWith((async () => {
      const cache = await caches.open(KEPT);
      try {
        const response = await fetch(request);
        if (response.ok)
          event.waitUntil(keepPage(cache, response.clone()).catch(() => undefined));
        else if (response.status >= 500)
          throw new Error(`HTTP ${response.status}`);
        return response;
      } catch (error) {
        const kept = await cache.match(page);
        if (!kept)
          throw error;
        return kept;
      }
    })());
  } else if (address.startsWith(assets)) {
    event.respondWith((async () => (await (await caches.open(KEPT)).match(address)) ?? fetch(request))());
  }
});
