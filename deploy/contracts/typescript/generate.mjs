// Writes the types of the OpenAPI document ($1) to a file ($2). Every number becomes a Decimal, so that the compiler refuses
// arithmetic that would lose digits.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const [source, target] = process.argv.slice(2);
const decimal = ts.factory.createTypeReferenceNode("Decimal");
const none = ts.factory.createLiteralTypeNode(ts.factory.createNull());

const nodes = await openapiTS(pathToFileURL(source), {
  alphabetize: true,
  // a member with a default may be left out
  defaultNonNullable: false,
  inject: 'import type { Decimal } from "./decimal.js";',
  transform(schema) {
    const types = [schema.type].flat();
    if (!types.includes("number")) {
      return undefined;
    }
    return types.includes("null") ? ts.factory.createUnionTypeNode([decimal, none]) : decimal;
  },
});
writeFileSync(target, astToString(nodes));
