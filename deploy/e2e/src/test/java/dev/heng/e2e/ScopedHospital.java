package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two hospitals with the same centres and figures of everything: a test looks at the first, the second is the one that nobody of the first
 * may see. The whole H has the departments A and B, and below A stands A1. A and B are measured by a scheme that looks at their parent too;
 * B has a balance that is missing in the first quarter, so that a figure of the whole is missing and names B.
 */
record ScopedHospital(
        String code,
        String other,
        String suspense,
        String draft,
        String aside,
        Map<String, String> alerts,
        Map<String, String> approvals) {
    static final String OWN = "A";
    static final String BELOW = "A1";
    static final String BESIDE = "B";
    static final String WHOLE = StoryHospital.WHOLE;
    static final String SHARE = "E2E_SHARE";
    static final String BED_SHARE = "E2E_BED_SHARE";

    private static final String SCHEME = "e2e-scope";
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(30);
    /** Much more than all tests together spend of it. */
    private static final BigDecimal HELD = new BigDecimal("1000000000");

    private static final int EXPIRES_IN_DAYS = 5;
    private static final String NO_APPROVAL = "0";
    private static final int REVIEWED = 2053;
    private static final List<String> CENTRES = List.of(OWN, BELOW, BESIDE);

    /** Founds both. */
    static ScopedHospital found(RunningSuite suite, String code) {
        int version = scheme(suite);
        String draft = code + "-draft";
        suite.as(Account.ADMIN)
                .put("/api/catalog/v1/schemes/" + draft, body(draft))
                .ok();
        String other = code + "-other";
        fill(suite, other, version);
        fill(suite, code, version);
        String line = suite.as(Account.OFFICE)
                .list("/api/budget/v1/hospitals/" + code + "/suspense")
                .getFirst()
                .path("id")
                .asText();
        return new ScopedHospital(
                code,
                other,
                line,
                draft,
                dismissed(suite, code),
                alerts(suite, code),
                ScopedApprovals.numbers(suite, code));
    }

    /** What example requests are filled with. */
    Map<String, String> values(String centre) {
        return Map.of(
                "hospital",
                code,
                "centre",
                centre,
                "suspense",
                suspense,
                "draft",
                draft,
                "aside",
                aside,
                "alert",
                alerts.get(centre),
                "approval",
                approvals.getOrDefault(centre, NO_APPROVAL));
    }

    /** Whether a document of one of the centres is on its way to approval. */
    boolean hasApprovals() {
        return !approvals.isEmpty();
    }

    /** The number of the alert about each centre: a reservation of all of them expires soon. */
    private static Map<String, String> alerts(RunningSuite suite, String code) {
        String path = "/api/budget/v1/hospitals/" + code + "/alerts?state=ALL&kind=RESERVATION_EXPIRING";
        return Wait.upTo(ARRIVES_WITHIN)
                .until(() -> suite.as(Account.OFFICE).list(path), alerts -> alerts.size() == CENTRES.size() + 1)
                .stream()
                .collect(Collectors.toMap(alert -> alert.path("centre").asText(), alert -> alert.path("id")
                        .asText()));
    }

    /** An event of the hospital that could not be understood, and was dismissed at once because it would hold the figures back. */
    private static String dismissed(RunningSuite suite, String code) {
        Topics topics = new Topics(suite.bootstrapServers());
        int partition = topics.records().stream()
                .filter(record -> ("hospital/" + code).equals(record.key()))
                .findFirst()
                .orElseThrow()
                .partition();
        topics.poison(
                Topics.EXECUTION,
                partition,
                "cell/" + code + "/" + OWN + "/COST/OWN/-/2024-12",
                "heng.budget.cell-changed");
        String path = "/api/evaluation/v1/set-aside-events";
        Client admin = suite.as(Account.ADMIN);
        String id = Wait.upTo(ARRIVES_WITHIN)
                .until(() -> admin.list(path + "?hospital=" + code), events -> !events.isEmpty())
                .getFirst()
                .path("id")
                .asText();
        admin.post(path + "/" + id + "/dismissals", Map.of("reason", "planted")).ok();
        return id;
    }

    private static void fill(RunningSuite suite, String code, int version) {
        StoryHospital hospital = StoryHospital.found(suite, code, Yardstick.CHART, List.of(OWN, BESIDE));
        Client admin = suite.as(Account.ADMIN);
        admin.put(hospital.budget("/centres/" + BELOW), Map.of("name", "病区 A1", "type", "REVENUE", "parent", OWN))
                .ok();
        List<Line> lines = new ArrayList<>();
        int amount = 100;
        for (String centre : CENTRES) {
            for (String subject : List.of("INCOME_OP", "INCOME_IP", "COST")) {
                lines.add(Line.of(centre + subject, centre, subject, "2026-02-03", String.valueOf(amount++)));
            }
        }
        lines.add(Line.of("beds-own", OWN, "BEDS", "2026-03-31", "12"));
        lines.add(Line.of("beds-below", BELOW, "BEDS", "2026-03-31", "5"));
        lines.add(Line.of("beds-beside", BESIDE, "BEDS", "2026-01-31", "7"));
        hospital.open(2026, lines).ok();
        suite.as(Account.OFFICE)
                .put(hospital.evaluation("/adoptions/2026"), adoption(suite.yardstick(), version))
                .ok();
        suite.as(Account.OFFICE)
                .put(
                        hospital.budget("/control-rules/supplies"),
                        Map.of(
                                "name",
                                "耗材",
                                "control",
                                "WARN",
                                "level",
                                "CENTRE",
                                "basis",
                                "YEAR",
                                "subject",
                                "SUPPLIES"))
                .ok();
        state(suite, hospital);
        cycles(suite, hospital);
        proposals(suite, hospital);
        ScopedBudgets.fill(suite, hospital, code);
        SettledYears.fill(suite, hospital);
        ScopedApprovals.fill(suite, hospital);
        reserve(suite, hospital);
        adjust(suite, hospital);
        ScopedApprovals.withdraw(suite, hospital);
        for (String centre : List.of(WHOLE, OWN, BELOW, BESIDE)) {
            suite.as(Account.EVALUATOR)
                    .put(
                            hospital.evaluation("/inputs/" + centre + "/2026-Q1/" + Yardstick.SATISFACTION),
                            Map.of("rating", new BigDecimal("95.5")))
                    .ok();
        }
        List<Line> posted = new ArrayList<>(lines);
        posted.add(Line.of("unmapped", "NOWHERE", "INCOME_OP", "2026-02-04", "9"));
        posted.add(Line.of("wrong", OWN, "COST", "2027-03-01", "3"));
        long sequence =
                hospital.post(suite.as(Account.HIS), "first", posted).ok().sequence();
        // a line is reversed once: who asks again is told so, whatever bad things others ask before
        suite.as(Account.HIS)
                .post(
                        hospital.budget("/executions/his/wrong/reversals"),
                        Map.of("id", "wrong-reversed", "reason", "重复收费", "date", "2027-03-02"))
                .ok();
        override(suite, hospital, code);
        forecast(suite, hospital);
        for (String centre : List.of(WHOLE, OWN, BELOW, BESIDE)) {
            hospital.scorecard(centre, "2026-Q1", sequence).ok();
            hospital.scorecard(centre, "2026", sequence).ok();
        }
    }

    /** What a source says that it sent, and who answers for a subject. */
    private static void state(RunningSuite suite, StoryHospital hospital) {
        suite.as(Account.OFFICE)
                .put(
                        hospital.budget("/mapping-rules/his-0203"),
                        Map.of("sent", Map.of("centre", "0203"), "meant", Map.of("centre", OWN)))
                .ok();
        for (String sent : List.of("days/2026-02-03", "batches/first")) {
            suite.as(Account.HIS)
                    .put(hospital.budget("/sources/his/" + sent), Map.of("lines", 10, "amount", new BigDecimal("1000")))
                    .ok();
        }
        suite.as(Account.OFFICE)
                .put(hospital.budget("/ownerships/supplies"), Map.of("subject", "SUPPLIES", "owner", OWN))
                .ok();
    }

    /** Years that are prepared: one to look at, one that is told to begin, one whose proposals are reviewed. */
    private static void cycles(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        for (int year : List.of(2027, 2046, REVIEWED)) {
            office.put(hospital.budget("/cycles/" + year), Map.of()).ok();
        }
        String phases = "/cycles/" + REVIEWED + "/phases";
        office.post(hospital.budget(phases), Map.of("phase", "FIRST_UP")).ok();
        // not the mapping of the supplies, which the examples change
        office.put(hospital.budget("/ownerships/beds"), Map.of("subject", "BEDS", "owner", OWN))
                .ok();
        for (String centre : List.of(OWN, BESIDE)) {
            String proposal = hospital.budget("/proposals/" + REVIEWED + "/" + centre);
            office.post(proposal + "/lines", Map.of("lines", List.of(Map.of("subject", "BEDS", "amount", 100))))
                    .ok();
            office.post(proposal + "/submissions", Map.of()).ok();
        }
        office.post(hospital.budget(phases), Map.of("phase", "FIRST_DOWN")).ok();
    }

    /** Years for which centres propose: one that is written, one that is to be submitted, one that is. */
    private static void proposals(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        for (int year : List.of(2050, 2051, 2052)) {
            office.put(hospital.budget("/cycles/" + year), Map.of()).ok();
            office.post(hospital.budget("/cycles/" + year + "/phases"), Map.of("phase", "FIRST_UP"))
                    .ok();
        }
        List<Map<String, Object>> lines = List.of(
                Map.of("subject", "SUPPLIES", "amount", 1200, "justification", "床位增加"),
                Map.of("subject", "BEDS", "amount", 12));
        for (String centre : List.of(WHOLE, OWN, BELOW, BESIDE)) {
            office.post(hospital.budget("/proposals/2050/" + centre + "/lines"), Map.of("lines", lines))
                    .ok();
            office.send(
                            "POST",
                            hospital.budget("/proposals/2050/" + centre + "/attachments?name=plan.pdf"),
                            "%PDF-1.7 plan",
                            "application/octet-stream")
                    .ok();
            office.put(
                            hospital.budget("/projects/p-" + centre),
                            Map.of("name", "设备 " + centre, "kind", "EQUIPMENT", "centre", centre))
                    .ok();
            office.post(hospital.budget("/proposals/2052/" + centre + "/submissions"), Map.of())
                    .ok();
        }
    }

    private static void forecast(RunningSuite suite, StoryHospital hospital) {
        suite.as(Account.OFFICE)
                .put(
                        hospital.budget("/flex-rules/supplies"),
                        Map.of("name", "耗材", "subject", "SUPPLIES", "volume", "VISITS", "fixedShare", 0))
                .ok();
        suite.as(Account.OFFICE)
                .post(hospital.budget("/forecasts"), Map.of("name", "三月", "from", "2026-03"))
                .ok();
    }

    /** Of each centre an adjustment to be written, one to be submitted and one that waits for its approval. */
    private static void adjust(RunningSuite suite, StoryHospital hospital) {
        for (String centre : List.of(WHOLE, OWN, BELOW, BESIDE)) {
            for (String use : List.of("draft", "submit", "waiting")) {
                suite.as(Account.OFFICE)
                        .put(
                                hospital.budget("/adjustments/" + use + "-" + centre),
                                Map.of(
                                        "year",
                                        2029,
                                        "type",
                                        "SUPPLEMENT",
                                        "title",
                                        "追加",
                                        "reason",
                                        "业务量增加",
                                        "lines",
                                        List.of(Map.of(
                                                "centre", centre, "subject", "COST", "month", "2029-05", "amount", 1))))
                        .ok();
            }
            suite.as(Account.OFFICE)
                    .post(hospital.budget("/adjustments/waiting-" + centre + "/submissions"), Map.of())
                    .ok();
        }
    }

    private static void override(RunningSuite suite, StoryHospital hospital, String code) {
        suite.as(Person.of(Role.COMMITTEE, code))
                .post(
                        hospital.budget("/overrides"),
                        Map.of(
                                "id",
                                "flood",
                                "source",
                                "his",
                                "reason",
                                "防汛急购",
                                "lines",
                                List.of(Map.of(
                                        "id",
                                        "flood-1",
                                        "centre",
                                        OWN,
                                        "subject",
                                        "COST",
                                        "date",
                                        "2027-03-04",
                                        "amount",
                                        1))))
                .ok();
    }

    private static void reserve(RunningSuite suite, StoryHospital hospital) {
        // one to be spent, one to be given back, one to be extended
        for (String reservation : List.of("held", "given", "kept")) {
            List<Map<String, Object>> held = List.of(held("1"), held("2"), held("3"));
            suite.as(Account.HIS)
                    .put(hospital.budget("/reservations/erp/" + reservation), Map.of("lines", held))
                    .ok();
        }
        suite.as(Account.HIS)
                .put(
                        hospital.budget("/reservations/erp/expiring"),
                        Map.of(
                                "expiresOn",
                                LocalDate.now(Clock.systemUTC())
                                        .plusDays(EXPIRES_IN_DAYS)
                                        .toString(),
                                "lines",
                                Stream.concat(Stream.of(WHOLE), CENTRES.stream())
                                        .map(centre -> held(centre, centre, "1"))
                                        .toList()))
                .ok();
    }

    private static Map<String, Object> held(String line) {
        return held(line, OWN, HELD.toString());
    }

    private static Map<String, Object> held(String line, String centre, String amount) {
        return Map.of(
                "line",
                line,
                "centre",
                centre,
                "subject",
                "COST",
                "month",
                "2027-03",
                "amount",
                new BigDecimal(amount));
    }

    private static Map<String, Object> adoption(Yardstick yardstick, int version) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> lines =
                new ArrayList<>((List<Map<String, Object>>) yardstick.adoption().get("schemes"));
        for (String centre : List.of(OWN, BESIDE)) {
            lines.add(Map.of(
                    "centre", centre, "periods", List.of("QUARTER", "YEAR"), "scheme", SCHEME, "version", version));
        }
        return Map.of("schemes", lines);
    }

    private static int scheme(RunningSuite suite) {
        suite.yardstick();
        Client admin = suite.as(Account.ADMIN);
        indicator(admin, SHARE, "share_of_parent(INCOME) * 100");
        indicator(admin, BED_SHARE, "share_of_parent(BEDS) * 100");
        admin.put("/api/catalog/v1/schemes/" + SCHEME, body(SCHEME)).ok();
        Answer published = Wait.upTo(ARRIVES_WITHIN)
                .until(
                        () -> admin.post("/api/catalog/v1/schemes/" + SCHEME + "/versions", Map.of()),
                        attempt -> !attempt.text("code").equals("CHART_UNKNOWN"));
        return published.ok().count("version");
    }

    private static void indicator(Client admin, String code, String formula) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", code);
        body.put("perspective", "FINANCIAL");
        body.put("direction", "HIGHER");
        body.put("formula", formula);
        admin.put("/api/catalog/v1/indicators/" + code, body).ok();
    }

    private static Map<String, Object> body(String name) {
        return Map.of(
                "name",
                name,
                "centreType",
                "REVENUE",
                "chart",
                Yardstick.CHART,
                "classes",
                Map.of("BASIC", 80, "AUXILIARY", 20),
                "items",
                List.of(
                        Map.of("indicator", SHARE, "class", "BASIC", "core", true, "weight", 60),
                        Map.of("indicator", BED_SHARE, "class", "BASIC", "weight", 40),
                        Map.of("indicator", Yardstick.COST_PER_BED, "class", "AUXILIARY", "weight", 100),
                        Map.of("indicator", Yardstick.SATISFACTION, "class", "MODIFIER", "weight", 100)));
    }

    /** The rows that belong to a reader who sees only these centres. */
    static List<JsonNode> within(List<JsonNode> rows, List<String> centres) {
        return rows.stream()
                .filter(row -> centres.contains(row.path("centre").asText()))
                .toList();
    }
}
