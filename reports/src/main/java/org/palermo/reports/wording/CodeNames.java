package org.palermo.reports.wording;

import java.util.List;
import java.util.Optional;
import org.palermo.schemas.codes.CodeList;
import org.palermo.schemas.codes.Codes;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Jurisdictions;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Regions;

/** What codes are called in one language; a code of no list stands as it is. */
public final class CodeNames {

    private final Language language;
    private final Messages messages;

    CodeNames(Wording wording) {
        this.language = wording.language();
        this.messages = wording.messages();
    }

    public static CodeNames in(Wording wording) {
        return new CodeNames(wording);
    }

    public String of(CodeList list, String code) {
        return isNotStated(code)
                ? messages.text("not-stated")
                : list.byId(code).map(entry -> entry.name(language)).orElse(code);
    }

    public String region(String code) {
        return isNotStated(code)
                ? messages.text("not-stated")
                : Regions.standard()
                        .byCode(code)
                        .map(region -> region.name(language))
                        .orElse(code);
    }

    /** The name of a country or body; empty for an illustrative one, which is never named, and for an unknown code. */
    public Optional<String> jurisdiction(String code) {
        return Jurisdictions.standard()
                .byCode(code)
                .filter(entry -> entry.kind() != Jurisdiction.Kind.ILLUSTRATIVE)
                .map(entry -> entry.name(language));
    }

    /** The name of a programme. */
    public String programme(String code) {
        return messages.find("programme." + code).orElse(code);
    }

    /** A line of a breakdown, by what the breakdown's id ends in: {@code .by-category}, {@code .by-region} ... */
    public String part(String figure, String key) {
        if (isNotStated(key)) {
            return messages.text("not-stated");
        }
        int by = figure.lastIndexOf(".by-");
        return switch (by < 0 ? "" : figure.substring(by + ".by-".length())) {
            case "category" -> of(Codes.CATEGORY, key);
            case "group" -> of(Codes.GROUP, key);
            case "sex" -> of(Codes.SEX, key);
            case "age" -> of(Codes.AGE, key);
            case "donor-type" -> of(Codes.DONOR_TYPE, key);
            case "region" -> region(key);
            case "country" -> jurisdiction(key).orElse(key);
            case "type" -> type(key);
            default -> key;
        };
    }

    /** Types of several sorts of records; no code stands in two of their lists. */
    private String type(String code) {
        for (CodeList list : List.of(Codes.OUTPUT_TYPE, Codes.AGREEMENT_TYPE, Codes.CHARGE_TYPE)) {
            if (list.byId(code).isPresent()) {
                return of(list, code);
            }
        }
        return code;
    }

    private static boolean isNotStated(String code) {
        return code.isEmpty() || code.equals("not-stated");
    }
}
