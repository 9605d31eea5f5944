package org.palermo.producers.findings;

import java.util.Map;
import org.palermo.schemas.codes.Language;

/**
 * Something that is wrong, or looks wrong, in a register.
 *
 * @param code what is wrong
 * @param place where
 * @param value the text that was met, as written; empty where nothing was
 * @param details what else the message names: limits, candidates, the row met before
 */
public record Finding(FindingCode code, Place place, String value, Map<String, Object> details) {

    public Finding {
        details = Map.copyOf(details);
    }

    public static Finding of(FindingCode code, Place place, String value) {
        return new Finding(code, place, value, Map.of());
    }

    public Severity severity() {
        return code.severity();
    }

    public boolean isError() {
        return code.severity() == Severity.ERROR;
    }

    /** What is wrong, naming the value; English where the texts do not exist in the language. */
    public String problem(Language language) {
        return FindingTexts.problem(this, language);
    }

    /** What to do about it. */
    public String remedy(Language language) {
        return FindingTexts.remedy(this, language);
    }

    /** {@code file:row:column: code: what is wrong, the value. What to do}, on one line. */
    public String render(Language language) {
        return place + ": " + code.id() + ": " + problem(language) + ". " + remedy(language);
    }
}
