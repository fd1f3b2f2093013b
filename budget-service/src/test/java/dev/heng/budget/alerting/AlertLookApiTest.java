package dev.heng.budget.alerting;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.alerting.start.AlertSweep;
import dev.heng.budget.ledger.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked at by the day: the year's spending and reservations; and who looks. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AlertLookApiTest {
    @Inject
    LookForAlerts looking;

    @Inject
    AlertSweep sweep;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    private WatchedHospital hospital;

    @BeforeEach
    void aHospital() {
        hospital = new WatchedHospital(looking, dataSource);
    }

    private void policy(String points, int days) {
        put("budget-office", hospital.path + "/alert-policy", """
                {"slowSpendingPoints": %s, "expiryDays": %d}""".formatted(points, days))
                .statusCode(200);
    }

    private void reserve(String id, String expiresOn) {
        put("connector", hospital.path + "/reservations/erp/" + id, """
                {"expiresOn": "%s", "lines": [
                {"line": "1", "centre": "CARD", "subject": "EXP", "month": "2026-03", "amount": 10},
                {"line": "2", "centre": "CARD", "subject": "EXP", "month": "2026-04", "amount": 20},
                {"line": "3", "centre": "ORTHO", "subject": "EXP", "month": "2026-03", "amount": 40}]}""".formatted(expiresOn))
                .statusCode(201);
    }

    @Test
    void theHospitalChoosesWhenItIsTold() {
        String policy = hospital.path + "/alert-policy";
        get("evaluator", policy)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("slowSpendingPoints", equalTo(10))
                .body("expiryDays", equalTo(7))
                .body("changedBy", nullValue());
        put("budget-office", policy, "{\"slowSpendingPoints\": 12.50, \"expiryDays\": 14}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("slowSpendingPoints", equalTo(12.5f))
                .body("changedBy", equalTo("budget-office"));
        put("budget-office", policy, "{\"slowSpendingPoints\": 12.5, \"expiryDays\": 14}")
                .header("ETag", "\"1\"");
        Api.as("budget-office")
                .header("If-Match", "\"0\"")
                .body("{\"slowSpendingPoints\": 1, \"expiryDays\": 1}")
                .put(Api.ROOT + policy)
                .then()
                .statusCode(412);
        put("budget-office", policy, "{\"slowSpendingPoints\": 100.1, \"expiryDays\": -1}")
                .statusCode(400)
                .body("violations", hasSize(2));
        put("budget-office", policy, "{}").statusCode(400).body("violations", hasSize(2));
        put("committee", policy, "{\"slowSpendingPoints\": 1, \"expiryDays\": 1}")
                .statusCode(403);
        put("budget-office", "/hospitals/no-such/alert-policy", "{\"slowSpendingPoints\": 1, \"expiryDays\": 1}")
                .statusCode(404);
        get("evaluator", "/hospitals/no-such/alert-policy").statusCode(404);
    }

    @Test
    void whoSpendsTooSlowlyIsToldUntilItCatchesUp() {
        hospital.budget("CARD", "EXP", "2026-01", "1200");
        hospital.budget("ORTHO", "EXP", "2026-12", "1200");
        hospital.budget("CARD", "INCOME", "2026-01", "9000");
        hospital.spend("CARD", "EXP", "2026-05-05", "700");
        hospital.spend("ORTHO", "EXP", "2026-05-05", "479.99");
        hospital.look("2026-07-01");
        hospital.alerts("")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("SLOW_SPENDING"))
                .body("items[0].centre", equalTo("ORTHO"))
                .body("items[0].month", equalTo("2026-06"))
                .body("items[0].budget", equalTo(1200))
                .body("items[0].used", equalTo(479.99f))
                .body("items[0].percent", equalTo(39.9991f))
                .body("items[0].elapsed", equalTo(50))
                .body("items[0].threshold", equalTo(10))
                .body("items[0].limit", nullValue());
        policy("11", 7);
        hospital.look("2026-07-01");
        hospital.alerts("").body("items", empty());
        policy("0", 7);
        hospital.look("2026-07-01");
        hospital.alerts("").body("items.centre", contains(nullValue(), equalTo("ORTHO")));
        hospital.spend("ORTHO", "EXP", "2026-07-01", "121");
        hospital.look("2026-07-02");
        hospital.alerts("").body("items", empty());
        hospital.look("2026-08-01");
        hospital.alerts("").body("items.centre", contains(nullValue(), equalTo("ORTHO")));
        hospital.look("2027-01-01");
        hospital.alerts("").body("items", empty());
    }

    @Test
    void aReservationIsToldBeforeItsLastDayToEachCentreOfIt() {
        reserve("PO-1", "2099-06-30");
        hospital.look("2099-06-22");
        hospital.alerts("").body("items", empty());
        hospital.look("2099-06-23");
        hospital.alerts("?centre=ORTHO")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("RESERVATION_EXPIRING"))
                .body("items[0].severity", equalTo("INFO"))
                .body("items[0].reservation.source", equalTo("erp"))
                .body("items[0].reservation.id", equalTo("PO-1"))
                .body("items[0].reservation.expiresOn", equalTo("2099-06-30"))
                .body("items[0].budget", equalTo(40))
                .body("items[0].used", equalTo(0));
        hospital.alerts("?centre=CARD").body("items", hasSize(1)).body("items[0].budget", equalTo(30));
        put("connector", hospital.path + "/reservations/erp/PO-1/expiry", "{\"expiresOn\": \"2099-07-31\"}")
                .statusCode(200);
        hospital.look("2099-06-23");
        hospital.alerts("").body("items", empty());
        policy("10", 60);
        hospital.look("2099-06-23");
        hospital.alerts("").body("items", hasSize(2));
        Api.post(
                        "connector",
                        hospital.path + "/reservations/erp/PO-1/releases",
                        "{\"reason\": \"取消\", \"lines\": [\"3\"]}")
                .statusCode(200);
        hospital.look("2099-06-23");
        hospital.alerts("").body("items.centre", contains("CARD"));
    }

    @Test
    void aHospitalWithMoreLimitsThanOneStepTakesIsLookedAtAsAWhole() {
        hospital.postMany(600, "1");
        hospital.rule("r", "WARN", "LINE", "YEAR", "").statusCode(201);
        hospital.look("2026-03-20");
        hospital.alerts("?kind=THRESHOLD_REACHED&limit=1000")
                .body("items", hasSize(600))
                .body("next", nullValue());
        hospital.rule("r", "NONE", "LINE", "YEAR", "").statusCode(200);
        hospital.look("2026-03-20");
        hospital.alerts("").body("items", empty());
    }

    @Test
    void ofManyWhoLookAtTheSameTimeOneTells() throws Exception {
        hospital.budget("CARD", "EXP", "2026-03", "100");
        hospital.rule("r", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        hospital.spend("CARD", "EXP", "2026-03-05", "100");
        Callable<Boolean> look = () -> {
            for (int i = 0; i < 5; i++) {
                looking.look(hospital.code, LocalDate.parse("2026-03-20"));
            }
            return true;
        };
        Together.run(Collections.nCopies(6, look));
        hospital.look("2026-03-20");
        hospital.alerts("?state=ALL").body("items", hasSize(3));
    }

    @Test
    void whileAnotherReplicaLooksNothingIsDoneTwiceAndAfterwardsNothingIsLost() throws SQLException {
        hospital.budget("CARD", "EXP", "2026-03", "100");
        hospital.rule("r", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        hospital.spend("CARD", "EXP", "2026-03-05", "20");
        hospital.look("2026-03-20");
        hospital.spend("CARD", "EXP", "2026-03-05", "65");
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement hold =
                    other.prepareStatement("select 1 from alert_watch where hospital = ? for update")) {
                hold.setString(1, hospital.code);
                hold.executeQuery();
                hospital.look("2026-03-20");
                hospital.alerts("").body("items", empty());
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        }
        hospital.look("2026-03-20");
        hospital.alerts("").body("items.kind", contains("THRESHOLD_WARN"));
    }

    @Test
    void theSweepLooksAtEveryHospitalAsOfToday() {
        reserve("PO-1", LocalDate.now(clock).plusDays(3).toString());
        sweep.look();
        hospital.alerts("?centre=CARD").body("items.kind", contains("RESERVATION_EXPIRING"));
    }
}
