package org.palermo.infra.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long output stopped after the kills of one process.
 *
 * @param victim that was killed
 * @param kills how often
 * @param shortest of the recoveries
 * @param median half took no longer than this
 * @param longest of them
 */
public record Recoveries(Victim victim, int kills, Duration shortest, Duration median, Duration longest) {

    /** One for each process that was killed, in the declared order. */
    public static List<Recoveries> of(List<Kill> kills) {
        Map<Victim, List<Duration>> times = new EnumMap<>(Victim.class);
        kills.forEach(kill ->
                times.computeIfAbsent(kill.victim(), _ -> new ArrayList<>()).add(kill.recovery()));
        return times.entrySet().stream()
                .map(entry ->
                        of(entry.getKey(), entry.getValue().stream().sorted().toList()))
                .toList();
    }

    private static Recoveries of(Victim victim, List<Duration> sorted) {
        return new Recoveries(
                victim, sorted.size(), sorted.getFirst(), sorted.get((sorted.size() - 1) / 2), sorted.getLast());
    }
}
