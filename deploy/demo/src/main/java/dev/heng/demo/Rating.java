package dev.heng.demo;

import java.math.BigDecimal;

/** What raters or a survey gave a centre for an indicator in a quarter or year, 0 to 100. */
public record Rating(String centre, String period, String indicator, BigDecimal rating) {}
