package dev.heng.demo;

import java.util.List;

/** Which scheme evaluates the centres of a type in a year, and over which kinds of period. */
public record Adoption(int year, String centreType, List<String> periods, String scheme) {

    static Adoption of(Table.Row row) {
        return new Adoption(
                row.whole("year"),
                row.text("centreType"),
                List.of(row.text("periods").split(" ")),
                row.text("scheme"));
    }
}
