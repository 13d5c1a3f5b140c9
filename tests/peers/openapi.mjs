// Judges the OpenAPI document with other people's tools. Reads one JSON object from standard input, writes one to standard output.
// What to judge is the first argument.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

const judges = {
  // {document} -> {valid, version, errors}
  async document({ document }) {
    const { Validator } = await import("@seriousme/openapi-schema-validator");
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    return { valid, version: validator.version, errors: valid ? [] : [errors].flat().map((e) => (typeof e === "string" ? e : `${e.instancePath} ${e.message}`)) };
  },

  // {document, values: [{operation, status, type, body}]} -> [what does not fit the document]
  async values({ document, values }) {
    const Ajv = require("ajv/dist/2020.js").default;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    require("ajv-formats").default(ajv);
    ajv.addSchema(document, "openapi");
    const operations = {};
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods)) operations[operation.operationId] = { path, method, operation };
    const faults = [];
    for (const { operation, status, type, body } of values) {
      const { path, method, operation: described } = operations[operation];
      let response = described.responses[status];
      if (!response) {
        faults.push(`${operation}: status ${status} is not described`);
        continue;
      }
      let pointer = `openapi#/paths/${escape(path)}/${method}/responses/${status}`;
      if (response.$ref) {
        pointer = `openapi${response.$ref}`;
        response = document.components.responses[response.$ref.split("/").at(-1)];
      }
      const media = response.content?.[type];
      if (!media) {
        faults.push(`${operation} ${status}: ${type} is not described`);
        continue;
      }
      if (!type.endsWith("json")) continue;
      const validate = ajv.compile({ $ref: `${pointer}/content/${escape(type)}/schema` });
      if (!validate(body)) faults.push(...validate.errors.map((e) => `${operation} ${status} ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
    }
    return faults;
    function escape(part) {
      return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
    }
  },

  // {document, address} -> what a client made from the document got from the running server
  async client({ document, address }) {
    const { OpenAPIClientAxios } = await import("openapi-client-axios").then((m) => m.default?.OpenAPIClientAxios ? m.default : m);
    const api = new OpenAPIClientAxios({ definition: document, withServer: { url: `${address}api` } });
    const client = await api.init();
    const alerts = (await client.listAlerts({ limit: 1, status: "open" })).data;
    const alert = (await client.getAlert({ id: alerts.items[0].id })).data;
    const seen = (await client.acknowledgeAlert({ id: alert.id }, { by: "A generated client" })).data;
    const made = (await client.createSubscription(null, { url: "https://hooks.example.org/x", format: "cloudEvents", filter: { minSeverity: "high" } })).data;
    const listed = (await client.listSubscriptions()).data;
    const series = (await client.getSeries({ key: alert.signals[0].key, step: "P1D" })).data;
    const gone = (await client.deleteSubscription({ id: made.subscription.id })).status;
    const problem = await client.listAlerts({ limit: 0 }).catch((e) => e.response.data);
    return { operations: api.getOperations().length, alert: alert.id, by: seen.acknowledged.by, secret: made.secret.slice(0, 6), listed: listed.items.length, points: series.points.length, gone, field: problem.errors[0].field };
  },

  // {document, address, article} -> what typed-client.ts, compiled against the types generated from the document, got from the running server
  async typed({ document, address, article }) {
    const cache = join(here, "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    // Inside node_modules, so that its packages are found.
    const folder = mkdtempSync(join(cache, "typed-"));
    try {
      writeFileSync(join(folder, "package.json"), '{"type":"module"}');
      writeFileSync(join(folder, "openapi.json"), JSON.stringify(document));
      run("openapi-typescript/bin/cli.js", [join(folder, "openapi.json"), "-o", join(folder, "schema.d.ts")]);
      copyFileSync(join(here, "typed-client.ts"), join(folder, "client.ts"));
      writeFileSync(join(folder, "node.d.ts"), "declare const process: { argv: string[] };");
      run("typescript/bin/tsc", ["--strict", "--noUncheckedIndexedAccess", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext", "--moduleResolution", "nodenext", join(folder, "node.d.ts"), join(folder, "client.ts")]);
      return JSON.parse(execFileSync(process.execPath, [join(folder, "client.js"), address, article], { encoding: "utf8" }));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A program of a package; what it complains about is the error. */
function run(program, args) {
  try {
    execFileSync(process.execPath, [join(here, "node_modules", program), ...args], { cwd: here, encoding: "utf8", stdio: "pipe" });
  } catch (e) {
    throw new Error(`${program}: ${e.stdout}${e.stderr}`);
  }
}

const input = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await judges[process.argv[2]](input)));
