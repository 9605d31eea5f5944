package org.palermo.infra.configuration;

import org.palermo.schemas.codes.Language;

/** A text in the languages that commands offer. */
public record Words(String english, String french) {

    public String in(Language language) {
        return language == Language.FR ? french : english;
    }
}
