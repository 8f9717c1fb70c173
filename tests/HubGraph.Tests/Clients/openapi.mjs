// Validates the answers of a server's addresses by its OpenAPI description: each property must be described, and be as it is described.
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";

const [server, ...addresses] = process.argv.slice(2);
const description = await (await fetch(`${server}openapi.json`)).json();

const close = shape => {
  if (Array.isArray(shape)) shape.forEach(close);
  else if (shape && typeof shape === "object") {
    if (shape.properties?.data || (shape.type?.includes?.("object") && shape.properties)) shape.additionalProperties ??= false;
    Object.values(shape).forEach(close);
  }
};
close(description.paths);

const ajv = new Ajv({ strict: false, allErrors: true, formats: { int32: true, int64: true, double: true, decimal: true } });
formats(ajv);
ajv.addSchema(description, "openapi");
for (const address of addresses) {
  const path = address.split("?")[0].replaceAll("/", "~1");
  const validate = ajv.compile({ $ref: `openapi#/paths/${path}/get/responses/200/content/application~1json/schema` });
  const answer = await (await fetch(new URL(address, server))).json();
  if (!validate(answer)) throw new Error(`${address}: ${ajv.errorsText(validate.errors)}`);
}
console.log(`${addresses.length} answers`);
