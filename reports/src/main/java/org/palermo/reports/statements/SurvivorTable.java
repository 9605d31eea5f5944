package org.palermo.reports.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.SurvivorCounts;
import org.palermo.reports.privacy.Shown;

/**
 * Survivors assisted, by year and sex, with the total of each year; what is withheld reads empty. Years are not added up:
 * one who was assisted in two of them is counted in both.
 *
 * @param counts as recorded, also of years that it does not show
 * @param until the last day of what it shows
 * @param withheld ids of the numbers that are not shown, as {@link #shown} names them
 */
public record SurvivorTable(SurvivorCounts counts, LocalDate until, Set<String> withheld) {

    public SurvivorTable {
        withheld = Set.copyOf(withheld);
    }

    /** The years that it has, ascending. */
    public List<Integer> years() {
        return counts.years().keySet().stream()
                .filter(year -> !LocalDate.of(year, 12, 31).isAfter(until))
                .toList();
    }

    /** Codes of the sexes that it has, sorted; {@link SurvivorCounts#NOT_STATED} last. */
    public List<String> sexes() {
        Set<String> sexes = new TreeSet<>();
        counts.years().values().forEach(of -> sexes.addAll(of.keySet()));
        List<String> ordered = new ArrayList<>(sexes);
        if (ordered.remove(SurvivorCounts.NOT_STATED)) {
            ordered.add(SurvivorCounts.NOT_STATED);
        }
        return List.copyOf(ordered);
    }

    public OptionalLong of(int year, String sex) {
        return shown(name(year, sex), persons().getOrDefault(name(year, sex), 0L));
    }

    public OptionalLong ofYear(int year) {
        return shown(Integer.toString(year), sum(ofYears(Set.of(year))));
    }

    private OptionalLong shown(String id, long persons) {
        return withheld.contains(id) ? OptionalLong.empty() : OptionalLong.of(persons);
    }

    private long sum(Collection<String> names) {
        Map<String, Long> persons = persons();
        return names.stream().mapToLong(name -> persons.getOrDefault(name, 0L)).reduce(0, Math::addExact);
    }

    /** The same with numbers withheld. */
    public SurvivorTable without(Set<String> ids) {
        Set<String> all = new HashSet<>(withheld);
        all.addAll(ids);
        return new SurvivorTable(counts, until, all);
    }

    /** Every single count, of all years, by a name of its own. */
    public SortedMap<String, Long> persons() {
        SortedMap<String, Long> persons = new TreeMap<>();
        counts.years()
                .forEach((year, of) -> sexes().forEach(sex -> persons.put(name(year, sex), of.getOrDefault(sex, 0L))));
        return persons;
    }

    /** Every number that it shows. */
    public List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        for (int year : years()) {
            sexes().forEach(sex -> shown.add(Shown.of(name(year, sex), Set.of(name(year, sex)))));
            shown.add(Shown.of(Integer.toString(year), ofYears(Set.of(year))));
        }
        return shown;
    }

    /** The counts that a figure over full years is made of. */
    Set<String> behind(Figure figure) {
        Period period = figure.period();
        Set<Integer> within = new TreeSet<>();
        for (int year : counts.years().keySet()) {
            if (period.from().getYear() <= year && year <= period.to().getYear()) {
                within.add(year);
            }
        }
        return ofYears(within);
    }

    private Set<String> ofYears(Collection<Integer> years) {
        Set<String> names = new TreeSet<>();
        years.forEach(year -> sexes().forEach(sex -> names.add(name(year, sex))));
        return names;
    }

    private static String name(int year, String sex) {
        return year + "/" + sex;
    }
}
