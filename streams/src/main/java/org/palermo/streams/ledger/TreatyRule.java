package org.palermo.streams.ledger;

import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.TreatyAction;

/** A treaty action: binding actions count as such and add a Party, a withdrawal from the treaty takes one off. */
final class TreatyRule implements PostingRule<TreatyAction> {

    private static final String ACTIONS = "treaty.actions";
    private static final String PARTIES = "treaty.parties";

    private final Places places;

    TreatyRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "treaty";
    }

    @Override
    public Class<TreatyAction> body() {
        return TreatyAction.class;
    }

    @Override
    public Judgement judge(Envelope envelope, TreatyAction body) {
        Draft draft = new Draft(envelope, places).on("date", body.getDate());
        Dimensions action = Dimensions.NONE
                .at(draft.place("party", body.getParty()))
                .category(body.getInstrument())
                .party(body.getAction());
        switch (body.getAction()) {
            case "ratification", "accession", "acceptance", "approval", "succession" ->
                draft.post(ACTIONS, 1, "action", action).post(PARTIES, 1, "party", action);
            case "withdrawal" -> draft.post(PARTIES, -1, "party", action);
            default -> draft.problem("action", body.getAction(), "is not an action that binds or releases a Party");
        }
        return draft.judgement();
    }
}
