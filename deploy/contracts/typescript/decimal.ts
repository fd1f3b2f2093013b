/**
 * An exact decimal of the suite. JSON numbers are decimal text; JavaScript's own parser turns them into binary fractions and loses
 * digits beyond 2^53. Read with `parseExactly`, a whole number that fits stays a `number`, everything else keeps its text; `String(x)`
 * gives every digit in both cases, and so does `stringifyExactly` on the way back.
 */
import { isInteger, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";

export type Decimal = number | LosslessNumber;

/** An exact decimal from its plain text, such as `12500.6789`. */
export function decimal(text: string): Decimal {
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    throw new Error(`no decimal in plain notation: ${text}`);
  }
  return isInteger(text) && isSafeNumber(text) ? Number(text) : new LosslessNumber(text);
}

export function parseExactly(json: string): unknown {
  return parse(json, null, { parseNumber: (text) => decimal(text) });
}

export function stringifyExactly(value: unknown): string {
  const json = stringify(value);
  if (json === undefined) {
    throw new Error("nothing to write");
  }
  return json;
}

/** The decimal as a whole number of units of 10^-scale, so that sums and comparisons are exact. */
export function scaled(value: Decimal, scale: number): bigint {
  const [whole = "", fraction = ""] = String(value).split(".");
  if (fraction.length > scale && /[1-9]/.test(fraction.slice(scale))) {
    throw new Error(`${String(value)} has more than ${scale} decimals`);
  }
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, "0"));
}
