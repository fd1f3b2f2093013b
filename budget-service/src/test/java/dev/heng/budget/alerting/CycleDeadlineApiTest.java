package dev.heng.budget.alerting;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Servers;
import dev.heng.budget.review.ReviewedHospital;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is waited for is reminded before the last day of a phase and after it, once, until it has done its part or the phase has moved. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CycleDeadlineApiTest {
    @Inject
    LookForAlerts looking;

    private ReviewedHospital hospital;

    @BeforeEach
    void wardAndOfficeHaveProposedAndTwoOthersHaveNot() {
        hospital = ReviewedHospital.proposed();
    }

    private ValidatableResponse alerts(String day, String kind) {
        looking.look(hospital.hospital(), LocalDate.parse(day));
        return get("auditor", hospital.root() + "/alerts?kind=" + kind).statusCode(200);
    }

    @Test
    void centresAreRemindedOnceUntilTheyHaveSubmitted() {
        alerts("2026-09-22", "CYCLE_DUE_SOON").body("items", hasSize(0));
        alerts("2026-09-23", "CYCLE_DUE_SOON")
                .body("items.centre", containsInAnyOrder("FIN", "PHARMACY"))
                .body("items.severity", everyItem(equalTo("INFO")))
                .body("items[0].year", equalTo(2027))
                .body("items[0].deadline.phase", equalTo("FIRST_UP"))
                .body("items[0].deadline.dueOn", equalTo("2026-09-30"))
                .body("items[0].budget", equalTo(0))
                .body("items[0].percent", nullValue());
        alerts("2026-09-30", "CYCLE_DUE_SOON").body("items", hasSize(2));
        alerts("2026-09-30", "CYCLE_LATE").body("items", hasSize(0));
        alerts("2026-10-01", "CYCLE_DUE_SOON").body("items", hasSize(0));
        alerts("2026-10-01", "CYCLE_LATE")
                .body("items.centre", containsInAnyOrder("FIN", "PHARMACY"))
                .body("items.severity", everyItem(equalTo("WARN")));
        alerts("2026-10-02", "CYCLE_LATE&state=ALL").body("items", hasSize(2));
        hospital.propose("FIN", "{\"subject\": \"EXP_MED_PRINT\", \"amount\": 1}");
        alerts("2026-10-02", "CYCLE_LATE").body("items.centre", containsInAnyOrder("PHARMACY"));
    }

    @Test
    void aDeadlineThatIsMovedIsToldAnew() {
        alerts("2026-09-30", "CYCLE_DUE_SOON").body("items", hasSize(2));
        put("budget-office", hospital.root() + "/cycles/2027", "{\"firstUpBy\": \"2026-10-05\"}")
                .statusCode(200);
        alerts("2026-10-01", "CYCLE_LATE").body("items", hasSize(0));
        alerts("2026-10-01", "CYCLE_DUE_SOON")
                .body("items", hasSize(2))
                .body("items.deadline.dueOn", everyItem(equalTo("2026-10-05")));
    }

    @Test
    void whatTheNextPhaseWaitsForIsToldToItsDepartmentsAndToTheHospital() {
        alerts("2026-10-02", "CYCLE_LATE").body("items", hasSize(2));
        hospital.move("FIRST_DOWN");
        alerts("2026-10-03", "CYCLE_LATE").body("items", hasSize(0));
        alerts("2026-10-25", "CYCLE_DUE_SOON").body("items.centre", containsInAnyOrder("FIN", "OFFICE", "PHARMACY"));
        // centres that missed the first round: nobody but the office can help
        alerts("2026-10-25", "CYCLE_LATE")
                .body("items", hasSize(1))
                .body("items[0].centre", nullValue())
                .body("items[0].deadline.dueOn", equalTo("2026-09-30"));
        post("budget-office", hospital.root() + "/reviews/2027/OFFICE/completions", "{\"done\": true}")
                .statusCode(200);
        alerts("2026-10-25", "CYCLE_DUE_SOON").body("items.centre", containsInAnyOrder("FIN", "PHARMACY"));
        alerts("2026-11-01", "CYCLE_LATE").body("items.centre", containsInAnyOrder("FIN", "PHARMACY", null));
        hospital.move("SECOND_UP");
        alerts("2026-11-01", "CYCLE_LATE").body("items", hasSize(0));
    }
}
