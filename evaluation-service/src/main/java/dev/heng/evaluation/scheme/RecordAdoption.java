package dev.heng.evaluation.scheme;

import dev.heng.edge.EntityTag;
import dev.heng.edge.audit.Audited;
import dev.heng.evaluation.indicators.SchemeVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes an adoption whose versions are copied. */
@ApplicationScoped
class RecordAdoption {
    private final Adoptions adoptions;
    private final Clock clock;
    private final Event<SchemesAdopted> adopted;

    RecordAdoption(Adoptions adoptions, Clock clock, Event<SchemesAdopted> adopted) {
        this.adoptions = adoptions;
        this.clock = clock;
        this.adopted = adopted;
    }

    @Transactional
    @Audited
    AdoptSchemes.Outcome record(
            String hospital,
            int year,
            List<Adoption.Line> lines,
            List<SchemeVersion> copies,
            @Nullable String ifMatch,
            String user) {
        adoptions.lock(hospital, year);
        Optional<Adoption> present = adoptions.find(hospital, year);
        EntityTag.requireMatch(ifMatch, present.map(Adoption::version).orElse(null));
        if (present.isPresent() && present.get().lines().equals(lines)) {
            return new AdoptSchemes.Outcome(present.get(), false);
        }
        Adoption adoption = new Adoption(
                hospital,
                year,
                present.map(Adoption::version).orElse(0L) + 1,
                lines,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                user);
        adoptions.write(adoption, copies);
        adopted.fire(new SchemesAdopted(hospital, year));
        return new AdoptSchemes.Outcome(adoption, present.isEmpty());
    }
}
