package org.palermo.producers.fields;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.registers.Nearest;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Match;
import org.palermo.schemas.codes.Region;
import org.palermo.schemas.codes.Regions;

/** Countries, the bodies that are none, and regions; by code or by name in any of the six UN languages. */
public final class Jurisdictional {

    private Jurisdictional() {}

    /** The ISO 3166-1 alpha-3 code of a country, real or illustrative; never a body. */
    public static Type<String> country() {
        return Texts.of(Allowed.Standard.COUNTRY, Jurisdictional::country);
    }

    /** The code of a country or of a body that is none, such as a regional court. */
    public static Type<String> countryOrBody() {
        return Texts.of(Allowed.Standard.COUNTRY_OR_BODY, (text, report) -> {
            Jurisdiction found = resolve(text, report);
            return found == null ? null : found.code();
        });
    }

    /** The UN M49 code of a region; a region that the standard does not have is kept as stated, with a warning. */
    public static Type<String> region() {
        return Texts.of(Allowed.Standard.REGION, (text, report) -> {
            Optional<Region> region = Regions.standard().resolve(text);
            if (region.isEmpty() && Texts.isClean(text, false, Texts.LONGEST_ID, report)) {
                List<String> names = Regions.standard().all().stream()
                        .flatMap(one -> Stream.of(one.name(Language.EN), one.name(Language.FR)))
                        .toList();
                List<String> nearest = Nearest.to(text, names);
                report.report(
                        FindingCode.REGION_UNLISTED,
                        text,
                        Map.of("suggestions", String.join(", ", nearest), "count", nearest.size()));
                return text;
            }
            return region.map(Region::code).orElse(null);
        });
    }

    static @Nullable String country(String text, CellReport report) {
        Jurisdiction found = resolve(text, report);
        if (found != null && !found.isCountry()) {
            report.report(FindingCode.NOT_A_COUNTRY, text);
            return null;
        }
        return found == null ? null : found.code();
    }

    private static @Nullable Jurisdiction resolve(String text, CellReport report) {
        return switch (Jurisdictions.standard().resolve(text)) {
            case Match.Found(Jurisdiction jurisdiction) -> jurisdiction;
            case Match.Ambiguous(List<Jurisdiction> candidates) -> {
                report.report(FindingCode.JURISDICTION_AMBIGUOUS, text, Map.of("candidates", candidates));
                yield null;
            }
            case Match.Unknown(List<Jurisdiction> suggestions) -> {
                report.report(
                        FindingCode.JURISDICTION_UNKNOWN,
                        text,
                        Map.of("suggestions", suggestions, "count", suggestions.size()));
                yield null;
            }
        };
    }
}
