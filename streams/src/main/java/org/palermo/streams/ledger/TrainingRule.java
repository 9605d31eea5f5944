package org.palermo.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.palermo.schemas.event.Count;
import org.palermo.schemas.event.Envelope;
import org.palermo.schemas.event.Training;

/**
 * A training: the persons it reached in all, by sex, by group and by country, and the training itself, once for each
 * country that someone came from; for the host country where nobody noted where they came from.
 */
final class TrainingRule implements PostingRule<Training> {

    private static final String PERSON = "person";
    private static final String TRAINING = "training";

    private final Places places;

    TrainingRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "training";
    }

    @Override
    public Class<Training> body() {
        return Training.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Training body) {
        long total = body.getParticipants();
        Draft draft = new Draft(envelope, places)
                .on("start", body.getStart())
                .quantity("participants", total)
                .breakdown("bySex", body.getBySex(), total)
                .breakdown("byGroup", body.getByGroup(), total)
                .breakdown("byCountry", body.getByCountry(), total);
        Dimensions common = Dimensions.NONE.programme(body.getProgramme());
        List<Place> origins = new ArrayList<>();
        draft.post("participants", total, PERSON, common)
                .postByParty("participants.by-sex", body.getBySex(), PERSON, common)
                .postByParty("participants.by-group", body.getByGroup(), PERSON, common);
        for (Count count : body.getByCountry()) {
            Place origin = draft.place("byCountry", count.getKey());
            if (origin.country() && count.getCount() > 0) {
                draft.post("participants.by-country", count.getCount(), PERSON, common.at(origin));
                origins.add(origin);
            }
        }
        if (body.getByCountry().isEmpty() && total > 0) {
            origins.add(draft.placeIfStated("hostCountry", body.getHostCountry()));
        }
        draft.post("trainings", 1, TRAINING, common);
        origins.stream()
                .filter(Place::country)
                .forEach(origin -> draft.post("trainings.by-country", 1, TRAINING, common.at(origin)));
        return draft.judgement();
    }
}
