package org.palermo.infra.command;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.statements.Cover;
import picocli.CommandLine.Option;

/** What the author of a report puts on it: a title, a symbol, and that it is a draft. */
final class CoverOptions {

    private static final int LONGEST = 200;

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "cover-title")
    private @Nullable String title;

    @Option(names = "--symbol", paramLabel = "SYMBOL", descriptionKey = "cover-symbol")
    private @Nullable String symbol;

    @Option(names = "--draft", descriptionKey = "cover-draft")
    private boolean draft;

    /** @throws UsageProblem where a title or a symbol has no letters, is too long, or has several lines */
    Cover cover() {
        return new Cover(line("--title", title), line("--symbol", symbol), draft);
    }

    /** The same as a manifest has them; what was not given is left out. */
    SortedMap<String, String> options() {
        Cover cover = cover();
        SortedMap<String, String> options = new TreeMap<>();
        if (cover.title() != null) {
            options.put(Manifest.TITLE, cover.title());
        }
        if (cover.symbol() != null) {
            options.put(Manifest.SYMBOL, cover.symbol());
        }
        if (cover.draft()) {
            options.put(Manifest.DRAFT, "true");
        }
        return options;
    }

    private static @Nullable String line(String option, @Nullable String given) {
        if (given == null) {
            return null;
        }
        String text = given.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageProblem("usage.no-line", Map.of("option", option, "longest", LONGEST));
        }
        return text;
    }
}
