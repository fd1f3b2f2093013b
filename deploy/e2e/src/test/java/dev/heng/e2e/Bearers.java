package dev.heng.e2e;

import dev.heng.e2e.AuthorisationTable.Row;
import dev.heng.e2e.AuthorisationTable.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everybody who tries every operation of one hospital: each role with each way in which a token can reach or miss it, somebody whose role
 * nobody knows, and nobody at all.
 */
final class Bearers {
    private static final List<String> ALL = List.of("*");

    private Bearers() {}

    /** How the token reaches the hospital and the centre A in it. */
    enum Reach {
        /** every hospital and centre */
        EVERYWHERE,
        /** the hospital; of its centres A, with what is below it */
        OWN,
        /** the hospital, and no centre of it */
        NO_CENTRE,
        /** another hospital, there a centre of the same code */
        ELSEWHERE,
        /** says nothing about hospitals */
        NOWHERE
    }

    /**
     * One who tries.
     *
     * @param role null for somebody whose token has a role that nobody knows
     * @param person null for nobody
     */
    record Bearer(Role role, Reach reach, Person person) {
        /** The code of the refusal that is due, or an empty text for none. */
        String refusal(Row row, String centre) {
            if (row.scope() == Scope.PUBLIC) {
                return "";
            }
            if (person == null) {
                return "UNAUTHENTICATED";
            }
            if (row.needsRole() && (role == null || !row.roles().contains(role))) {
                return "FORBIDDEN_ROLE";
            }
            if (row.scope().namesHospital() && (reach == Reach.ELSEWHERE || reach == Reach.NOWHERE)) {
                return "HOSPITAL_OUT_OF_SCOPE";
            }
            if (row.scope() == Scope.NUMBERED && (reach == Reach.ELSEWHERE || reach == Reach.NOWHERE)) {
                return "NOT_FOUND";
            }
            if (row.scope() == Scope.EVERYWHERE && reach != Reach.EVERYWHERE) {
                return "HOSPITAL_OUT_OF_SCOPE";
            }
            if (row.scope() == Scope.NUMBERED_CENTRE && centre != null && !sees(centre)) {
                return "NOT_FOUND";
            }
            if (row.scope() == Scope.OWNER && role == Role.OWNER_DEPARTMENT && reach == Reach.NO_CENTRE) {
                return "CENTRE_OUT_OF_SCOPE";
            }
            return row.scope().isOfCentres() && centre != null && !sees(centre) ? "CENTRE_OUT_OF_SCOPE" : "";
        }

        /** Whether a centre of the hospital is one of those that this token shows. */
        boolean sees(String centre) {
            return role != Role.BUDGET_OFFICER
                    || reach == Reach.EVERYWHERE
                    || (reach == Reach.OWN
                            && Set.of(ScopedHospital.OWN, ScopedHospital.BELOW).contains(centre));
        }

        String name() {
            return person == null ? "nobody" : (role == null ? "an unknown role" : role.code()) + " " + reach;
        }
    }

    static List<Bearer> of(ScopedHospital hospital) {
        List<Bearer> bearers = new ArrayList<>();
        for (Role role : Role.values()) {
            for (Reach reach : Reach.values()) {
                bearers.add(new Bearer(role, reach, person(role.code(), reach, hospital)));
            }
        }
        bearers.add(new Bearer(null, Reach.EVERYWHERE, person("director", Reach.EVERYWHERE, hospital)));
        bearers.add(new Bearer(null, Reach.NOWHERE, null));
        return bearers;
    }

    private static Person person(String role, Reach reach, ScopedHospital hospital) {
        String name = role + "-" + reach + "-" + hospital.code();
        List<String> own = List.of(ScopedHospital.OWN);
        return switch (reach) {
            case EVERYWHERE -> new Person(name, List.of(role), ALL, ALL);
            case OWN -> new Person(name, List.of(role), List.of(hospital.code()), own);
            case NO_CENTRE -> new Person(name, List.of(role), List.of(hospital.code()), null);
            case ELSEWHERE -> new Person(name, List.of(role), List.of(hospital.other()), own);
            case NOWHERE -> new Person(name, List.of(role), null, null);
        };
    }
}
