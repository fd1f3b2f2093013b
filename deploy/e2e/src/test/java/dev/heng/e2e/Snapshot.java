package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that can be read of some hospitals and of what belongs to the installation, to see whether anything was changed.
 *
 * @param read by path
 */
record Snapshot(Map<String, List<JsonNode>> read) {
    private static final List<String> INSTALLATION = List.of(
            "/api/budget/v1/charts",
            "/api/budget/v1/hospitals",
            "/api/catalog/v1/charts",
            "/api/catalog/v1/indicators",
            "/api/catalog/v1/grade-scales",
            "/api/catalog/v1/schemes");
    private static final List<String> OF_HOSPITAL = List.of(
            "/api/budget/v1/hospitals/%s/centres",
            "/api/budget/v1/hospitals/%s/figures?from=2026-01&to=2028-12",
            "/api/budget/v1/hospitals/%s/entries?from=2026-01&to=2028-12",
            "/api/budget/v1/hospitals/%s/suspense?state=ALL",
            "/api/budget/v1/hospitals/%s/reservations?state=ALL",
            "/api/budget/v1/hospitals/%s/approvals",
            "/api/budget/v1/hospitals/%s/approval-routes",
            "/api/budget/v1/hospitals/%s/approval-delegations",
            "/api/budget/v1/hospitals/%s/adjustments",
            "/api/budget/v1/hospitals/%s/control-rules",
            "/api/budget/v1/hospitals/%s/mapping-rules",
            "/api/budget/v1/hospitals/%s/reconciliations",
            "/api/budget/v1/hospitals/%s/sources/his/batches",
            "/api/evaluation/v1/hospitals/%s/inputs",
            "/api/evaluation/v1/hospitals/%s/scorecards");
    private static final List<String> SINGLE = List.of(
            "/api/budget/v1/hospitals/%s/periods?year=2026",
            "/api/budget/v1/hospitals/%s/periods?year=2031",
            "/api/budget/v1/hospitals/%s/years/2033",
            "/api/budget/v1/hospitals/%s/closing-policy",
            "/api/budget/v1/hospitals/%s/alert-policy",
            "/api/budget/v1/hospitals/%s/adjustment-policy",
            "/api/budget/v1/hospitals/%s/integrity",
            "/api/evaluation/v1/hospitals/%s/adoptions/2026",
            "/api/evaluation/v1/hospitals/%s/adoptions/2027",
            "/api/evaluation/v1/hospitals/%s/adoptions/2028");

    static Snapshot of(RunningSuite suite, List<String> hospitals, List<String> schemes) {
        Client auditor = suite.as(Person.everywhere(Role.AUDITOR).named("snapshot"));
        Map<String, List<JsonNode>> read = new TreeMap<>();
        INSTALLATION.forEach(path -> read.put(path, all(auditor, path)));
        for (String scheme : schemes) {
            String path = "/api/catalog/v1/schemes/" + scheme + "/versions";
            read.put(path, all(auditor, path));
        }
        for (String hospital : hospitals) {
            OF_HOSPITAL.forEach(form -> read.put(form.formatted(hospital), all(auditor, form.formatted(hospital))));
            SINGLE.forEach(form -> read.put(
                    form.formatted(hospital),
                    List.of(said(auditor.get(form.formatted(hospital)).body()))));
        }
        return new Snapshot(read);
    }

    /** What reads otherwise now, path by path; empty when nothing was changed. */
    List<String> differences(Snapshot later) {
        List<String> differences = new ArrayList<>();
        read.forEach((path, before) -> {
            List<JsonNode> after = new ArrayList<>(later.read().get(path));
            if (!before.equals(after)) {
                List<JsonNode> gone = new ArrayList<>(before);
                gone.removeAll(after);
                after.removeAll(before);
                differences.add(path + ": was " + gone + ", is " + after);
            }
        });
        return differences;
    }

    private static List<JsonNode> all(Client auditor, String path) {
        return auditor.list(path + (path.contains("?") ? "&" : "?") + "limit=1000").stream()
                .map(Scorecards::said)
                .toList();
    }

    /** An answer without the id that every refusal has anew, and without the seals, which follow postings by themselves. */
    private static JsonNode said(JsonNode answer) {
        return answer instanceof ObjectNode object ? object.without(List.of("correlationId", "seals")) : answer;
    }
}
