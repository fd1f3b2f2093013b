package dev.heng.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Years of a hospital that are settled. */
final class SettledYears {
    private static final int CARRIED = 2048;
    private static final int COMMENTED = 2049;
    private static final int SUBMITTED = 2051;

    private SettledYears() {}

    /** A rule, a year that is carried forward by it, and years with a final account. */
    static void fill(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        office.put(
                        hospital.budget("/carry-rules/fiscal"),
                        Map.of("name", "财政项目结转", "fund", "FISCAL", "project", "*", "unspent", "CARRY", "untilYears", 2))
                .ok();
        String year = hospital.budget("/carry-forwards/" + CARRIED);
        String digest =
                office.get(year + "/simulation").ok().body().path("digest").asText();
        office.post(year + "/runs", Map.of("simulation", digest)).ok();
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String centre :
                List.of(ScopedHospital.WHOLE, ScopedHospital.OWN, ScopedHospital.BELOW, ScopedHospital.BESIDE)) {
            for (String subject : List.of("COST", "SUPPLIES")) {
                lines.add(Map.of("centre", centre, "subject", subject, "month", COMMENTED + "-12", "amount", 10));
            }
        }
        office.post(hospital.budget("/budgets/" + COMMENTED + "/opening"), Map.of("lines", lines))
                .ok();
        for (int settled : List.of(COMMENTED, SUBMITTED)) {
            office.post(hospital.budget("/final-accounts/" + settled), Map.of()).ok();
        }
    }
}
