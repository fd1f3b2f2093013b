package dev.heng.e2e;

import dev.heng.client.ApiException;
import dev.heng.client.api.IndicatorsApi;
import dev.heng.client.api.IndicatorsApi.APIPutIndicatorRequest;
import dev.heng.client.api.SchemesApi;
import dev.heng.client.api.SchemesApi.APIPublishSchemeRequest;
import dev.heng.client.api.SchemesApi.APIPutSchemeRequest;
import dev.heng.client.model.CatalogueDirection;
import dev.heng.client.model.CatalogueIndicatorRequest;
import dev.heng.client.model.CatalogueItemClass;
import dev.heng.client.model.CataloguePerspective;
import dev.heng.client.model.CataloguePublicationView;
import dev.heng.client.model.CatalogueSchemeItemRequest;
import dev.heng.client.model.CatalogueSchemeRequest;
import dev.heng.client.model.CentreType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scheme with an income that is measured and a satisfaction that is rated, published by the generated Java client.
 *
 * @param income the indicator of the income
 * @param satisfaction the indicator of the rating
 */
record JavaScheme(String code, int version, String income, String satisfaction) {
    private static final Duration CHART_ARRIVES_WITHIN = Duration.ofSeconds(30);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static JavaScheme publish(JavaClient admin, String code, String chart) throws ApiException {
        String income = "E2E_JAVA_INCOME";
        String satisfaction = "E2E_JAVA_SATISFACTION";
        indicator(
                admin,
                income,
                new CatalogueIndicatorRequest()
                        .name("收入")
                        .perspective(CataloguePerspective.FINANCIAL)
                        .direction(CatalogueDirection.HIGHER)
                        .formula("INCOME")
                        .unit("MONEY"));
        indicator(
                admin,
                satisfaction,
                new CatalogueIndicatorRequest()
                        .name("满意度")
                        .perspective(CataloguePerspective.CUSTOMER)
                        .direction(CatalogueDirection.HIGHER));
        admin.api(SchemesApi::new)
                .putScheme(APIPutSchemeRequest.newBuilder()
                        .scheme(code)
                        .catalogueSchemeRequest(new CatalogueSchemeRequest()
                                .name("方案")
                                .centreType(CentreType.REVENUE)
                                .chart(chart)
                                .classes(Map.of("BASIC", HUNDRED, "AUXILIARY", BigDecimal.ZERO))
                                .items(List.of(
                                        item(income, CatalogueItemClass.BASIC),
                                        item(satisfaction, CatalogueItemClass.MODIFIER))))
                        .build());
        return new JavaScheme(code, published(admin, code).getVersion(), income, satisfaction);
    }

    private static void indicator(JavaClient admin, String code, CatalogueIndicatorRequest request)
            throws ApiException {
        admin.api(IndicatorsApi::new)
                .putIndicator(APIPutIndicatorRequest.newBuilder()
                        .code(code)
                        .catalogueIndicatorRequest(request)
                        .build());
    }

    private static CatalogueSchemeItemRequest item(String indicator, CatalogueItemClass itemClass) {
        return new CatalogueSchemeItemRequest()
                .indicator(indicator)
                .propertyClass(itemClass)
                .weight(HUNDRED);
    }

    /** The catalogue learns the chart from an event, so that the first attempts may come too early. */
    private static CataloguePublicationView published(JavaClient admin, String code) {
        return Wait.upTo(CHART_ARRIVES_WITHIN)
                .until(() -> attempt(admin, code), attempt -> attempt.isPresent())
                .orElseThrow();
    }

    private static Optional<CataloguePublicationView> attempt(JavaClient admin, String code) {
        try {
            return Optional.of(admin.api(SchemesApi::new)
                    .publishScheme(APIPublishSchemeRequest.newBuilder()
                            .scheme(code)
                            .body(Map.of())
                            .build()));
        } catch (ApiException refusal) {
            if (refusal.getCode() == 409 && admin.problem(refusal).getCode().equals("CHART_UNKNOWN")) {
                return Optional.empty();
            }
            throw new AssertionError(refusal);
        }
    }
}
