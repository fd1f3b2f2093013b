package dev.heng.e2e;

import java.util.List;
import java.util.Map;

/** Years of a {@link ScopedHospital} with a budget: 2056, which is to be approved, and 2057, which is in force. */
final class ScopedBudgets {
    private static final List<String> PHASES = List.of("FIRST_UP", "FIRST_DOWN", "SECOND_UP", "SECOND_DOWN");

    private ScopedBudgets() {}

    static void fill(RunningSuite suite, StoryHospital hospital, String code) {
        Client office = suite.as(Account.OFFICE);
        List<Map<String, Object>> lines = List.of(
                line(ScopedHospital.WHOLE, 400),
                line(ScopedHospital.OWN, 100),
                line(ScopedHospital.BELOW, 50),
                line(ScopedHospital.BESIDE, 50));
        for (int year : List.of(2056, 2057)) {
            office.put(hospital.budget("/cycles/" + year), Map.of()).ok();
            for (String phase : PHASES) {
                office.post(hospital.budget("/cycles/" + year + "/phases"), Map.of("phase", phase))
                        .ok();
            }
            String versions = hospital.budget("/budgets/" + year + "/versions");
            office.post(versions, Map.of("allowMissing", true, "lines", lines)).ok();
            office.post(versions + "/1/submissions", Map.of()).ok();
        }
        String version = hospital.budget("/budgets/2057/versions/1");
        String approval = office.get(version).ok().body().path("approval").asText();
        suite.as(Person.of(Role.COMMITTEE, code))
                .post(
                        hospital.budget("/approvals/" + approval + "/decisions"),
                        Map.of("decision", "APPROVE", "opinion", "会议通过"))
                .ok();
        office.post(version + "/issues", Map.of()).ok();
        office.post(
                        hospital.budget("/budgets/2057/decompositions"),
                        Map.of(
                                "centre",
                                ScopedHospital.OWN,
                                "method",
                                "EVEN",
                                "reason",
                                "分解到病区",
                                "to",
                                List.of(Map.of("centre", ScopedHospital.BELOW))))
                .ok();
    }

    private static Map<String, Object> line(String centre, int amount) {
        return Map.of("centre", centre, "subject", "INCOME_OP", "amount", amount, "reason", "按控制数");
    }
}
