package org.palermo.streams.ledger;

import org.palermo.schemas.event.CaseBrief;
import org.palermo.schemas.event.Envelope;

/** A case brief: one in all, one by country or by regional body, and the persons in it. */
final class CaseRule implements PostingRule<CaseBrief> {

    private static final String CASE = "case";
    private static final String PERSON = "person";

    private final Places places;

    CaseRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "case";
    }

    @Override
    public Class<CaseBrief> body() {
        return CaseBrief.class;
    }

    @Override
    public Judgement judge(Envelope envelope, CaseBrief body) {
        long convicted = body.getConvicted() == null ? 0 : body.getConvicted();
        Draft draft = new Draft(envelope, places).on("added", body.getAdded()).quantity("convicted", convicted);
        draft.breakdown("victims", body.getVictims());
        draft.breakdown("defendants", body.getDefendants());
        Place court = draft.place("jurisdiction", body.getJurisdiction());
        Dimensions there = Dimensions.NONE.at(court);
        return draft.post("cases", 1, CASE, there)
                .post(court.country() ? "cases.by-country" : "cases.by-regional-body", 1, CASE, there)
                .postByParty("cases.victims", body.getVictims(), PERSON, there)
                .postByParty("cases.defendants", body.getDefendants(), PERSON, there)
                .post("cases.convicted", convicted, PERSON, there)
                .judgement();
    }
}
