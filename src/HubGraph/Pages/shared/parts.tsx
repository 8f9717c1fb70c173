// What the views of all pages are made of.
import { useEffect, useState, type ReactNode } from 'react';
import type { Answer } from './ask.ts';
import { isFrench, number, say } from './words.ts';

/** A column of a table, on the page and in its CSV. */
export interface Column<Row> {
  title: string;
  /** What the CSV says, and the page where it shows nothing else. */
  value: (row: Row) => string | number | null;
  cell?: (row: Row) => ReactNode;
  /** How a number is written. */
  format?: (value: number) => string;
}

export interface TableProperties<Row> { caption: string; rows: readonly Row[]; columns: Column<Row>[]; isShort?: boolean }

const show = <Row,>(row: Row, { value, cell, format }: Column<Row>): ReactNode => {
  if (cell)
    return cell(row);
  const known = value(row);
  return typeof known === 'number' ? (format ?? number)(known) : known ?? <span className="soft">{say('inconnu', 'not known')}</span>;
};

/** The numbers of a view; the first column names the row. */
export function Table<Row>({ caption, rows, columns, isShort = true }: TableProperties<Row>) {
  const isNumber = columns.map(column => rows.some(row => typeof column.value(row) === 'number'));
  return (
    <div className={isShort ? 'scroll' : 'scroll long'} tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>{columns.map(({ title }, i) => <th key={title} scope="col" className={isNumber[i] ? 'number' : undefined}>{title}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {columns.map((column, i) => (i === 0
                ? <th key={column.title} scope="row">{show(row, column)}</th>
                : <td key={column.title} className={isNumber[i] ? 'number' : undefined}>{show(row, column)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a spreadsheet of the reader's language opens by a double click. */
function csv<Row>(rows: readonly Row[], columns: Column<Row>[]) {
  const separator = isFrench ? ';' : ',';
  const field = (value: string | number | null) => {
    const text = typeof value === 'number' && isFrench ? String(value).replace('.', ',') : String(value ?? '');
    return /["\r\n;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(column => field(column.title)), ...rows.map(row => columns.map(column => field(column.value(row))))];
  return `\ufeff${lines.map(line => line.join(separator)).join('\r\n')}\r\n`;
}

/** What a table shows, as a file. */
export function Download<Row>({ name, rows, columns }: { name: string; rows: readonly Row[]; columns: Column<Row>[] }) {
  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(rows, columns)], { type: 'text/csv' }));
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return <button type="button" onClick={save}>{say('Télécharger (CSV)', 'Download (CSV)')}</button>;
}

/** Says what is awaited, and when it is asked for again. */
export function Waiting({ answer: { data, retryAt, problem, refresh } }: { answer: Answer<unknown> }) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!retryAt)
      return undefined;
    const timer = setInterval(() => tick(last => last + 1), 1000);
    return () => clearInterval(timer);
  }, [retryAt]);
  if (problem) {
    return (
      <p className="notice" role="alert">
        {say('Pas de réponse :', 'No answer:')} {problem}{' '}
        <button type="button" onClick={refresh}>{say('Réessayer', 'Try again')}</button>
      </p>
    );
  }
  if (retryAt) {
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    return (
      <p className="notice" role="status">
        {say('Le serveur est occupé ou injoignable.', 'The server is busy or out of reach.')}{' '}
        <span aria-hidden="true">{say(`Nouvel essai dans ${seconds} s.`, `Next try in ${seconds} s.`)}</span>
      </p>
    );
  }
  return data === null ? <p className="waiting" role="status">{say('Un instant…', 'One moment…')}</p> : null;
}

export function Choice({ label, value, options, onChoose }: { label: string; value: string; options: [string, string][]; onChoose: (value: string) => void }) {
  return (
    <label className="choice">{label}{' '}
      <select value={value} onChange={event => onChoose(event.target.value)}>
        {options.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
      </select>
    </label>
  );
}
