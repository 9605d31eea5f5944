package org.palermo.producers.findings;

import com.ibm.icu.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.palermo.schemas.codes.Jurisdiction;
import org.palermo.schemas.codes.Language;
import org.palermo.schemas.codes.Names;

/** The wording of findings, from the bundles {@code findings_en} and {@code findings_fr}. */
final class FindingTexts {

    private static final int SHOWN = 80;
    private static final int SHOWN_DETAIL = 400;
    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private FindingTexts() {}

    static String problem(Finding finding, Language language) {
        return format(finding, "problem", language);
    }

    static String remedy(Finding finding, Language language) {
        return format(finding, "remedy", language);
    }

    private static String format(Finding finding, String part, Language language) {
        Locale locale = language == Language.FR ? Locale.FRENCH : Locale.ENGLISH;
        String key = finding.code().id() + "." + part;
        Map<String, Object> arguments = new HashMap<>(finding.details());
        arguments.replaceAll((name, detail) -> worded(detail, language));
        arguments.put("value", shown(finding.value(), SHOWN));
        arguments.put("column", finding.place().column());
        MessageFormat format = FORMATS.computeIfAbsent(
                locale.getLanguage() + ":" + key,
                unused -> new MessageFormat(bundle(locale).getString(key), locale));
        // Formats are not safe for use by several threads.
        return ((MessageFormat) format.clone()).format(arguments);
    }

    private static Object worded(Object detail, Language language) {
        return switch (detail) {
            case String text -> shown(text, SHOWN_DETAIL);
            case List<?> several ->
                several.stream().map(one -> worded(one, language).toString()).collect(Collectors.joining(", "));
            // The code first, because it is what to write; the name only says which it is.
            case Jurisdiction one -> one.code() + " (" + one.name(language) + ")";
            case Names names -> names.in(language);
            default -> detail;
        };
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.palermo.producers.findings.findings",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A value on one line, cut where it is long. */
    private static String shown(String value, int most) {
        StringBuilder line = new StringBuilder();
        int cut = Math.min(
                value.length(), value.offsetByCodePoints(0, Math.min(most, value.codePointCount(0, value.length()))));
        value.substring(0, cut).codePoints().forEach(point -> {
            if (point == '\n' || point == '\r') {
                line.append('↵');
            } else if (Characters.isUnseen(point)) {
                line.append(String.format("\\u%04x", point));
            } else {
                line.appendCodePoint(point);
            }
        });
        return cut < value.length() ? line.append('…').toString() : line.toString();
    }
}
