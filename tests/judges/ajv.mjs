// Judges JSON documents by JSON Schemas (2020-12).
// stdin:  { "schemas": { NAME: SCHEMA }, "documents": [ { "schema": NAME, "document": ANY } ] }
// stdout: one line a document, "valid" or "invalid: WHY".
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const input = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv2020({ strict: true, allErrors: false, strictTypes: false, strictRequired: false });
addFormats(ajv);

const validators = {};
for (const [name, schema] of Object.entries(input.schemas)) {
  if (!ajv.validateSchema(schema)) {
    throw new Error(`${name} is not a JSON Schema: ${ajv.errorsText()}`);
  }

  validators[name] = ajv.compile(schema);
}

const lines = input.documents.map(({ schema, document }) => {
  const validate = validators[schema];
  return validate(document) ? "valid" : `invalid: ${ajv.errorsText(validate.errors)}`.replaceAll("\n", " ");
});
process.stdout.write(lines.join("\n") + "\n");
