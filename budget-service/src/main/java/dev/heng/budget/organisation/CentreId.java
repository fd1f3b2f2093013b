package dev.heng.budget.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A centre's code is unique in its hospital. */
@Embeddable
public record CentreId(
        @Column(name = "hospital") String hospital,
        @Column(name = "code") String code) {}
