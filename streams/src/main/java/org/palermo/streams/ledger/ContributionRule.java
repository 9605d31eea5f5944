package org.palermo.streams.ledger;

import org.palermo.schemas.event.Contribution;
import org.palermo.schemas.event.Envelope;

/** A contribution: what was pledged or what was received, by donor. */
final class ContributionRule implements PostingRule<Contribution> {

    private final Places places;

    ContributionRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "contribution";
    }

    @Override
    public Class<Contribution> body() {
        return Contribution.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Contribution body) {
        Draft draft = new Draft(envelope, places).on("date", body.getDate()).money("amount", body.getAmount());
        Dimensions donor = Dimensions.NONE
                .at(draft.placeIfStated("donorCountry", body.getDonorCountry()))
                .category(body.getDonorType())
                .party(body.getDonorId());
        switch (body.getStage()) {
            case "pledged" -> draft.post("fund.pledged", body.getAmount(), donor);
            case "received" -> draft.post("fund.received", body.getAmount(), donor);
            default -> draft.problem("stage", body.getStage(), "is neither pledged nor received");
        }
        return draft.judgement();
    }
}
