package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.CentreTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which centres are always read together, so that the database adds them up before they are sent: for one tree that is the centre
 * itself and all the others below it. A moved centre, or a formula that looks sideways, makes more classes.
 */
final class CentreClasses {
    private final Map<String, Integer> classOfCentre = new TreeMap<>();

    private CentreClasses() {}

    /** Every centre of the hospital by itself. */
    static CentreClasses alone(CentreTree tree, String centre) {
        CentreClasses classes = new CentreClasses();
        Set<String> centres = new LinkedHashSet<>(tree.all());
        centres.add(centre);
        centres.forEach(each -> classes.classOfCentre.put(each, classes.classOfCentre.size()));
        return classes;
    }

    /** What the centre and its descendants on some days have in common. */
    static CentreClasses together(String centre, CentreTree tree, Set<LocalDate> days) {
        List<Set<String>> sets = new ArrayList<>();
        sets.add(Set.of(centre));
        Set<String> centres = new LinkedHashSet<>(sets.getFirst());
        for (LocalDate day : days) {
            Set<String> subtree = tree.subtree(centre, day);
            sets.add(subtree);
            centres.addAll(subtree);
        }
        CentreClasses classes = new CentreClasses();
        Map<BitSet, Integer> known = new HashMap<>();
        for (String each : centres) {
            BitSet membership = new BitSet();
            for (int i = 0; i < sets.size(); i++) {
                membership.set(i, sets.get(i).contains(each));
            }
            Integer next = known.size();
            Integer present = known.putIfAbsent(membership, next);
            classes.classOfCentre.put(each, present == null ? next : present);
        }
        return classes;
    }

    Set<String> centres() {
        return classOfCentre.keySet();
    }

    int of(String centre) {
        return Objects.requireNonNull(classOfCentre.get(centre), centre);
    }

    /**
     * The classes that make up a set of centres.
     *
     * @throws IllegalStateException when the set was not foreseen, which would give a wrong sum
     */
    Set<Integer> of(Set<String> centres) {
        Set<Integer> classes = new LinkedHashSet<>();
        for (String centre : centres) {
            Integer found = classOfCentre.get(centre);
            if (found == null) {
                throw new IllegalStateException("the centre " + centre + " was not foreseen");
            }
            classes.add(found);
        }
        long members = classOfCentre.values().stream().filter(classes::contains).count();
        if (members != centres.size()) {
            throw new IllegalStateException("the centres " + centres + " are not read together");
        }
        return classes;
    }
}
