package dev.heng.budget.organisation;

/** The body of {@code heng.budget.hospital-changed}: a hospital as it stands, see {@code contracts/events/v1}. */
public record HospitalChanged(
        String hospital,
        String name,
        String nameEn,
        String currency,
        String chart,
        boolean deleted,
        long incarnation,
        long version,
        long sequence) {}
