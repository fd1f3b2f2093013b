package dev.heng.budget.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every action in every state of a case: where it leads, or the code with which it is refused. */
class ApprovalCaseTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String SAID = "意见";

    /** One by name, then the office, then two of the committee. */
    private static final Route ROUTE = new Route(
            "three",
            List.of(
                    new RouteStep("科主任", List.of(RoutePart.of("dean"))),
                    new RouteStep("预算办", List.of(RoutePart.of(ApproverRole.BUDGET_OFFICE, 1))),
                    new RouteStep("委员会", List.of(RoutePart.of(ApproverRole.COMMITTEE, 2)))));

    private static final Approver DEAN = person("dean");
    private static final Approver QIAN = person("qian", ApproverRole.BUDGET_OFFICE);
    private static final Approver ZHAO = person("zhao", ApproverRole.COMMITTEE);
    private static final Approver SUN = person("sun", ApproverRole.COMMITTEE);
    private static final Approver ZHOU = person("zhou");
    /** Prepared the document. */
    private static final Approver LI = person("li", ApproverRole.values());
    /** Submitted it. */
    private static final Approver WANG = person("wang", ApproverRole.values());

    private static final Map<String, ApprovalCase> STATES = states();
    private static final Map<String, UnaryOperator<ApprovalCase>> ACTIONS = actions();

    /** A number is the step in which the case is open afterwards. The columns are those of {@link #states}, the rows those of {@link #actions}. */
    private static final String TABLE = """
            dean approves             | 2                      | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3
            qian approves             | NOT_YOUR_TASK          | 3                      | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK
            zhao approves             | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | ALREADY_DECIDED        | NOT_YOUR_TASK
            sun approves              | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | APPROVED               | NOT_YOUR_TASK
            sun for zhao              | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | APPROVED               | NOT_YOUR_TASK
            zhou for zhao             | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | ALREADY_DECIDED        | NOT_YOUR_TASK
            zhou for sun              | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | APPROVED               | NOT_YOUR_TASK
            zhou for qian on a budget | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK
            li approves               | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            wang approves             | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            li for dean               | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            zhou for li               | NOT_YOUR_TASK          | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| NOT_YOUR_TASK
            zhou for wang             | NOT_YOUR_TASK          | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| NOT_YOUR_TASK
            holder returns            | RETURNED               | RETURNED               | RETURNED               | RETURNED               | RETURNED
            holder returns to 1       | INVALID_REQUEST        | 1                      | 1                      | 1                      | INVALID_REQUEST
            holder returns to 3       | INVALID_REQUEST        | INVALID_REQUEST        | INVALID_REQUEST        | INVALID_REQUEST        | INVALID_REQUEST
            li returns                | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            zhou returns              | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK
            zhao returns              | NOT_YOUR_TASK          | NOT_YOUR_TASK          | RETURNED               | ALREADY_DECIDED        | NOT_YOUR_TASK
            holder adds zhou          | 1                      | 2                      | 3                      | 3                      | 1
            holder adds dean          | TAKES_PART_ALREADY     | 2                      | 3                      | 3                      | TAKES_PART_ALREADY
            holder adds itself        | TAKES_PART_ALREADY     | TAKES_PART_ALREADY     | TAKES_PART_ALREADY     | TAKES_PART_ALREADY     | TAKES_PART_ALREADY
            holder adds zhao          | 1                      | 2                      | 3                      | TAKES_PART_ALREADY     | 1
            holder adds li            | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            holder adds wang          | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            zhao adds zhou            | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | 3                      | NOT_YOUR_TASK
            li adds zhou              | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            holder forwards to zhou   | 1                      | 2                      | 3                      | 3                      | 1
            holder forwards to dean   | TAKES_PART_ALREADY     | 2                      | 3                      | 3                      | TAKES_PART_ALREADY
            holder forwards to li     | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            holder forwards to wang   | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            li forwards to zhou       | PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES| PREPARER_NEVER_APPROVES
            zhao forwards to zhou     | NOT_YOUR_TASK          | NOT_YOUR_TASK          | 3                      | ALREADY_DECIDED        | NOT_YOUR_TASK
            zhou for sun forwards     | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK          | NOT_YOUR_TASK
            wang urges                | 1                      | 2                      | 3                      | 3                      | 1
            li urges                  | 1                      | 2                      | 3                      | 3                      | 1
            qian urges                | 1                      | 2                      | 3                      | 3                      | 1
            zhao urges                | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER
            wang urges twice          | REMINDED_RECENTLY      | REMINDED_RECENTLY      | REMINDED_RECENTLY      | REMINDED_RECENTLY      | REMINDED_RECENTLY
            wang urges again later    | 1                      | 2                      | 3                      | 3                      | 1
            wang withdraws            | WITHDRAWN              | WITHDRAWN              | WITHDRAWN              | WITHDRAWN              | WITHDRAWN
            li withdraws              | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER
            qian withdraws            | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER      | NOT_THE_SUBMITTER
            """;

    @TestFactory
    Stream<DynamicTest> everyActionInEveryStateLeadsWhereTheTableSays() {
        List<String> open =
                List.of("in the first step", "in the second", "in the third", "with half a quorum", "returned");
        assertEquals(ACTIONS.size(), TABLE.lines().count(), "every action has a row");
        return TABLE.lines().flatMap(line -> {
            String[] cells = line.split("\\|");
            UnaryOperator<ApprovalCase> action = ACTIONS.get(cells[0].strip());
            return Stream.concat(
                    Stream.of(1, 2, 3, 4, 5)
                            .map(column -> test(cells[0].strip(), action, open.get(column - 1), cells[column].strip())),
                    Stream.of("approved", "sent back", "withdrawn")
                            .map(ended -> test(cells[0].strip(), action, ended, "APPROVAL_CLOSED")));
        });
    }

    private static DynamicTest test(String name, UnaryOperator<ApprovalCase> action, String state, String due) {
        return DynamicTest.dynamicTest(
                name + ", " + state, () -> assertEquals(due, outcome(action, STATES.get(state))));
    }

    private static String outcome(UnaryOperator<ApprovalCase> action, ApprovalCase before) {
        try {
            ApprovalCase after = action.apply(before);
            return after.state() == ApprovalState.OPEN
                    ? Integer.toString(after.position().step())
                    : after.state().name();
        } catch (ProblemException e) {
            return e.problem().name();
        }
    }

    @Test
    void aReturnComesStraightBackAndOneInsideItToo() {
        ApprovalCase third = STATES.get("in the third");
        ApprovalCase second = third.giveBack(ZHAO, null, 2, true, SAID, NOW).after();
        ApprovalCase first = second.giveBack(QIAN, null, 1, true, SAID, NOW).after();
        assertEquals(1, first.position().step());
        ApprovalCase secondAgain = approve(first, DEAN);
        assertEquals(2, secondAgain.position().step());
        ApprovalCase thirdAgain = approve(secondAgain, QIAN);
        assertEquals(3, thirdAgain.position().step());
        assertEquals(
                ApprovalState.APPROVED,
                approve(approve(thirdAgain, ZHAO), SUN).state(),
                "everybody decides anew in a new visit");
    }

    @Test
    void aReturnThatDoesNotComeStraightBackGoesThroughTheStepsInBetween() {
        ApprovalCase first = STATES.get("in the third")
                .giveBack(ZHAO, null, 1, false, SAID, NOW)
                .after();
        assertEquals(2, approve(first, DEAN).position().step());
    }

    @Test
    void anApprovalOfBeforeAReturnCountsNoMore() {
        ApprovalCase half = STATES.get("with half a quorum");
        ApprovalCase again =
                approve(half.giveBack(SUN, null, 1, true, SAID, NOW).after(), DEAN);
        assertEquals(ApprovalState.OPEN, approve(again, SUN).state());
        assertEquals(ApprovalState.APPROVED, approve(approve(again, SUN), ZHAO).state());
    }

    @Test
    void aSignerWhoWasAddedHasToApprove() {
        ApprovalCase added =
                STATES.get("in the second").addSigner(QIAN, "zhou", SAID, NOW).after();
        ApprovalCase waits = approve(added, QIAN);
        assertEquals(2, waits.position().step());
        assertEquals(List.of(2), waits.decidable(ZHOU));
        assertEquals(3, approve(waits, ZHOU).position().step());
    }

    @Test
    void whoForwardedHasNothingToDecideAndWhoReceivedHas() {
        ApprovalCase handed = STATES.get("in the third")
                .forward(ZHAO, "zhou", null, SAID, NOW)
                .after();
        assertEquals(List.of(), handed.decidable(ZHAO));
        assertEquals(List.of(1), handed.decidable(ZHOU));
        assertEquals(ApprovalState.APPROVED, approve(approve(handed, ZHOU), SUN).state());
        ApprovalCase back = handed.forward(ZHOU, "zhao", null, SAID, NOW).after();
        assertEquals(List.of(1), back.decidable(ZHAO));
        assertEquals(List.of(), back.decidable(ZHOU));
    }

    @Test
    void aPersonCountsOnceInAStepHoweverManyDelegatedToIt() {
        ApprovalCase third = STATES.get("in the third");
        Approver sun = standingIn("sun", "zhao", ApproverRole.COMMITTEE);
        Move own = third.approve(sun, null, SAID, NOW);
        assertEquals(null, own.event().actingFor(), "the own seat comes first");
        ApprovalCase voted = own.after();
        assertEquals(List.of(), voted.decidable(sun));
        assertEquals("ALREADY_DECIDED", refusal(() -> voted.approve(sun, null, SAID, NOW)));
        Move standing = third.approve(standingIn("zhou", "zhao", ApproverRole.COMMITTEE), null, SAID, NOW);
        assertEquals("zhao", standing.event().actingFor());
        assertEquals("ALREADY_DECIDED", refusal(() -> standing.after().approve(ZHAO, null, SAID, NOW)));
    }

    @Test
    void aPersonOfTwoRolesCountsForOnePartAndMayChooseWhich() {
        Route both = new Route(
                "both",
                List.of(new RouteStep(
                        "会签",
                        List.of(
                                RoutePart.of(ApproverRole.COMMITTEE, 1),
                                RoutePart.of(ApproverRole.OWNER_DEPARTMENT, 1)))));
        ApprovalCase approval = open(both, Set.of("C"));
        Approver two = person("two", ApproverRole.COMMITTEE, ApproverRole.OWNER_DEPARTMENT);
        assertEquals(List.of(1, 2), approval.decidable(two));
        ApprovalCase voted = approval.approve(two, 2, SAID, NOW).after();
        assertEquals(List.of(), voted.decidable(two));
        assertEquals(ApprovalState.APPROVED, approve(voted, ZHAO).state());
        assertEquals("NOT_YOUR_TASK", refusal(() -> approval.approve(ZHAO, 2, SAID, NOW)));
    }

    @Test
    void anOfficerDecidesWhatItsTokenReachesAlsoInSomebodysPlace() {
        RoutePart any = RoutePart.of(ApproverRole.BUDGET_OFFICER, 1);
        RoutePart lab = new RoutePart(ApproverRole.BUDGET_OFFICER, "LAB", Set.of(), 1);
        Approver ward = new Approver(
                "ward-officer", EnumSet.of(ApproverRole.BUDGET_OFFICER), Optional.of(Set.of("WARD")), List.of());
        assertEquals(List.of(1), open(route(any), Set.of("WARD")).decidable(ward));
        assertEquals(List.of(), open(route(any), Set.of("WARD", "LAB")).decidable(ward));
        assertEquals(List.of(), open(route(any), Set.of()).decidable(ward));
        assertEquals(List.of(), open(route(lab), Set.of("WARD")).decidable(ward));
        Approver delegate = new Approver(
                "delegate",
                Set.of(),
                Optional.of(Set.of("WARD")),
                List.of(new Approver.StandIn("officer", EnumSet.of(ApproverRole.BUDGET_OFFICER), Set.of())));
        assertEquals(List.of(1), open(route(any), Set.of("WARD")).decidable(delegate));
        assertEquals(List.of(), open(route(lab), Set.of("WARD")).decidable(delegate));
    }

    @Test
    void aRouteThatWaitsForAPreparerIsNotBegun() {
        assertEquals("APPROVAL_ROUTE_BLOCKED", refusal(() -> open(route(RoutePart.of("li")), Set.of())));
        RoutePart one = new RoutePart(null, null, Set.of("li", "wang", "zhou"), 1);
        assertEquals(List.of(1), open(route(one), Set.of()).decidable(ZHOU));
        RoutePart two = new RoutePart(null, null, Set.of("li", "wang", "zhou"), 2);
        assertEquals("APPROVAL_ROUTE_BLOCKED", refusal(() -> open(route(two), Set.of())));
    }

    @Test
    void aCaseWithoutStepsIsApprovedAtOnce() {
        Move move = ApprovalCase.open("h", 1, document(), facts(Set.of()), "wang", new Route("-", List.of()), NOW);
        assertEquals(ApprovalOutcome.APPROVED, move.outcome());
        assertEquals(NOW, move.after().closedAt());
    }

    @Test
    void everyMoveIsOneLineOfTheHistory() {
        ApprovalCase first = STATES.get("in the first step");
        Move move = first.addSigner(DEAN, "zhou", SAID, NOW);
        assertEquals(first.version() + 1, move.event().number());
        assertEquals(move.after().version(), move.event().number());
    }

    private static Map<String, ApprovalCase> states() {
        Map<String, ApprovalCase> states = new LinkedHashMap<>();
        ApprovalCase first = open(ROUTE, Set.of("C"));
        ApprovalCase second = approve(first, DEAN);
        ApprovalCase third = approve(second, QIAN);
        states.put("in the first step", first);
        states.put("in the second", second);
        states.put("in the third", third);
        states.put("with half a quorum", approve(third, ZHAO));
        states.put("returned", third.giveBack(ZHAO, null, 1, true, SAID, NOW).after());
        states.put("approved", approve(approve(third, ZHAO), SUN));
        states.put("sent back", second.giveBack(QIAN, null, 0, true, SAID, NOW).after());
        states.put("withdrawn", second.withdraw("wang", SAID, NOW).after());
        return states;
    }

    private static Map<String, UnaryOperator<ApprovalCase>> actions() {
        Map<String, UnaryOperator<ApprovalCase>> actions = new LinkedHashMap<>();
        for (Approver each : List.of(DEAN, QIAN, ZHAO, SUN, LI, WANG)) {
            actions.put(each.name() + " approves", state -> approve(state, each));
        }
        actions.put("sun for zhao", state -> approve(state, standingIn("sun", "zhao", ApproverRole.COMMITTEE)));
        actions.put("zhou for zhao", state -> approve(state, standingIn("zhou", "zhao", ApproverRole.COMMITTEE)));
        actions.put("zhou for sun", state -> approve(state, standingIn("zhou", "sun", ApproverRole.COMMITTEE)));
        actions.put("zhou for qian on a budget", state -> approve(state, onBudgetsFor("qian")));
        actions.put("li for dean", state -> approve(state, standingIn("li", "dean")));
        actions.put("zhou for li", state -> approve(state, standingIn("zhou", "li", ApproverRole.values())));
        actions.put("zhou for wang", state -> approve(state, standingIn("zhou", "wang", ApproverRole.values())));
        for (int to : List.of(1, 3)) {
            actions.put("holder returns to " + to, state -> state.giveBack(holder(state), null, to, true, SAID, NOW)
                    .after());
        }
        actions.put("holder returns", state -> back(state, holder(state)));
        for (Approver each : List.of(LI, ZHOU, ZHAO)) {
            actions.put(each.name() + " returns", state -> back(state, each));
        }
        for (String other : List.of("zhou", "dean", "zhao", "li", "wang")) {
            actions.put("holder adds " + other, state -> add(state, holder(state), other));
        }
        actions.put(
                "holder adds itself",
                state -> add(state, holder(state), holder(state).name()));
        actions.put("zhao adds zhou", state -> add(state, ZHAO, "zhou"));
        actions.put("li adds zhou", state -> add(state, LI, "zhou"));
        for (String other : List.of("zhou", "dean", "li", "wang")) {
            actions.put("holder forwards to " + other, state -> forward(state, holder(state), other));
        }
        actions.put("li forwards to zhou", state -> forward(state, LI, "zhou"));
        actions.put("zhao forwards to zhou", state -> forward(state, ZHAO, "zhou"));
        actions.put(
                "zhou for sun forwards",
                state -> forward(state, standingIn("zhou", "sun", ApproverRole.COMMITTEE), "wu"));
        for (Approver each : List.of(WANG, LI, QIAN, ZHAO)) {
            actions.put(each.name() + " urges", state -> state.remind(each, SAID, NOW)
                    .after());
        }
        Instant later = NOW.plus(ApprovalCase.REMINDED_AGAIN_AFTER);
        actions.put("wang urges twice", state -> urgeTwice(state, later.minus(Duration.ofSeconds(1))));
        actions.put("wang urges again later", state -> urgeTwice(state, later));
        for (Approver each : List.of(WANG, LI, QIAN)) {
            actions.put(each.name() + " withdraws", state -> state.withdraw(each.name(), SAID, NOW)
                    .after());
        }
        return actions;
    }

    /** Who decides in the present step, and has not yet. */
    private static Approver holder(ApprovalCase state) {
        return switch (state.position().step()) {
            case 1 -> DEAN;
            case 2 -> QIAN;
            default -> SUN;
        };
    }

    private static ApprovalCase approve(ApprovalCase state, Approver approver) {
        return state.approve(approver, null, SAID, NOW).after();
    }

    private static ApprovalCase back(ApprovalCase state, Approver approver) {
        return state.giveBack(approver, null, 0, true, SAID, NOW).after();
    }

    private static ApprovalCase add(ApprovalCase state, Approver approver, String user) {
        return state.addSigner(approver, user, SAID, NOW).after();
    }

    private static ApprovalCase forward(ApprovalCase state, Approver approver, String user) {
        return state.forward(approver, user, null, SAID, NOW).after();
    }

    private static ApprovalCase urgeTwice(ApprovalCase state, Instant later) {
        return state.remind(WANG, SAID, NOW).after().remind(WANG, SAID, later).after();
    }

    private static Approver person(String name, ApproverRole... roles) {
        return new Approver(name, Set.of(roles), Optional.empty(), List.of());
    }

    /** Somebody who has the delegation, and the role COMMITTEE only when it is called sun. */
    private static Approver standingIn(String name, String user, ApproverRole... delegated) {
        Set<ApproverRole> own = name.equals("sun") ? EnumSet.of(ApproverRole.COMMITTEE) : Set.of();
        return new Approver(
                name,
                own,
                Optional.empty(),
                List.of(new Approver.StandIn(user, Set.copyOf(List.of(delegated)), Set.of())));
    }

    private static Approver onBudgetsFor(String user) {
        Set<ApproverRole> roles = EnumSet.of(ApproverRole.BUDGET_OFFICE);
        return new Approver(
                "zhou",
                Set.of(),
                Optional.empty(),
                List.of(new Approver.StandIn(user, roles, EnumSet.of(DocumentKind.BUDGET))));
    }

    private static Route route(RoutePart part) {
        return new Route("one", List.of(new RouteStep("一", List.of(part))));
    }

    private static ApprovalCase open(Route route, Set<String> centres) {
        return ApprovalCase.open("h", 1, document(), facts(centres), "wang", route, NOW)
                .after();
    }

    private static DocumentId document() {
        return new DocumentId(DocumentKind.ADJUSTMENT, "a");
    }

    private static DocumentFacts facts(Set<String> centres) {
        return new DocumentFacts("调剂", 2026, BigDecimal.TEN, centres, Set.of(), Set.of(), Set.of("li"), "00");
    }

    private static String refusal(Runnable action) {
        return assertThrows(ProblemException.class, action::run).problem().name();
    }
}
