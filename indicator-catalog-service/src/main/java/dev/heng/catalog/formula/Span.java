package dev.heng.catalog.formula;

/** A range of characters of the formula's text: from {@code start} up to but without {@code end}. */
record Span(int start, int end) {

    Span to(Span last) {
        return new Span(start, last.end);
    }
}
