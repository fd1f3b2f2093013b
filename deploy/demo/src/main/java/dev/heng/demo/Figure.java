package dev.heng.demo;

import java.math.BigDecimal;
import java.time.YearMonth;

/** What a centre planned or had in a month for a subject; {@code source} is the system that reports it. */
record Figure(String source, String centre, String subject, YearMonth month, BigDecimal amount) {

    /** Names the execution line for ever. */
    String lineId() {
        return month + "." + centre + "." + subject;
    }
}
