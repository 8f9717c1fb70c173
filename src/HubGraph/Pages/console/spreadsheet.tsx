// A spreadsheet of activities: tried first, its mistakes at their cells, then logged.
import { useState } from 'react';
import { to } from '../shared/address.ts';
import { Table } from '../shared/parts.tsx';
import { say } from '../shared/words.ts';
import { reach, SignedOut, Unreachable } from './session.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Report {
  dryRun: boolean; logged: number; amended: number; refused: number; summary: string; notes: string[]; errorsLeftOut: number;
  errors: { line: number; column: string; value: string; code: string; message: string }[]; failure: { code: string; message: string } | null;
}

export default function Spreadsheet({ hub }: { hub: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [isUpdate, setIsUpdate] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function send(isTrial: boolean) {
    setIsBusy(true);
    setProblem(null);
    try {
      const parameters = new URLSearchParams({ hub, 'dry-run': String(isTrial), update: String(isUpdate) });
      const response = await reach(`import?${parameters}`, { method: 'POST', headers: { 'Content-Type': file?.name.toLowerCase().endsWith('.xlsx') ? WORKBOOK : 'text/csv', Accept: 'application/json' }, body: file });
      const answer = await response.json() as Partial<Report>;
      if (answer.summary !== undefined)
        setReport(answer as Report);
      else
        setProblem(answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
    } catch (error) {
      setProblem(error instanceof SignedOut ? say('Reconnectez-vous, puis recommencez.', 'Sign in again, then try again.')
        : error instanceof Unreachable ? say('Le serveur est occupé ou injoignable. Recommencez dans un instant : le même fichier n’ajoute rien deux fois.', 'The server is busy or out of reach. Try again in a moment: the same file adds nothing twice.')
          : String(error));
    } finally {
      setIsBusy(false);
    }
  }

  const isTried = report?.dryRun === true && !report.failure;
  return (
    <>
      <h1 tabIndex={-1}>{say('Importer un tableur', 'Import a spreadsheet')}</h1>
      <p className="lead">{say('Un fichier CSV ou Excel, ou le cahier de coordination de La Coop. Rien n’est écrit avant que vous n’ayez vu l’essai.', 'A CSV file, a workbook of Excel, or La Coop’s coordination log. Nothing is written before you have seen the trial.')}{' '}
        <a href={to('exports/import-template.csv')} download>{say('Un fichier pour commencer', 'A file to begin with')}</a>{' · '}<a href={to(`docs/import${say('.fr', '')}`)}>{say('Les colonnes', 'The columns')}</a></p>
      <form className="activity" onSubmit={event => {
        event.preventDefault();
        void send(true);
      }}>
        <div className="field">
          <label htmlFor="file">{say('Tableur (.csv ou .xlsx)', 'Spreadsheet (.csv or .xlsx)')}</label>
          <input id="file" type="file" accept={`.csv,.xlsx,text/csv,text/plain,${WORKBOOK}`} onChange={event => {
            setFile(event.target.files?.[0] ?? null);
            setReport(null);
          }} />
        </div>
        <label className="check"><input type="checkbox" checked={isUpdate} onChange={event => { setIsUpdate(event.target.checked); setReport(null); }} /> {say('Corriger aussi les actions déjà saisies', 'Also correct activities that are there')}</label>
        <p className="actions">
          <button className={isTried ? undefined : 'primary'} disabled={!file || isBusy}>{isBusy ? say('Un instant…', 'One moment…') : say('Essayer sans rien écrire', 'Try without writing')}</button>
          {isTried && report.logged + report.amended > 0 && <button type="button" className="primary" disabled={isBusy} onClick={() => void send(false)}>{say('Enregistrer les lignes justes', 'Log the right rows')}</button>}
        </p>
      </form>
      {problem && <p className="problem" role="alert">{problem}</p>}
      {report && (
        <section role="status">
          <p className="notice">{report.failure?.message} <strong>{report.summary}</strong></p>
          {report.notes.length > 0 && <ul>{report.notes.map(note => <li key={note}>{note}</li>)}</ul>}
          {report.errors.length > 0 && (
            <Table caption={say('Ce qui est refusé, cellule par cellule', 'What is refused, cell by cell')} isShort={false} rows={report.errors} columns={[
              { title: say('Ligne', 'Line'), value: error => error.line },
              { title: say('Colonne', 'Column'), value: error => error.column },
              { title: say('Valeur', 'Value'), value: error => error.value },
              { title: say('Pourquoi', 'Why'), value: error => error.message },
            ]} />
          )}
          {report.errorsLeftOut > 0 && <p>{say(`et ${report.errorsLeftOut} autres`, `and ${report.errorsLeftOut} more`)}</p>}
        </section>
      )}
    </>
  );
}
