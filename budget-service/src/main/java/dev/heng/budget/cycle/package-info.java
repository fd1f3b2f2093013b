/**
 * The budget cycle (两上两下) of a hospital and year: in which phase it is, until when each phase is meant to last, and how it moved. Owns the
 * tables {@code budget_cycle} and {@code budget_cycle_phase}. Promises that a phase stays while a document of it is written, and that every
 * move is kept with who and why; whoever has something to do or to refuse when the phase moves observes {@link
 * dev.heng.budget.cycle.PhaseMoved}. May call {@code organisation}.
 */
package dev.heng.budget.cycle;
