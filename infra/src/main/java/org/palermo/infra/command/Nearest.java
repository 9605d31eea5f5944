package org.palermo.infra.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.palermo.schemas.codes.EditDistance;

/** Names that the user may have meant by one that does not exist. */
final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /** Names at most a third of their letters away, nearest first, at most three; letter case does not count. */
    static List<String> to(String asked, Collection<String> names) {
        String wanted = asked.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name ->
                        Map.entry(name, EditDistance.within(wanted, name.toLowerCase(Locale.ROOT), most(wanted, name))))
                .filter(e -> e.getValue() <= most(wanted, e.getKey()))
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> e) -> e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int most(String wanted, String name) {
        return Math.max(1, Math.max(wanted.length(), name.length()) / 3);
    }
}
