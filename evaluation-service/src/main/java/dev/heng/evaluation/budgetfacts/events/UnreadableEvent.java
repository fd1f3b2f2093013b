package dev.heng.evaluation.budgetfacts.events;

/** An event that this service cannot understand; the message says why. */
final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String reason) {
        super(reason, null, false, false);
    }
}
