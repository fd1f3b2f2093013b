package dev.heng.budget.analysis;

import java.util.Optional;

/**
 * What somebody wants to see of a hospital's figures.
 *
 * @param centre only this centre; absent: every one
 * @param subject only this subject; absent: every one
 * @param isRolledUp true: a centre is its whole subtree, a subject is itself and everything below it
 */
public record Question(
        String hospital, Window window, Optional<String> centre, Optional<String> subject, boolean isRolledUp) {}
