package dev.heng.budget.preparation;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;

import dev.heng.budget.Api;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A hospital whose centres propose for 2027. */
record Cycled(String hospital) {
    private static final List<String> PHASES = List.of("START", "FIRST_UP", "FIRST_DOWN", "SECOND_UP", "SECOND_DOWN");

    /** With the centres WARD and OFFICE, in the first phase of centres. */
    static Cycled begun() {
        Cycled cycled = new Cycled(Api.hospital());
        centre(cycled.hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(cycled.hospital, "OFFICE", "COST", "H").statusCode(201);
        put("budget-office", cycled.root() + "/cycles/2027", "{}").statusCode(201);
        cycled.move("START", "FIRST_UP");
        return cycled;
    }

    String root() {
        return "/hospitals/" + hospital;
    }

    String proposal(String centre) {
        return root() + "/proposals/2027/" + centre;
    }

    /** Through every phase between. */
    void move(String from, String to) {
        for (String phase : PHASES.subList(PHASES.indexOf(from) + 1, PHASES.indexOf(to) + 1)) {
            post("budget-office", root() + "/cycles/2027/phases", "{\"phase\": \"" + phase + "\"}");
        }
    }

    static String lines(String... lines) {
        return "{\"lines\": [" + String.join(", ", lines) + "]}";
    }

    /** A line that is divided evenly, as one sends it the first time. */
    static String even(String subject, String amount) {
        return "{\"subject\": \"%s\", \"amount\": %s}".formatted(subject, amount);
    }

    /** A line of which each month is the same, with the version that was read. */
    static String monthly(String subject, String amount, long version) {
        return "{\"subject\": \"%s\", \"amounts\": [%s], \"version\": %d}"
                .formatted(subject, String.join(", ", Collections.nCopies(12, amount)), version);
    }

    /** Twelve numbers. */
    static List<Object> year(Object first, Object rest) {
        return Stream.concat(Stream.of(first), Collections.nCopies(11, rest).stream())
                .toList();
    }
}
