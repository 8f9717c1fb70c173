// What Spectral finds in the OpenAPI description at an address, by all its rules: each finding in a line.
import spectral from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";

const linter = new spectral.Spectral();
linter.setRuleset({ extends: [[rulesets.oas, "all"]] });
const text = await (await fetch(process.argv[2])).text();
for (const { code, message, path } of await linter.run(text))
  console.log(`${code} at ${path.join(".")}: ${message}`);
