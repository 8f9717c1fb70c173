// Reads the catalogue at an address as JSON-LD and prints its statements (N-Quads), in full names.
import jsonld from "jsonld";

const answer = await fetch(process.argv[2]);
// Its context stands in it: nothing else is loaded.
const documentLoader = address => { throw new Error(`It leads to ${address}.`); };
process.stdout.write(await jsonld.toRDF(await answer.json(), { format: "application/n-quads", documentLoader, safe: true }));
