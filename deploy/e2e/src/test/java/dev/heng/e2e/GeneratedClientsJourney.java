package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.client.ApiException;
import dev.heng.client.ApiResponse;
import dev.heng.client.api.AdoptionsApi;
import dev.heng.client.api.BudgetsApi;
import dev.heng.client.api.BudgetsApi.APIPostOpeningRequest;
import dev.heng.client.api.ChartsApi;
import dev.heng.client.api.ChartsApi.APIPutChartRequest;
import dev.heng.client.api.ExecutionsApi;
import dev.heng.client.api.ExecutionsApi.APIPostExecutionsRequest;
import dev.heng.client.api.FiguresApi;
import dev.heng.client.api.FiguresApi.APIListEntriesRequest;
import dev.heng.client.api.InputsApi;
import dev.heng.client.api.OrganisationApi;
import dev.heng.client.api.OrganisationApi.APIPutCentreRequest;
import dev.heng.client.api.OrganisationApi.APIPutHospitalRequest;
import dev.heng.client.api.ScorecardsApi;
import dev.heng.client.api.ScorecardsApi.APIExplainItemRequest;
import dev.heng.client.api.ScorecardsApi.APIGetScorecardRequest;
import dev.heng.client.model.BudgetBehindFigure;
import dev.heng.client.model.BudgetCategory;
import dev.heng.client.model.BudgetControlTotals;
import dev.heng.client.model.BudgetEntryView;
import dev.heng.client.model.BudgetExecutionsView;
import dev.heng.client.model.BudgetLineRequest;
import dev.heng.client.model.BudgetNature;
import dev.heng.client.model.BudgetOpeningLine;
import dev.heng.client.model.BudgetPageEntryView;
import dev.heng.client.model.BudgetPostExecutionsRequest;
import dev.heng.client.model.BudgetPostOpeningRequest;
import dev.heng.client.model.BudgetPutCentreRequest;
import dev.heng.client.model.BudgetPutChartRequest;
import dev.heng.client.model.BudgetPutHospitalRequest;
import dev.heng.client.model.BudgetSubjectLine;
import dev.heng.client.model.BudgetUnit;
import dev.heng.client.model.CentreType;
import dev.heng.client.model.EvaluationAdoptionLine;
import dev.heng.client.model.EvaluationAdoptionRequest;
import dev.heng.client.model.EvaluationExplanationNode;
import dev.heng.client.model.EvaluationInputItem;
import dev.heng.client.model.EvaluationInputsRequest;
import dev.heng.client.model.EvaluationScorecard;
import dev.heng.client.model.EvaluationScorecardItem;
import dev.heng.contracts.NodeTools;
import dev.heng.contracts.TypeScriptClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who knows nothing but the OpenAPI document generates a client from it and does the main job with it, exact to the last digit. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsJourney {
    private static final String HOSPITAL = "e2e-java";
    private static final String CHART = "e2e-java-chart";
    private static final String CENTRE = "C-CARD";
    private static final String QUARTER = "2026-Q1";
    private static final BigDecimal PLANNED = new BigDecimal("99999999999999.9998");
    /** More digits than a binary fraction of 64 bits holds. */
    private static final BigDecimal FIRST = new BigDecimal("90071992547409.9931");

    private static final BigDecimal SECOND = new BigDecimal("0.0001");
    private static final BigDecimal POSTED = FIRST.add(SECOND);

    private RunningSuite suite;
    private JavaClient admin;
    private JavaClient office;

    @BeforeAll
    void theSuiteIsReady(RunningSuite running) throws ApiException {
        suite = running;
        // a journey before this one may have killed a part that is just coming back; a generated client repeats nothing
        suite.awaitReady(Duration.ofSeconds(60));
        admin = JavaClient.signIn(suite.baseUrl(), "admin");
        office = JavaClient.signIn(suite.baseUrl(), "office");
    }

    @Test
    void aTypeScriptClientDoesTheMainJob() {
        NodeTools.missing().ifPresent(Assumptions::abort);
        NodeTools.Result result = TypeScriptClient.compiled().run("main-job", suite.baseUrl(), "e2e-typescript");
        assertEquals(0, result.status(), result::printed);
    }

    @Test
    void aJavaClientDoesTheMainJob() throws ApiException {
        found();
        JavaScheme scheme = JavaScheme.publish(admin, "e2e-java", CHART);
        plan(scheme);
        long sequence = post();
        EvaluationScorecard card = office.api(ScorecardsApi::new)
                .getScorecard(APIGetScorecardRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .centre(CENTRE)
                        .period(QUARTER)
                        .afterSequence(sequence)
                        .waitMs(30_000)
                        .build());
        assertEquals(EvaluationScorecard.StatusEnum.COMPLETE, card.getStatus());
        assertTrue(card.getAsOf().getLedgerSequence() >= sequence);
        EvaluationScorecardItem income = card.getItems().getFirst();
        assertSame(POSTED, income.getActual(), "actual");
        assertSame(PLANNED, income.getBudget(), "budget");
        // 90071992547409.9932 / 99999999999999.9998 x 100 x 0.915
        assertEquals(new BigDecimal("82.42"), card.getScore());
        EvaluationExplanationNode tree = office.api(ScorecardsApi::new)
                .explainItem(APIExplainItemRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .centre(CENTRE)
                        .period(QUARTER)
                        .indicator(scheme.income())
                        .build())
                .getTrees()
                .get("actual");
        assertSame(POSTED, tree.getValue().getBigDecimal(), "explained");
        assertSame(POSTED, sumOfEntries(), "entries");
    }

    @Test
    void aRefusalCarriesItsCodeToAJavaClient() {
        ApiException refusal = assertThrows(ApiException.class, () -> office.api(ScorecardsApi::new)
                .getScorecard(APIGetScorecardRequest.newBuilder()
                        .hospital("e2e-java-none")
                        .centre(CENTRE)
                        .period("2026-03")
                        .build()));
        assertEquals(400, refusal.getCode());
        assertEquals("INVALID_REQUEST", office.problem(refusal).getCode());
        assertEquals(
                "?period", office.problem(refusal).getViolations().getFirst().getPointer());
    }

    private void found() throws ApiException {
        admin.api(ChartsApi::new)
                .putChart(APIPutChartRequest.newBuilder()
                        .chart(CHART)
                        .budgetPutChartRequest(new BudgetPutChartRequest()
                                .name("科目")
                                .subjects(List.of(new BudgetSubjectLine()
                                        .code("INCOME")
                                        .name("医疗收入")
                                        .category(BudgetCategory.INCOME)
                                        .nature(BudgetNature.FLOW)
                                        .unit(BudgetUnit.MONEY))))
                        .build());
        OrganisationApi organisation = admin.api(OrganisationApi::new);
        organisation.putHospital(APIPutHospitalRequest.newBuilder()
                .hospital(HOSPITAL)
                .budgetPutHospitalRequest(new BudgetPutHospitalRequest()
                        .name("客户端医院")
                        .currency("CNY")
                        .chart(CHART))
                .build());
        organisation.putCentre(APIPutCentreRequest.newBuilder()
                .hospital(HOSPITAL)
                .centre(CENTRE)
                .budgetPutCentreRequest(
                        new BudgetPutCentreRequest().name("心血管内科").type(CentreType.REVENUE))
                .build());
    }

    private void plan(JavaScheme scheme) throws ApiException {
        office.api(BudgetsApi::new)
                .postOpening(APIPostOpeningRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .year("2026")
                        .budgetPostOpeningRequest(new BudgetPostOpeningRequest()
                                .lines(List.of(new BudgetOpeningLine()
                                        .centre(CENTRE)
                                        .subject("INCOME")
                                        .month("2026-03")
                                        .amount(PLANNED))))
                        .build());
        office.api(AdoptionsApi::new)
                .adoptSchemes(AdoptionsApi.APIAdoptSchemesRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .year("2026")
                        .evaluationAdoptionRequest(new EvaluationAdoptionRequest()
                                .schemes(List.of(new EvaluationAdoptionLine()
                                        .centreType(CentreType.REVENUE)
                                        .periods(List.of("QUARTER", "YEAR"))
                                        .scheme(scheme.code())
                                        .version(scheme.version()))))
                        .build());
        JavaClient.signIn(suite.baseUrl(), "evaluator")
                .api(InputsApi::new)
                .postInputs(InputsApi.APIPostInputsRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .evaluationInputsRequest(new EvaluationInputsRequest()
                                .items(List.of(new EvaluationInputItem()
                                        .centre(CENTRE)
                                        .period(QUARTER)
                                        .indicator(scheme.satisfaction())
                                        .rating(new BigDecimal("91.5")))))
                        .build());
    }

    private long post() throws ApiException {
        ApiResponse<BudgetExecutionsView> answer = office.api(ExecutionsApi::new)
                .postExecutionsWithHttpInfo(APIPostExecutionsRequest.newBuilder()
                        .hospital(HOSPITAL)
                        .idempotencyKey("e2e-java-2026-03")
                        .budgetPostExecutionsRequest(new BudgetPostExecutionsRequest()
                                .source("his")
                                .batch("2026-03")
                                .control(new BudgetControlTotals().lines(2).amount(POSTED))
                                .lines(List.of(line("1", FIRST), line("2", SECOND))))
                        .build());
        assertEquals(2, answer.getData().getRecorded());
        return Long.parseLong(answer.getHeaders().get("Ledger-Sequence").getFirst());
    }

    private static BudgetLineRequest line(String id, BigDecimal amount) {
        return new BudgetLineRequest()
                .id(id)
                .centre(CENTRE)
                .subject("INCOME")
                .date(LocalDate.parse("2026-03-31"))
                .amount(amount);
    }

    private BigDecimal sumOfEntries() throws ApiException {
        List<BigDecimal> deltas = new ArrayList<>();
        String after = null;
        do {
            BudgetPageEntryView page = office.api(FiguresApi::new)
                    .listEntries(APIListEntriesRequest.newBuilder()
                            .hospital(HOSPITAL)
                            .centre(CENTRE)
                            .year("2026")
                            .figure(BudgetBehindFigure.EXECUTED)
                            .limit(1)
                            .after(after)
                            .build());
            page.getItems().stream().map(BudgetEntryView::getDelta).forEach(deltas::add);
            after = page.getNext();
        } while (after != null);
        assertEquals(2, deltas.size());
        return Amounts.sum(deltas);
    }
}
