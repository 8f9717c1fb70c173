// The page's language, which the server chose by the browser's, and how it writes what the graph answers.

export const isFrench = document.documentElement.lang !== 'en';
const locale = isFrench ? 'fr-FR' : 'en-GB';

/** A text of the page; French keeps its signs on the line of their word. */
export const say = (french: string, english: string) =>
  (isFrench ? french.replace(/ (?=[?!:;»%€])/g, '\u00a0').replace(/« /g, '«\u00a0') : english);

const numbers = new Intl.NumberFormat(locale);
const amounts = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const rounded = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonths = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

export const number = (value: number) => numbers.format(value);
export const euros = (value: number) => amounts.format(value);
export const share = (part: number, whole: number) => shares.format(whole === 0 ? 0 : part / whole);
export const hours = (minutes: number) => numbers.format(Math.round(minutes / 60));
/** How long something took, as people say it; null where that is not known, which the graph tells as 0 minutes. */
export function duration(minutes: number | null) {
  if (!minutes)
    return null;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return whole === 0 ? `${rest} min` : rest === 0 ? `${whole} h` : `${whole} h ${String(rest).padStart(2, '0')}`;
}

export const shortMonth = (date: string) => shortMonths.format(new Date(date));
export const month = (date: string) => months.format(new Date(date));

/** Millions as people say them: 17.3 million. */
export const people = (value: number) => (value < 1_000_000 ? number(value)
  : `${rounded.format(value / 1_000_000)}\u00a0${say(value < 2_000_000 ? 'million' : 'millions', 'million')}`);

/** A date as precise as its source gives it: a day, a month or a year. */
export function date(value: string) {
  if (value.length === 4)
    return value;
  const text = (value.length === 7 ? months : days).format(new Date(value));
  return isFrench && text.startsWith('1 ') ? `1er${text.slice(1)}` : text;
}

/** Today in Europe/Paris, as the graph has it. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());

export const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 || (isFrench && count === 0) ? one : many}`;

/** Orders names as people do. */
export const compare = new Intl.Collator(locale, { numeric: true }).compare;
