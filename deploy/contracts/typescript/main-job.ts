/**
 * The main job of the suite, by the generated client: a chart, indicators and a scheme, a hospital with two centres, an approved budget,
 * an adoption, a rating, executions; then the scorecard that reflects them, its explanation and the entries behind it.
 *
 * Usage: node main-job.js BASE HOSPITAL
 */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { decimal, type Decimal, scaled } from "./decimal.js";
import { data, ledgerSequence, type Schema, signIn, type Suite } from "./suite.js";

const [base, hospital] = process.argv.slice(2);
if (base === undefined || hospital === undefined) {
  throw new Error("usage: node main-job.js BASE HOSPITAL");
}
const chart = `${hospital}-chart`;
const scheme = `${hospital}-scheme`;
const income = `${hospital}_INCOME`.replaceAll("-", "_");
const satisfaction = `${hospital}_SATISFACTION`.replaceAll("-", "_");
const [admin, office, evaluator] = await Promise.all([signIn(base, "admin"), signIn(base, "office"), signIn(base, "evaluator")]);

await describe();
const version = await publish();
await found();
const sequence = await planAndPost();
await read();

async function describe(): Promise<void> {
  const subjects: Schema<"BudgetSubjectLine">[] = [
    { code: "INCOME", name: "医疗收入", category: "INCOME", nature: "FLOW", unit: "MONEY" },
    { code: "INCOME_OP", name: "门诊收入", parent: "INCOME", category: "INCOME", nature: "FLOW", unit: "MONEY" },
  ];
  const put = data(
    await admin.PUT("/api/budget/v1/charts/{chart}", { params: { path: { chart } }, body: { name: "科目", subjects } }),
  );
  assert.equal(put.subjects.length, 2);
  await indicator(income, { name: "收入", perspective: "FINANCIAL", direction: "HIGHER", formula: "INCOME", unit: "MONEY" });
  await indicator(satisfaction, { name: "满意度", perspective: "CUSTOMER", direction: "HIGHER" });
  data(
    await admin.PUT("/api/catalog/v1/schemes/{scheme}", {
      params: { path: { scheme } },
      body: {
        name: "方案",
        centreType: "REVENUE",
        chart,
        classes: { BASIC: 100, AUXILIARY: 0 },
        items: [
          { indicator: income, class: "BASIC", core: true, weight: 100, scoring: { method: "RATIO" } },
          { indicator: satisfaction, class: "MODIFIER", weight: 100 },
        ],
      },
    }),
  );
}

async function indicator(code: string, body: Schema<"CatalogueIndicatorRequest">): Promise<void> {
  data(await admin.PUT("/api/catalog/v1/indicators/{code}", { params: { path: { code } }, body }));
}

/** The catalogue learns the chart by an event, so that the first attempts may come too early. */
async function publish(): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const answer = await admin.POST("/api/catalog/v1/schemes/{scheme}/versions", { params: { path: { scheme } }, body: {} });
    if (answer.error?.code === "CHART_UNKNOWN" && attempt < 150) {
      await pause(200);
      continue;
    }
    return data(answer).version;
  }
}

async function found(): Promise<void> {
  const path = { hospital: hospital as string };
  data(
    await admin.PUT("/api/budget/v1/hospitals/{hospital}", {
      params: { path },
      body: { name: "客户端医院", currency: "CNY", chart },
    }),
  );
  const whole = await admin.PUT("/api/budget/v1/hospitals/{hospital}/centres/{centre}", {
    params: { path: { ...path, centre: "H" } },
    body: { name: "全院", type: "INVESTMENT" },
  });
  assert.equal(data(whole).intervals[0]?.parent, null);
  data(
    await admin.PUT("/api/budget/v1/hospitals/{hospital}/centres/{centre}", {
      params: { path: { ...path, centre: "C-CARD" } },
      body: { name: "心血管内科", type: "REVENUE", parent: "H" },
    }),
  );
}

async function planAndPost(): Promise<number> {
  const path = { hospital: hospital as string };
  const opening = await office.POST("/api/budget/v1/hospitals/{hospital}/budgets/{year}/opening", {
    params: { path: { ...path, year: "2026" } },
    body: { lines: [{ centre: "C-CARD", subject: "INCOME", month: "2026-03", amount: decimal("99999999999999.9998") }] },
  });
  assert.equal(String(data(opening).amount), "99999999999999.9998");
  data(
    await office.PUT("/api/evaluation/v1/hospitals/{hospital}/adoptions/{year}", {
      params: { path: { ...path, year: "2026" } },
      body: { schemes: [{ centreType: "REVENUE", periods: ["QUARTER", "YEAR"], scheme, version }] },
    }),
  );
  data(
    await evaluator.PUT("/api/evaluation/v1/hospitals/{hospital}/inputs/{centre}/{period}/{indicator}", {
      params: { path: { ...path, centre: "C-CARD", period: "2026-Q1", indicator: satisfaction } },
      body: { rating: decimal("91.5") },
    }),
  );
  const posted = await office.POST("/api/budget/v1/hospitals/{hospital}/executions", {
    params: { path },
    body: {
      source: "his",
      batch: "2026-03",
      control: { lines: 2, amount: decimal("90071992547409.9932") },
      lines: [
        { id: "1", centre: "C-CARD", subject: "INCOME_OP", date: "2026-03-01", amount: decimal("90071992547409.9931") },
        { id: "2", centre: "C-CARD", subject: "INCOME_OP", date: "2026-03-31", amount: decimal("0.0001") },
      ],
    },
  });
  assert.equal(data(posted).recorded, 2);
  return ledgerSequence(posted);
}

async function read(): Promise<void> {
  const at = { hospital: hospital as string, centre: "C-CARD", period: "2026-Q1" };
  const query = { afterSequence: sequence, waitMs: 30000 };
  const card = data(
    await office.GET("/api/evaluation/v1/hospitals/{hospital}/scorecards/{centre}/{period}", { params: { path: at, query } }),
  );
  assert.equal(card.status, "COMPLETE");
  assert.ok(card.asOf.ledgerSequence >= sequence);
  const item = card.items.find((line) => line.indicator === income);
  assert.equal(units(item?.actual), units(decimal("90071992547409.9932")));
  assert.equal(units(item?.budget), units(decimal("99999999999999.9998")));
  assert.equal(units(card.modifier), units(decimal("0.915")));
  // 90071992547409.9932 / 99999999999999.9998 x 100 x 0.915
  assert.equal(String(card.score), "82.42");
  const explanation = data(
    await office.GET("/api/evaluation/v1/hospitals/{hospital}/scorecards/{centre}/{period}/items/{indicator}/explanation", {
      params: { path: { ...at, indicator: income }, query },
    }),
  );
  const tree = explanation.trees["actual"];
  assert.equal(units(tree?.figures?.[0]?.amount), units(decimal("90071992547409.9932")));
  assert.equal(units(await sumOfEntries(office, tree?.entries)), units(decimal("90071992547409.9932")));
}

/** What the entries behind a leaf add up to; the explanation gives path and query of their list. */
async function sumOfEntries(client: Suite, link: string | undefined): Promise<Decimal> {
  const asked = new URL(link ?? "", base).searchParams;
  let sum = 0n;
  let after: string | undefined;
  do {
    const page = data(
      await client.GET("/api/budget/v1/hospitals/{hospital}/entries", {
        params: {
          path: { hospital: hospital as string },
          query: {
            centre: asked.get("centre") ?? "",
            subject: asked.get("subject") ?? "",
            from: asked.get("from") ?? "",
            to: asked.get("to") ?? "",
            rollup: asked.get("rollup") === "true",
            figure: "EXECUTED",
            limit: 1,
            ...(after === undefined ? {} : { after }),
          },
        },
      }),
    );
    for (const entry of page.items) {
      sum += scaled(entry.delta, 4);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  const digits = String(sum).padStart(5, "0");
  return decimal(`${digits.slice(0, -4)}.${digits.slice(-4)}`);
}

/** In millionths, so that 0.915 and 0.915000 are the same. */
function units(value: Decimal | null | undefined): bigint {
  assert.ok(value !== null && value !== undefined, "no figure");
  return scaled(value, 6);
}
