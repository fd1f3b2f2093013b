package dev.heng.e2e;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes, delegations and approvals of a {@link ScopedHospital}. */
final class ScopedApprovals {
    private ScopedApprovals() {}

    /**
     * Which way final accounts and adjustments go, and who takes the office's place. An adjustment waits for more approvals of each role
     * than there are bearers who try.
     */
    static void fill(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        List<Map<String, Object>> parts = Stream.of("BUDGET_OFFICER", "OWNER_DEPARTMENT", "BUDGET_OFFICE", "COMMITTEE")
                .map(role -> Map.<String, Object>of("role", role, "quorum", 99))
                .toList();
        List<Map<String, Object>> all = List.of(Map.of("name", "会签", "parts", parts));
        office.put(
                        hospital.budget("/approval-routes/adjustments"),
                        Map.of("name", "调剂", "kind", "ADJUSTMENT", "priority", 1, "steps", all))
                .ok();
        office.put(
                        hospital.budget("/approval-routes/final-account"),
                        Map.of("name", "决算", "kind", "FINAL_ACCOUNT", "priority", 1, "steps", List.of()))
                .ok();
        office.put(
                        hospital.budget("/approval-delegations/march"),
                        Map.of("delegate", "zhou", "validFrom", "2026-03-01", "validTo", "2026-03-31"))
                .ok();
    }

    /**
     * The number of an open approval about each centre alone, where an adjustment of it is being approved. Each gets a file, and somebody of
     * the committee gives its task away.
     */
    static Map<String, String> numbers(RunningSuite suite, String code) {
        String path = "/api/budget/v1/hospitals/" + code + "/approvals";
        Map<String, String> numbers = suite.as(Account.OFFICE).list(path + "?state=OPEN&kind=ADJUSTMENT").stream()
                .filter(approval -> approval.path("centres").size() == 1)
                .collect(Collectors.toMap(
                        approval -> approval.path("centres").path(0).asText(),
                        approval -> approval.path("approval").asText(),
                        (newer, older) -> newer));
        for (String number : numbers.values()) {
            suite.as(Account.OFFICE)
                    .post(
                            path + "/" + number + "/attachments",
                            Map.of("name", "纪要.txt", "contentType", "text/plain", "content", "5ZCM5oSP"))
                    .ok();
            suite.as(Person.of(Role.COMMITTEE, code).named("forwarder"))
                    .post(path + "/" + number + "/forwards", Map.of("user", "stand-in"))
                    .ok();
        }
        return numbers;
    }
}
