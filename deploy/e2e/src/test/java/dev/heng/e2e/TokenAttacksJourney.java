package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.heng.e2e.TokenAttacks.Attack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forged, stale, foreign and misplaced tokens at the gateway and at each service itself: always 401, as a problem document. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttacksJourney {
    private static final int ATTACKS_MIN = 12;
    private static final String REFUSAL = "401 application/problem+json UNAUTHENTICATED Bearer";

    /** Where an attack is tried: a read, and a write that would be allowed. */
    private record Door(String part, String method, String path, String body) {}

    private static final List<Door> DOORS = List.of(
            new Door("budget-service", "GET", "/api/budget/v1/charts", null),
            new Door("budget-service", "PUT", "/api/budget/v1/charts/e2e-attacked", "{}"),
            new Door("indicator-catalog-service", "GET", "/api/catalog/v1/schemes", null),
            new Door("indicator-catalog-service", "PUT", "/api/catalog/v1/indicators/ATTACKED", "{}"),
            new Door("evaluation-service", "GET", "/api/evaluation/v1/hospitals/e2e-attacked/scorecards", null),
            new Door("evaluation-service", "POST", "/api/evaluation/v1/hospitals/e2e-attacked/inputs", "{}"),
            new Door("gateway", "GET", "/api/auth/me", null),
            new Door("gateway", "GET", "/api/budget/v1/charts", null));

    private RunningSuite suite;
    private Person person;

    @BeforeAll
    void theSuiteRuns(RunningSuite running) {
        suite = running;
        person = new Person("attacked", List.of("admin", "evaluator"), List.of("*"), List.of("*"));
    }

    @Test
    void theGoodTokenOpensEveryDoor() {
        for (Door door : DOORS) {
            Answer answer = suite.as(person)
                    .at(suite.port(door.part()))
                    .send(door.method(), door.path(), door.body(), "application/json");
            assertEquals(door.body() == null ? 200 : 400, answer.status(), answer::toString);
        }
    }

    @Test
    void noAttackOpensADoor() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        attacker.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        attacker.start();
        try {
            String keys = "http://127.0.0.1:" + attacker.getAddress().getPort() + "/keys";
            List<Attack> attacks = TokenAttacks.of(suite.issuer(), person, keys);
            assertTrue(attacks.size() >= ATTACKS_MIN);
            List<String> wrong = new ArrayList<>();
            Together.ask(attacks, this::attack).forEach(wrong::addAll);
            assertEquals("", String.join("\n", wrong));
            assertEquals(0, asked.get(), "the attacker's key set was fetched");
        } finally {
            attacker.stop(0);
        }
    }

    /** What was answered otherwise than it is due. */
    private List<String> attack(Attack attack) {
        List<String> wrong = new ArrayList<>();
        for (Door door : DOORS) {
            Answer answer =
                    attack.send(suite.asNobody().at(suite.port(door.part())), door.method(), door.path(), door.body());
            String refusal = answer.status() + " " + answer.mediaType() + " " + answer.text("code") + " "
                    + answer.header("WWW-Authenticate");
            if (!refusal.equals(REFUSAL)) {
                wrong.add(attack + " at " + door.part() + " " + door.method() + ": " + refusal);
            }
        }
        return wrong;
    }
}
