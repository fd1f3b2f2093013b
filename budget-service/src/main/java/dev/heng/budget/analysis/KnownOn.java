package dev.heng.budget.analysis;

/**
 * By what an answer as known on a day is given.
 *
 * @param areTreesChanged whether the hospital, one of its centres or its chart was changed since: sums follow the trees as they are now
 */
public record KnownOn(DaySeal seal, boolean areTreesChanged) {}
