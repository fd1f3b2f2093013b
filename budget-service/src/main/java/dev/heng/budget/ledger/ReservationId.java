package dev.heng.budget.ledger;

/** What identifies a reservation within a hospital for ever: the system that set it aside, and the id that it gave. */
public record ReservationId(String source, String id) {
    @Override
    public String toString() {
        return source + "/" + id;
    }
}
