/** Holds that decimals pass through the client digit for digit; ends with a message when they do not. */
import assert from "node:assert/strict";
import { decimal, parseExactly, scaled, stringifyExactly } from "./decimal.js";

const texts = ["999999999999999.9999", "-0.0001", "12500.6789", "0", "9007199254740993", "100.00", "41"];
for (const text of texts) {
  const read = parseExactly(`{"amount":${text}}`);
  assert.equal(stringifyExactly(read), `{"amount":${text}}`);
  assert.equal(String(decimal(text)), text);
}
// what JavaScript's own parser makes of the first of them
assert.notEqual(JSON.stringify(JSON.parse(texts[0] ?? "")), texts[0]);
assert.equal(scaled(decimal("0.1"), 4) + scaled(decimal("0.2"), 4), scaled(decimal("0.3"), 4));
assert.equal(scaled(decimal("-12.5"), 4), -125000n);
assert.throws(() => decimal("1e3"));
assert.throws(() => scaled(decimal("0.00001"), 4));
