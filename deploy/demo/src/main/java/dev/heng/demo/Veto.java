package dev.heng.demo;

/** A confirmed event that vetoes the result of a centre in a period. */
public record Veto(String centre, String period, String indicator, String evidence) {

    static Veto of(Table.Row row) {
        return new Veto(row.text("centre"), row.text("period"), row.text("indicator"), row.text("evidence"));
    }
}
