package org.palermo.streams.ledger;

import java.util.Optional;
import org.palermo.schemas.event.Assistance;
import org.palermo.schemas.event.Envelope;

/** The survivors that a grant helped in one calendar year, in all, by sex and by age. */
final class AssistanceRule implements PostingRule<Assistance> {

    private static final String PERSON = "person";

    private final Places places;

    AssistanceRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "assistance";
    }

    @Override
    public Class<Assistance> body() {
        return Assistance.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Assistance body) {
        return new Draft(envelope, places)
                .in("year", body.getYear())
                .quantity("survivors", body.getSurvivors())
                .breakdown("bySex", body.getBySex(), body.getSurvivors())
                .breakdown("byAge", body.getByAge(), body.getSurvivors())
                .post("survivors", body.getSurvivors(), PERSON, Dimensions.NONE)
                .postByParty("survivors.by-sex", body.getBySex(), PERSON, Dimensions.NONE)
                .postByParty("survivors.by-age", body.getByAge(), PERSON, Dimensions.NONE)
                .judgement();
    }

    @Override
    public Optional<Reference> reference(Assistance body) {
        return Optional.of(new Reference(GrantRule.KIND, body.getGrant()));
    }
}
