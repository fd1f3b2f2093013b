package dev.heng.budget.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a centre is from one day to another, both included.
 *
 * @param validFrom {@link LocalDate#MIN} when there was no beginning
 * @param validTo {@link LocalDate#MAX} when there is no end
 * @param parent the centre above; null for a root
 */
@Embeddable
public record CentreInterval(
        @Column(name = "valid_from") @JdbcTypeCode(SqlTypes.LOCAL_DATE)
        LocalDate validFrom,

        @Column(name = "valid_to") @JdbcTypeCode(SqlTypes.LOCAL_DATE)
        LocalDate validTo,

        @Column(name = "name") String name,
        @Column(name = "name_en") @Nullable String nameEn,
        @Column(name = "type") @Enumerated(EnumType.STRING) CentreType type,
        @Column(name = "parent") @Nullable String parent) {

    /** True on every day of the interval. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    CentreInterval endingOn(LocalDate lastDay) {
        return new CentreInterval(validFrom, lastDay, name, nameEn, type, parent);
    }
}
