package dev.heng.budget.preparation.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.preparation.ProposalOf;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads which proposal a path names, and whether its bearer may see it. */
@ApplicationScoped
class SeenProposal {
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;

    SeenProposal(Hospitals hospitals, VisibleCentres visibleCentres) {
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
    }

    /** @throws ProblemException 400 for what is no year or code, 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital */
    ProposalOf of(String hospital, String year, String centre) {
        hospitals.require(hospital);
        String code = Texts.code("centre", centre);
        VisibleCentres.require(visibleCentres.of(hospital), code);
        return new ProposalOf(hospital, Texts.year("year", year), code);
    }
}
