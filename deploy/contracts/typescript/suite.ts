/** The client of the suite: typed by the OpenAPI document, exact in its decimals. */
import createClient, { type Client, type Middleware } from "openapi-fetch";
import { parseExactly, stringifyExactly } from "./decimal.js";
import type { components, paths } from "./openapi.js";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
export type Suite = Client<paths>;

/** Reads JSON answers without JavaScript's own parser. */
const exactAnswers: Middleware = {
  async onResponse({ response }) {
    if (!response.headers.get("content-type")?.includes("json")) {
      return undefined;
    }
    const text = await response.text();
    const headers = new Headers(response.headers);
    // without it the client library parses by itself
    headers.set("content-length", String(new TextEncoder().encode(text).length));
    const exact = new Response(text, { status: response.status, statusText: response.statusText, headers });
    exact.json = async () => parseExactly(text);
    return exact;
  },
};

function suite(base: string, headers: Record<string, string>): Suite {
  const client = createClient<paths>({ baseUrl: base, headers, bodySerializer: stringifyExactly });
  client.use(exactAnswers);
  return client;
}

/** A client with the token of an account of the local default. */
export async function signIn(base: string, user: string): Promise<Suite> {
  const answer = await suite(base, {}).POST("/api/auth/token", {
    body: { grant_type: "password", username: user, password: `${user}-demo` },
    bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  return suite(base, { Authorization: `Bearer ${data(answer).access_token}` });
}

/** The body of a success; a refusal ends the program with its code. */
export function data<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${stringifyExactly(answer.error)}`);
  }
  return answer.data;
}

/** The Ledger-Sequence of a write that changes figures. */
export function ledgerSequence(answer: { response: Response }): number {
  const sequence = answer.response.headers.get("Ledger-Sequence");
  if (sequence === null) {
    throw new Error(`${answer.response.url}: no Ledger-Sequence`);
  }
  return Number(sequence);
}
