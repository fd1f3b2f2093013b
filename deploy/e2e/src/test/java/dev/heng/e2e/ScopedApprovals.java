package dev.heng.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes, delegations and approvals of a {@link ScopedHospital}. */
final class ScopedApprovals {
    private static final String OF_AN_APPROVAL = "{approval}/";
    private static final Set<String> PERSONAL = Set.of(
            "NOT_YOUR_TASK",
            "NOT_THE_SUBMITTER",
            "ALREADY_DECIDED",
            "APPROVAL_CLOSED",
            "REMINDED_RECENTLY",
            "TAKES_PART_ALREADY");

    private ScopedApprovals() {}

    /** Whether this is what an approval says about the person, of one whose role and scope allow to ask: as due as an answer. */
    static boolean isPersonal(Operation operation, Answer answer) {
        return operation.isWrite()
                && operation.path().contains(OF_AN_APPROVAL)
                && PERSONAL.contains(answer.text("code"));
    }

    /**
     * Which way closings and adjustments go, and who takes the office's place. An adjustment waits for more approvals of each role
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
                        hospital.budget("/approval-routes/closing"),
                        Map.of("name", "结账", "kind", "CLOSING", "priority", 1, "steps", List.of()))
                .ok();
        office.put(
                        hospital.budget("/approval-delegations/march"),
                        Map.of("delegate", "zhou", "validFrom", "2026-03-01", "validTo", "2026-03-31"))
                .ok();
    }

    /** An adjustment that its submitter has taken back. */
    static void withdraw(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        Map<String, Object> line =
                Map.of("centre", ScopedHospital.OWN, "subject", "COST", "month", "2029-05", "amount", 1);
        office.put(
                        hospital.budget("/adjustments/withdrawn"),
                        Map.of(
                                "year",
                                2029,
                                "type",
                                "SUPPLEMENT",
                                "title",
                                "追加",
                                "reason",
                                "误报",
                                "lines",
                                List.of(line)))
                .ok();
        office.post(hospital.budget("/adjustments/withdrawn/submissions"), Map.of())
                .ok();
        String number = office.list(hospital.budget("/approvals?kind=ADJUSTMENT&document=withdrawn"))
                .getFirst()
                .path("approval")
                .asText();
        office.post(hospital.budget("/approvals/" + number + "/withdrawals"), Map.of("opinion", "误报"))
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
