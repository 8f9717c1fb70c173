// The address holds the whole state of what is shown, so that it can be sent, kept and embedded.
import { useEffect, useSyncExternalStore } from 'react';
import { root } from './ask.ts';

const MOVED = 'moved';

function subscribe(moved: () => void) {
  addEventListener('popstate', moved);
  addEventListener(MOVED, moved);
  return () => {
    removeEventListener('popstate', moved);
    removeEventListener(MOVED, moved);
  };
}

function go(address: URL, isStep: boolean) {
  history[isStep ? 'pushState' : 'replaceState'](null, '', address);
  dispatchEvent(new Event(MOVED));
}

/** Where the reader is: the way from where the server's addresses begin, and its parameters. */
export function useAddress() {
  const address = new URL(useSyncExternalStore(subscribe, () => location.href));
  return { path: decodeURIComponent(address.pathname.slice(root.pathname.length)), parameters: address.searchParams };
}

/** An address of this page with other parameters; those that are null go. */
export function withParameters(changes: Record<string, string | null>) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null)
      address.searchParams.delete(name);
    else
      address.searchParams.set(name, value);
  }
  address.hash = '';
  return address;
}

/** Changes parameters of the address, as a step that the browser can take back unless it is one of many, as those of a slider. */
export const change = (changes: Record<string, string | null>, isStep = true) => go(withParameters(changes), isStep);

/** An address of the server. */
export const to = (address: string) => new URL(address, root).href;

/** Follows links between views without loading the page anew. */
export function useLinks(own: RegExp) {
  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = (event.target as Element).closest?.('a[href]');
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.hasAttribute('download') || link.getAttribute('target'))
        return;
      const address = new URL(link instanceof HTMLAnchorElement ? link.href : link.getAttribute('href')!, location.href);
      // A frame shows its view alone: what leads to others leaves it.
      if (new URL(location.href).searchParams.has('embed') && !address.searchParams.has('embed')) {
        link.setAttribute('target', '_top');
        return;
      }
      if (address.origin !== location.origin || address.hash || !address.href.startsWith(root.href) || !own.test(address.href.slice(root.href.length).replace(/(hubs|regions)\/([^/?]+)\?.*/, '$1/$2')))
        return;
      event.preventDefault();
      go(address, true);
      // Once the new view stands there, readers hear its title.
      requestAnimationFrame(() => {
        scrollTo(0, 0);
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      });
    }
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
}
