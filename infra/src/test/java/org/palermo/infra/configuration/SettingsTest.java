package org.palermo.infra.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.schemas.codes.Language;

/** The declarations hold together, and the page on them says what they say. */
class SettingsTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    /** Fails on purpose where a declaration changes: write the page with {@code -Dpalermo.golden=write}, and read it. */
    @Test
    void the_page_is_what_the_declarations_say() throws IOException {
        if ("write".equals(System.getProperty("palermo.golden"))) {
            Files.writeString(PAGE, ConfigurationPage.text());
        }
        assertEquals(ConfigurationPage.text(), Files.readString(PAGE));
    }

    @Test
    void every_declaration_is_listed_once() throws IllegalAccessException {
        Set<String> declared = new TreeSet<>();
        for (var field : Settings.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == Setting.class) {
                declared.add(((Setting<?>) field.get(null)).key());
            }
        }

        assertEquals(declared, Settings.ALL.stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(declared.size(), Settings.ALL.size());
        assertEquals(
                declared.size(),
                Settings.ALL.stream().map(Setting::variable).distinct().count(),
                "no two keys share a variable");
    }

    @Test
    void defaults_fit_their_type_and_secrets_have_none() {
        for (Setting<?> setting : Settings.ALL) {
            setting.otherwise()
                    .ifPresent(
                            text -> assertTrue(setting.type().read().apply(text).isPresent(), setting.key()));
            assertEquals(setting.key().contains("password"), setting.secret(), setting.key());
            assertFalse(setting.secret() && setting.otherwise().isPresent(), setting.key());
        }
    }

    @Test
    void everything_is_said_in_both_languages() {
        for (Setting<?> setting : Settings.ALL) {
            for (Words words : Arrays.asList(setting.meaning(), setting.type().allowed())) {
                assertFalse(words.in(Language.EN).isBlank(), setting.key());
                assertFalse(words.in(Language.FR).isBlank(), setting.key());
                assertFalse(words.in(Language.FR).matches(".* [;:?!]( .*|$)"), () -> "a hard space: " + setting.key());
            }
        }
    }
}
