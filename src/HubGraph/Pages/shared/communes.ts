// Communes by what is typed: their name, a part of it, or their postal code.
import { useEffect, useState } from 'react';
import { useAnswer } from './ask.ts';
import { communesByName, communesByPostalCode, search } from './operations.ts';

export interface Found { code: string; name: string; place: string; department: { code: string; name: string } | null }

/** What is typed, once the typing rests. */
export function useRested(text: string) {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** What is found of what was typed so far. */
export function useCommunes(typed: string) {
  const text = useRested(typed.trim());
  const isPostal = /^\d{5}$/.test(text);
  const isName = text.length > 1 && !/^\d/.test(text);
  const byCode = useAnswer(communesByPostalCode, isPostal ? { postalCode: text } : null);
  const byName = useAnswer(communesByName, isName ? { name: text, hyphenated: text.replaceAll(' ', '-') } : null);
  // Former names, St for Saint, a word in the middle.
  const isElsewhere = isName && byName.isFresh && byName.data?.communes?.totalCount === 0;
  const byWords = useAnswer(search, isElsewhere ? { query: text, types: ['COMMUNE'], first: 8 } : null);
  const answer = isPostal ? byCode : isElsewhere ? byWords : byName;
  const found: Found[] = isElsewhere
    ? byWords.data?.search?.edges.flatMap(({ node, title }) => (node && 'code' in node && 'department' in node
      ? [{ code: node.code, name: title.map(part => part.text).join(''), place: node.department?.name ?? '', department: null }] : [])) ?? []
    : ((isPostal ? byCode : byName).data?.communes?.nodes ?? []).map(({ code, name, department }) => ({ code, name, place: department?.name ?? '', department: department && { code: department.code, name: department.name } }));
  return { text, isAsked: isPostal || isName, answer, found };
}
