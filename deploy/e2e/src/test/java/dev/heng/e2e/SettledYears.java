package dev.heng.e2e;

import java.util.Map;

/** Years of a hospital that are settled; nothing was planned or spent in them. */
final class SettledYears {
    private static final int CARRIED = 2048;

    private SettledYears() {}

    /** A rule, and a year that is carried forward by it. */
    static void fill(RunningSuite suite, StoryHospital hospital) {
        Client office = suite.as(Account.OFFICE);
        office.put(
                        hospital.budget("/carry-rules/fiscal"),
                        Map.of("name", "财政项目结转", "fund", "FISCAL", "project", "*", "unspent", "CARRY", "untilYears", 2))
                .ok();
        String year = hospital.budget("/carry-forwards/" + CARRIED);
        String digest = office.get(year + "/simulation").ok().body().path("digest").asText();
        office.post(year + "/runs", Map.of("simulation", digest)).ok();
    }
}
