package org.palermo.infra.publications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.publications.Deviation.Sort;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.publications.Digests;
import org.palermo.reports.publications.Manifest;
import org.palermo.reports.publications.Manifest.FigureDigest;
import org.palermo.reports.publications.Manifest.Output;
import org.palermo.reports.publications.Manifest.PublishedFigure;
import org.palermo.reports.publications.Manifest.Records;
import org.palermo.reports.publications.ManifestJson;
import org.palermo.reports.publications.Positions;
import org.palermo.reports.publications.PublicationEntry;
import org.palermo.reports.store.ClickHousePublications;

/** Makes a publication again from its manifest and says exactly what differs. Changes nothing. */
public final class Rebuilding {

    private final String clickHouse;
    private final Declarations declarations;

    public Rebuilding(String clickHouse) {
        this(clickHouse, Declarations.standard());
    }

    /** @param declarations of the figures, as they are now */
    public Rebuilding(String clickHouse, Declarations declarations) {
        this.clickHouse = clickHouse;
        this.declarations = declarations;
    }

    /**
     * What came of it.
     *
     * @param deviations causes before effects
     * @param files the outputs as they are now
     */
    public record Rebuilt(List<Deviation> deviations, List<Written> files) {

        public Rebuilt {
            deviations = List.copyOf(deviations);
            files = List.copyOf(files);
        }

        /** Whether it is what was published. */
        public boolean isSame() {
            return deviations.stream().noneMatch(deviation -> deviation.sort().isDifference());
        }
    }

    /**
     * Rebuilds a publication.
     *
     * @param entry of the log under the manifest's id; null where the log has none
     */
    public Rebuilt rebuild(Manifest manifest, @Nullable PublicationEntry entry) {
        List<Deviation> found = new ArrayList<>();
        entry(found, manifest, entry);
        if (!manifest.software().equals(SoftwareVersion.software())) {
            found.add(new Deviation(Sort.SOFTWARE, "", text(manifest.software()), text(SoftwareVersion.software())));
        }
        FrozenReport frozen = FrozenReport.of(
                clickHouse,
                declarations,
                manifest.asked(),
                manifest.coverage(),
                manifest.survivors().before(),
                manifest.publishedAt());
        definitions(found, manifest.definitions(), frozen.definitions());
        events(found, manifest.coverage());
        compare(
                found,
                Sort.RECORDS,
                manifest.records(),
                frozen.records(),
                Records::account,
                account -> account.records() + " " + account.sha256());
        compare(
                found,
                Sort.RATE,
                manifest.rates(),
                frozen.rates(),
                rate -> rate.currency() + " " + rate.month() + " " + rate.unitsPerUsd(),
                rate -> Long.toString(rate.records()));
        compare(
                found,
                Sort.FIGURE,
                manifest.figures(),
                frozen.figures(),
                Rebuilding::name,
                figure -> text(figure.figure()));
        List<Written> files = frozen.write(manifest.restated());
        outputs(found, manifest.outputs(), files);
        return new Rebuilt(found, files);
    }

    private static void entry(List<Deviation> found, Manifest manifest, @Nullable PublicationEntry entry) {
        String own = Digests.sha256(ManifestJson.write(manifest));
        if (entry == null) {
            found.add(new Deviation(Sort.NOT_RECORDED, manifest.id(), own, ""));
        } else if (!entry.manifestSha256().equals(own) || !entry.isWhole()) {
            found.add(new Deviation(Sort.ENTRY, manifest.id(), own, entry.manifestSha256()));
        }
    }

    private static void definitions(List<Deviation> found, Manifest.Definitions then, Manifest.Definitions now) {
        Set<String> ids = new TreeSet<>(then.figures().keySet());
        ids.addAll(now.figures().keySet());
        FigureDigest none = new FigureDigest("", "");
        for (String id : ids) {
            FigureDigest was = then.figures().getOrDefault(id, none);
            FigureDigest is = now.figures().getOrDefault(id, none);
            add(found, Sort.RULE, id, was.rule(), is.rule());
            if (!was.rule().isEmpty() && !is.rule().isEmpty()) {
                add(found, Sort.WORDS, id, was.words(), is.words());
            }
        }
        then.wording()
                .forEach((language, digest) ->
                        add(found, Sort.WORDING, language, digest, now.wording().getOrDefault(language, "")));
        add(found, Sort.TEMPLATE, "", then.template(), now.template());
    }

    private void events(List<Deviation> found, Positions coverage) {
        Positions shown = new ClickHousePublications(clickHouse).shown();
        coverage.beyond(shown)
                .forEach(position -> found.add(new Deviation(
                        Sort.EVENTS,
                        position.topic() + "/" + position.partition(),
                        Long.toString(position.offset()),
                        Long.toString(shown.upTo(position.topic(), position.partition())))));
    }

    private static <T> void compare(
            List<Deviation> found,
            Sort sort,
            List<T> then,
            List<T> now,
            Function<T, String> name,
            Function<T, String> content) {
        Map<String, String> was = named(then, name, content);
        Map<String, String> is = named(now, name, content);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        names.forEach(one -> add(found, sort, one, was.getOrDefault(one, ""), is.getOrDefault(one, "")));
    }

    private static <T> Map<String, String> named(
            List<T> values, Function<T, String> name, Function<T, String> content) {
        Map<String, String> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(name.apply(value), content.apply(value)));
        return named;
    }

    private static void outputs(List<Deviation> found, List<Output> published, List<Written> files) {
        Map<String, Output> now = new TreeMap<>();
        files.forEach(file -> now.put(file.file(), file.output()));
        for (Output output : published) {
            Output again = now.get(output.file());
            if (again == null) {
                found.add(new Deviation(Sort.FORMAT, output.file(), output.format(), ""));
            } else {
                add(found, Sort.OUTPUT, output.file(), output.sha256(), again.sha256());
            }
        }
    }

    private static void add(List<Deviation> found, Sort sort, String what, String published, String now) {
        if (!published.equals(now)) {
            found.add(new Deviation(sort, what, published, now));
        }
    }

    private static String name(PublishedFigure figure) {
        return figure.id() + (figure.by().isEmpty() ? "" : " by " + figure.by()) + " "
                + figure.asked().from() + ".." + figure.asked().to()
                + (figure.programme().isEmpty() ? "" : " " + figure.programme());
    }

    private static String text(Manifest.Software software) {
        return "Palermo " + software.palermo() + ", ICU " + software.icu();
    }

    /** The value alone where it is all that there is, with what else makes the figure behind it. */
    private static String text(Manifest.Value value) {
        StringBuilder text = new StringBuilder(
                value.value() == null
                        ? String.valueOf(value.absent())
                        : value.value().toPlainString());
        if (value.atMost() != null) {
            text.append(" <= ").append(value.atMost().toPlainString());
        }
        if (!value.members().isEmpty()) {
            text.append(' ').append(value.members());
        }
        if (!value.parts().isEmpty()) {
            text.append(' ').append(value.parts());
        }
        return text.append(' ').append(value.evidence()).toString();
    }
}
