package org.palermo.streams.ledger;

import java.util.List;
import org.palermo.schemas.event.Activity;
import org.palermo.schemas.event.Envelope;

/**
 * An activity: one in all, and in separate accounts one for each beneficiary country, for each region of them, and for
 * each country that it assisted directly. A body that is no country is not counted by country.
 */
final class ActivityRule implements PostingRule<Activity> {

    private static final String UNIT = "activity";

    private final Places places;

    ActivityRule(Places places) {
        this.places = places;
    }

    @Override
    public String kind() {
        return "activity";
    }

    @Override
    public Class<Activity> body() {
        return Activity.class;
    }

    @Override
    public Judgement judge(Envelope envelope, Activity body) {
        Draft draft = new Draft(envelope, places).on("start", body.getStart());
        Dimensions common = Dimensions.NONE.programme(body.getProgramme()).category(body.getCategory());
        List<Place> countries = draft.places("countries", body.getCountries()).stream()
                .filter(Place::country)
                .toList();
        draft.post("activities", 1, UNIT, common);
        countries.forEach(country -> draft.post("activities.by-country", 1, UNIT, common.at(country)));
        regions(countries).forEach(region -> draft.post("activities.by-region", 1, UNIT, common.in(region)));
        if (Boolean.TRUE.equals(body.getDirect())) {
            countries.forEach(country -> draft.post("activities.direct.by-country", 1, UNIT, common.at(country)));
        }
        return draft.judgement();
    }

    /** The distinct regions, ascending; the empty one alone where no country has any. */
    private static List<String> regions(List<Place> countries) {
        List<String> regions = countries.stream()
                .map(Place::region)
                .filter(region -> !region.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return regions.isEmpty() ? List.of("") : regions;
    }
}
