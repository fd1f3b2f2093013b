package dev.heng.budget.approval;

/**
 * One approval of a task.
 *
 * @param actor who approved
 * @param seat for whom: the actor, or who delegated to the actor
 */
record Vote(String actor, String seat) {
    boolean isOf(String user) {
        return actor.equals(user) || seat.equals(user);
    }
}
