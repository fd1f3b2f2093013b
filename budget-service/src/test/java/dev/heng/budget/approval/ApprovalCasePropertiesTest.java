package dev.heng.budget.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people do, one after the other, by role, name, delegation, forwarding or as signers. */
class ApprovalCasePropertiesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<String> PEOPLE = List.of("a", "b", "c", "d", "e", "li", "wang");
    private static final Set<String> PREPARERS = Set.of("li", "wang");
    private static final Route ROUTE = new Route(
            "r",
            List.of(
                    new RouteStep(
                            "一",
                            List.of(
                                    RoutePart.of(ApproverRole.COMMITTEE, 2),
                                    new RoutePart(null, null, Set.of("a", "li"), 1))),
                    new RouteStep("二", List.of(RoutePart.of(ApproverRole.BUDGET_OFFICE, 1))),
                    new RouteStep("三", List.of(RoutePart.of(ApproverRole.OWNER_DEPARTMENT, 2)))));

    @Property(tries = 500)
    void nobodyApprovesTheirOwnAndEverybodyCountsOnce(@ForAll long seed) {
        Random random = new Random(seed);
        ApprovalCase approval = open();
        List<ApprovalEvent> votes = new ArrayList<>();
        for (int i = 0; i < 60 && approval.state() == ApprovalState.OPEN; i++) {
            Approver actor = somebody(random);
            List<Integer> decidable = approval.decidable(actor);
            boolean isApproval = random.nextInt(4) > 0;
            try {
                Move move = isApproval ? approval.approve(actor, null, null, NOW) : other(approval, actor, random);
                if (isApproval) {
                    assertNotEquals(List.of(), decidable, "who approved found it in the inbox");
                    votes.add(move.event());
                }
                assertEquals(approval.version() + 1, move.after().version());
                approval = move.after();
            } catch (ProblemException refused) {
                if (isApproval) {
                    assertEquals(List.of(), decidable, "who could not approve found nothing in the inbox");
                }
            }
        }
        for (ApprovalEvent vote : votes) {
            assertEquals(false, PREPARERS.contains(vote.actor()), vote::toString);
            assertEquals(false, vote.actingFor() != null && PREPARERS.contains(vote.actingFor()), vote::toString);
        }
        votes.stream().map(ApprovalEvent::visit).distinct().forEach(visit -> assertEachOnce(votes, visit));
        if (approval.state() == ApprovalState.APPROVED) {
            int last = votes.getLast().visit();
            assertEquals(ROUTE.steps().size(), votes.getLast().step(), "it ends behind the last step");
            assertEquals(
                    true, votes.stream().filter(vote -> vote.visit() == last).count() >= 2, "with its quorum");
        }
    }

    private static void assertEachOnce(List<ApprovalEvent> votes, int visit) {
        Set<String> counted = new HashSet<>();
        votes.stream()
                .filter(vote -> vote.visit() == visit)
                .flatMap(vote ->
                        vote.actingFor() == null ? Stream.of(vote.actor()) : Stream.of(vote.actor(), vote.actingFor()))
                .forEach(name -> assertEquals(true, counted.add(name), name + " counts twice"));
    }

    private static Move other(ApprovalCase approval, Approver actor, Random random) {
        String user = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return switch (random.nextInt(4)) {
            case 0 -> approval.addSigner(actor, user, null, NOW);
            case 1 -> approval.forward(actor, user, null, null, NOW);
            case 2 -> approval.remind(actor, null, NOW.plus(Duration.ofHours(5 * approval.version())));
            default -> approval.giveBack(actor, null, 1, random.nextBoolean(), null, NOW);
        };
    }

    private static Approver somebody(Random random) {
        List<Approver.StandIn> standIns = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            standIns.add(new Approver.StandIn(PEOPLE.get(random.nextInt(PEOPLE.size())), roles(random), Set.of()));
        }
        String name = PEOPLE.get(random.nextInt(PEOPLE.size()));
        standIns.removeIf(each -> each.user().equals(name));
        return new Approver(name, roles(random), Optional.empty(), standIns);
    }

    private static Set<ApproverRole> roles(Random random) {
        Set<ApproverRole> roles = EnumSet.noneOf(ApproverRole.class);
        for (ApproverRole each : ApproverRole.values()) {
            if (random.nextBoolean()) {
                roles.add(each);
            }
        }
        return roles;
    }

    private static ApprovalCase open() {
        DocumentFacts facts =
                new DocumentFacts("调剂", 2026, BigDecimal.TEN, Set.of("C"), Set.of(), Set.of(), Set.of("li"), "00");
        return ApprovalCase.open("h", 1, new DocumentId(DocumentKind.ADJUSTMENT, "a"), facts, "wang", ROUTE, NOW)
                .after();
    }
}
