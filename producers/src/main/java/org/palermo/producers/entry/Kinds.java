package org.palermo.producers.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.producers.kinds.ColumnTexts;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.registers.Nearest;
import org.palermo.schemas.codes.Language;

/** The kinds of record by whatever people call them: activity, activities, activité. */
public final class Kinds {

    private Kinds() {}

    /** The kind, or its register, of that name in English or French; case and accents make no difference. */
    public static Optional<Producer> named(String name) {
        String wanted = key(name);
        return Producers.all().stream()
                .filter(producer -> names(producer).map(Kinds::key).anyMatch(wanted::equals))
                .findFirst();
    }

    /** Kinds whose names differ from this one by few letters, nearest first; possibly none. */
    public static List<String> nearest(String name) {
        List<String> all =
                Producers.all().stream().flatMap(Kinds::names).distinct().toList();
        return Nearest.to(name, all).stream()
                .flatMap(near -> named(near).stream())
                .map(Producer::kind)
                .distinct()
                .toList();
    }

    private static Stream<String> names(Producer producer) {
        return Stream.of(
                producer.kind(),
                producer.register(),
                ColumnTexts.in(Language.EN).name(producer),
                ColumnTexts.in(Language.FR).name(producer),
                ColumnTexts.in(Language.FR).register(producer));
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
