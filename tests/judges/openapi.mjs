// Calls every operation of a server through an independent OpenAPI client, and judges every answer by the document's schema.
// stdin:  { "document": URL, "bodies": { OPERATION_ID: BODY } }
// stdout: one line an operation, "STATUS OPERATION_ID valid" or "STATUS OPERATION_ID invalid: WHY".
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { OpenAPIClientAxios } from "openapi-client-axios";

const input = JSON.parse(readFileSync(0, "utf8"));
const api = new OpenAPIClientAxios({
  definition: input.document,
  withServer: { url: new URL("/", input.document).href },
  axiosConfigDefaults: { validateStatus: () => true },
});
const client = await api.init();
const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addFormat("int64", true);
ajv.addFormat("double", true);

const lines = [];
for (const operation of api.getOperations()) {
  const parameters = {};
  for (const { name, schema } of operation.parameters ?? []) {
    parameters[name] = schema.enum ? schema.enum[0] : "x-1";
  }

  const body = input.bodies[operation.operationId] ?? (operation.requestBody ? {} : null);
  const answer = await client[operation.operationId](parameters, body);
  const described = operation.responses[answer.status] ?? operation.responses.default;
  const schema = described?.content?.[String(answer.headers["content-type"]).split(";")[0]]?.schema;
  let verdict = `invalid: status ${answer.status} is not described`;
  if (schema) {
    const validate = ajv.compile(schema);
    verdict = validate(answer.data) ? "valid" : `invalid: ${ajv.errorsText(validate.errors)}`;
  }

  lines.push(`${answer.status} ${operation.operationId} ${verdict}`.replaceAll("\n", " "));
}

process.stdout.write(lines.sort((a, b) => (a.slice(4) < b.slice(4) ? -1 : 1)).join("\n") + "\n");
