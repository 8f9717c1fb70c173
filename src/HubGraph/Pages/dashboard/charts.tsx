// Charts as plain SVG; the table beside each says the same in words.
import { useEffect, useRef, useState } from 'react';
import { month, number, shortMonth } from '../shared/words.ts';

export interface Bar { start: string; value: number }

const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 38;

/** A round number at or above what is shown, and the steps to it. */
function scale(most: number) {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map(factor => factor * power).find(one => one >= rough)!);
  const top = Math.max(step, Math.ceil(most / step) * step);
  return { top, steps: Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step) };
}

/** How wide a place is, so that what is drawn there has the page's own size of letters. */
function useWidth() {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const observer = new ResizeObserver(entries => setWidth(Math.max(240, Math.round(entries[0]!.contentRect.width))));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return { place, width };
}

/** A bar a month; months without anything stand as such. */
export function Months({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const { top, steps } = scale(Math.max(0, ...bars.map(bar => bar.value)));
  const inner = HEIGHT - BOTTOM - 10;
  const y = (value: number) => 10 + inner * (1 - value / top);
  const { place, width: all } = useWidth();
  const width = (all - LEFT) / Math.max(1, bars.length);
  const every = Math.ceil(42 / width);
  return (
    <figure className="chart" ref={place}>
      <svg viewBox={`0 0 ${all} ${HEIGHT}`} role="img" aria-label={label}>
        {steps.map(step => (
          <g key={step}>
            <line x1={LEFT} x2={all} y1={y(step)} y2={y(step)} className={step === 0 ? 'axis' : 'grid'} />
            <text x={LEFT - 6} y={y(step) + 4} textAnchor="end">{number(step)}</text>
          </g>
        ))}
        {bars.map(({ start, value }, i) => {
          const x = LEFT + i * width;
          const isJanuary = start.slice(5, 7) === '01';
          return (
            <g key={start}>
              <rect x={x} y={10} width={width} height={inner} className="hover"><title>{`${month(start)} : ${number(value)}`}</title></rect>
              {value > 0
                ? <rect x={x + width * 0.14} y={y(value)} width={width * 0.72} height={y(0) - y(value)} rx="2" className="bar" />
                : <circle cx={x + width / 2} cy={y(0) - 4} r="2" className="empty" />}
              {i % every === 0 && <text x={x + width / 2} y={HEIGHT - 20} textAnchor="middle">{shortMonth(start)}</text>}
              {(isJanuary || (i === 0 && (width > 40 || bars[1]?.start.slice(5, 7) !== '01'))) && <text x={x + width / 2} y={HEIGHT - 5} textAnchor="middle" className="year">{start.slice(0, 4)}</text>}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** How much of the most each row has, as a bar in a table's cell. */
export function Share({ value, most, text }: { value: number; most: number; text: string }) {
  return (
    <span className="share">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={most === 0 ? 0 : (value / most) * 100} height="10" className="bar" /></svg>
      <span>{text}</span>
    </span>
  );
}
