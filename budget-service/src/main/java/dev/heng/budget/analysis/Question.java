package dev.heng.budget.analysis;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants to see of a hospital's figures.
 *
 * @param centre only this centre; absent: every one
 * @param subject only this subject; absent: every one
 * @param fund only this fund; absent: every one
 * @param project only this project; absent: every one
 * @param isRolledUp true: a centre is its whole subtree, a subject is itself and everything below it
 * @param knownOn as it was known when this day was over; absent: now
 */
public record Question(
        String hospital,
        Window window,
        Optional<String> centre,
        Optional<String> subject,
        Optional<String> fund,
        Optional<String> project,
        boolean isRolledUp,
        Optional<LocalDate> knownOn) {}
