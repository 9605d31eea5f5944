package org.palermo.schemas.codes;

import java.util.Locale;
import java.util.Optional;

/**
 * The six official languages of the United Nations. Tables that name things in all six list them in this order.
 */
public enum Language {
    EN("en", Direction.LEFT_TO_RIGHT, true),
    FR("fr", Direction.LEFT_TO_RIGHT, true),
    ES("es", Direction.LEFT_TO_RIGHT, false),
    RU("ru", Direction.LEFT_TO_RIGHT, false),
    ZH("zh", Direction.LEFT_TO_RIGHT, false),
    AR("ar", Direction.RIGHT_TO_LEFT, false);

    /** The direction in which a language is written. */
    public enum Direction {
        LEFT_TO_RIGHT("ltr"),
        RIGHT_TO_LEFT("rtl");

        private final String code;

        Direction(String code) {
            this.code = code;
        }

        /** The value of HTML's {@code dir} attribute: {@code ltr} or {@code rtl}. */
        public String code() {
            return code;
        }
    }

    private final String tag;
    private final Locale locale;
    private final Direction direction;
    private final boolean spoken;

    Language(String tag, Direction direction, boolean spoken) {
        this.tag = tag;
        this.locale = Locale.of(tag);
        this.direction = direction;
        this.spoken = spoken;
    }

    /** The ISO 639-1 code, which is also the BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    public Direction direction() {
        return direction;
    }

    /**
     * Whether commands talk in the language: help, findings, hints, the columns of registers. Documents are written in all
     * six.
     */
    public boolean spoken() {
        return spoken;
    }

    /** The language of an ISO 639-1 code, in any case; empty for any other text. */
    public static Optional<Language> of(String tag) {
        for (Language language : values()) {
            if (language.tag.equalsIgnoreCase(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
