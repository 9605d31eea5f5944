package org.palermo.reports.publications;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.figures.Ask;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.Figure;
import org.palermo.reports.figures.Period;
import org.palermo.reports.figures.Question;
import org.palermo.reports.privacy.Disclosure;
import org.palermo.reports.statements.Cover;
import org.palermo.reports.statements.Restated;
import org.palermo.reports.templates.Checked;
import org.palermo.reports.templates.Template;
import org.palermo.reports.templates.TemplateReader;
import org.palermo.reports.templates.Templates;

/**
 * Everything that a published report was made of, so that it can be made again and compared.
 *
 * @param id the day of publication and the beginning of a hash of all the rest
 * @param publishedAt when; the time that the outputs print
 * @param publishedBy an office or a function; empty where nobody is named
 * @param asked what the report was asked for
 * @param restated what had changed since the same period was published before; null where nothing had, or it never was
 * @param software that wrote it
 * @param definitions of what was computed and said
 * @param coverage how far it had read
 * @param rates of exchange in the amounts that it rests on
 * @param records that it rests on
 * @param figures with their values
 * @param survivors which counts of survivors readers had, and got
 * @param outputs the files
 */
public record Manifest(
        String id,
        Instant publishedAt,
        String publishedBy,
        Asked asked,
        @Nullable Restated restated,
        Software software,
        Definitions definitions,
        Positions coverage,
        List<RateUsed> rates,
        List<Records> records,
        List<PublishedFigure> figures,
        Survivors survivors,
        List<Output> outputs) {

    public Manifest {
        rates = List.copyOf(rates);
        records = List.copyOf(records);
        figures = List.copyOf(figures);
        outputs = List.copyOf(outputs);
    }

    /** The role of a file of values that stand beside the figures. */
    public static final String PUBLISHED_VALUES = "published";

    /** The role of a report template that the user brought. */
    public static final String TEMPLATE = "template";

    /** The option that names one of our own templates. */
    public static final String TEMPLATE_NAME = "template";

    /** Options of the cover: the title in place of the template's, the symbol, and {@code true} of a draft. */
    public static final String TITLE = "title";

    public static final String SYMBOL = "symbol";
    public static final String DRAFT = "draft";

    /** The option of the count from which on persons are shown. */
    public static final String PRIVACY_THRESHOLD = "privacy-threshold";

    /**
     * What the report was asked for.
     *
     * @param languages tags, in the order asked
     * @param formats codes, in the order asked
     * @param options further options of the report by name, without the dashes
     * @param files that the user gave, with their content
     */
    public record Asked(
            Period period,
            String programme,
            @Nullable LocalDate knownOn,
            List<String> languages,
            List<String> formats,
            SortedMap<String, String> options,
            List<Attached> files) {

        public Asked {
            languages = List.copyOf(languages);
            formats = List.copyOf(formats);
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
            files = List.copyOf(files);
        }

        public Question question() {
            return new Question(period, programme, knownOn);
        }

        /** What the author puts on the report. */
        public Cover cover() {
            return new Cover(options.get(TITLE), options.get(SYMBOL), Boolean.parseBoolean(options.get(DRAFT)));
        }

        /**
         * Which small counts of persons are not shown.
         *
         * @throws InvalidManifest where the option is no number
         */
        public Disclosure disclosure() {
            String threshold = options.get(PRIVACY_THRESHOLD);
            try {
                return threshold == null ? Disclosure.STANDARD : new Disclosure(Integer.parseInt(threshold));
            } catch (NumberFormatException e) {
                throw new InvalidManifest(
                        InvalidManifest.Fault.UNREADABLE, PRIVACY_THRESHOLD + ": \"" + threshold + "\" is no number");
            }
        }

        /**
         * The template that the report is made by.
         *
         * @throws InvalidManifest where it names none that this program has, or brings one that can be read no more
         */
        public Template template(Declarations declarations) {
            Optional<Attached> own = file(TEMPLATE);
            String name = options.getOrDefault(TEMPLATE_NAME, Templates.STANDARD);
            if (own.isEmpty()) {
                if (!Templates.names().contains(name)) {
                    throw new InvalidManifest(
                            InvalidManifest.Fault.UNKNOWN_FORMAT, "this version has no template \"" + name + "\"");
                }
                return Templates.named(name, declarations);
            }
            Attached file = own.get();
            Checked checked = TemplateReader.read(name, file.name(), file.text(), declarations);
            Template template = checked.template();
            if (template == null) {
                throw new InvalidManifest(
                        InvalidManifest.Fault.UNREADABLE,
                        file.name() + ": " + checked.findings().getFirst());
            }
            return template;
        }

        /** The file with a role. */
        public Optional<Attached> file(String role) {
            return files.stream().filter(file -> file.role().equals(role)).findFirst();
        }
    }

    /**
     * A file that the user gave.
     *
     * @param role what for
     * @param name as given, without its folder
     * @param text its content
     */
    public record Attached(String role, String name, String text) {}

    /**
     * What wrote it.
     *
     * @param palermo this program's version
     * @param icu version of the library, and so of the data, by which numbers, dates and plurals are written
     */
    public record Software(String palermo, String icu) {}

    /**
     * What was computed and in which words.
     *
     * @param figures by id
     * @param template of the order and the sections
     * @param wording of the fixed texts, by language
     */
    public record Definitions(
            SortedMap<String, FigureDigest> figures, String template, SortedMap<String, String> wording) {

        public Definitions {
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
            wording = Collections.unmodifiableSortedMap(new TreeMap<>(wording));
        }

        /** One hash for all: equal where, and only where, all the others are. */
        public String version() {
            StringBuilder all = new StringBuilder();
            figures.forEach((id, digest) ->
                    all.append(id + ' ' + digest.rule() + ' ' + digest.words()).append('\n'));
            all.append(template).append('\n');
            wording.forEach((language, digest) ->
                    all.append(language).append(' ').append(digest).append('\n'));
            return Digests.sha256(all.toString());
        }
    }

    /**
     * A figure's declaration.
     *
     * @param rule SHA-256 of what is computed
     * @param words SHA-256 of name, definition and sentence
     */
    public record FigureDigest(String rule, String words) {}

    /**
     * A rate of exchange that amounts were converted with.
     *
     * @param month of the amounts' dates, 2015-03; as much of it as was stated
     * @param unitsPerUsd as recorded with the amounts
     * @param records how many
     */
    public record RateUsed(String currency, String month, String unitsPerUsd, long records) {}

    /**
     * The records that were read of one account.
     *
     * @param from first day of what was read; null for the beginning
     * @param to last day of it
     * @param records how many
     * @param sha256 of a line {@code kind:id:revision} and a line feed for each, sorted by bytes; the revision is the last
     *     that touches the account
     */
    public record Records(String account, @Nullable LocalDate from, LocalDate to, long records, String sha256) {}

    /**
     * A figure and what it was.
     *
     * @param id as declared
     * @param by name of the breakdown whose parts it has; empty where it is as declared
     * @param asked over which period, of which programme
     * @param figure as computed
     */
    public record PublishedFigure(String id, String by, Period asked, String programme, Value figure) {

        public static PublishedFigure of(Ask ask, Figure figure) {
            return new PublishedFigure(
                    ask.figure(),
                    ask.by() == null ? "" : ask.by(),
                    ask.question().period(),
                    ask.question().programme(),
                    Value.of(figure));
        }

        /** The same question, as known otherwise. */
        public Ask ask(@Nullable LocalDate knownOn) {
            return new Ask(id, new Question(asked, programme, knownOn), by.isEmpty() ? null : by);
        }
    }

    /**
     * What a figure was.
     *
     * @param value in the figure's unit, USD in cents; null where it had none
     * @param atMost its upper bound; null where nothing was doubtful
     * @param absent why it had no value; null where it had one
     * @param members of a set, sorted
     * @param parts of a breakdown
     * @param evidence how much rested on which
     */
    public record Value(
            String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal atMost,
            @Nullable String absent,
            List<String> members,
            SortedMap<String, BigDecimal> parts,
            SortedMap<String, BigDecimal> evidence) {

        public Value {
            value = plain(value);
            atMost = plain(atMost);
            members = List.copyOf(members);
            parts = sorted(parts);
            evidence = sorted(evidence);
        }

        public static Value of(Figure figure) {
            SortedMap<String, BigDecimal> parts = new TreeMap<>();
            figure.parts().forEach(part -> parts.put(part.key(), part.value()));
            return new Value(
                    figure.unit(),
                    figure.value(),
                    figure.atMost(),
                    figure.absent(),
                    figure.members(),
                    parts,
                    new TreeMap<>(figure.evidence()));
        }

        /** Whether it was not shown, so that small counts of persons stay unknown. */
        boolean isWithheld() {
            return Figure.WITHHELD.equals(absent);
        }

        /** Whether a reader would see no difference: the same value, bound, members and parts. */
        public boolean readsAs(Value other) {
            return Objects.equals(value, other.value)
                    && Objects.equals(atMost, other.atMost)
                    && members.equals(other.members)
                    && parts.equals(other.parts);
        }

        /** Equal numbers are equal, however many noughts they end in. */
        private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
            if (number == null) {
                return null;
            }
            BigDecimal bare = number.stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }

        private static SortedMap<String, BigDecimal> sorted(Map<String, BigDecimal> numbers) {
            SortedMap<String, BigDecimal> sorted = new TreeMap<>();
            numbers.forEach((key, number) -> sorted.put(key, Objects.requireNonNull(plain(number))));
            return Collections.unmodifiableSortedMap(sorted);
        }
    }

    /**
     * Counts of survivors, by names that are the same in every publication, so that no later result gives back, together
     * with them, a count that is withheld.
     *
     * @param before what earlier publications had shown
     * @param shown what this one shows
     */
    public record Survivors(SortedMap<String, Long> before, SortedMap<String, Long> shown) {

        public static final Survivors NONE = new Survivors(new TreeMap<>(), new TreeMap<>());

        public Survivors {
            before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
            shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
        }

        /** All that readers have, the last number of each name. */
        public SortedMap<String, Long> known() {
            SortedMap<String, Long> known = new TreeMap<>(before);
            known.putAll(shown);
            return known;
        }
    }

    /**
     * A file of the publication.
     *
     * @param file its name
     * @param format code
     * @param language tag
     * @param bytes how many
     * @param sha256 of them
     */
    public record Output(String file, String format, String mediaType, String language, long bytes, String sha256) {}

    /** The same under another id. */
    Manifest named(String other) {
        return new Manifest(
                other,
                publishedAt,
                publishedBy,
                asked,
                restated,
                software,
                definitions,
                coverage,
                rates,
                records,
                figures,
                survivors,
                outputs);
    }

    /**
     * Whether publishing said anything that an earlier publication had not said: it was asked for the same, and figures,
     * records, rates, definitions and software are the same. When, by whom and from how long a log makes no difference.
     */
    public boolean saysNothingNew(Manifest earlier) {
        return asked.equals(earlier.asked)
                && software.equals(earlier.software)
                && definitions.equals(earlier.definitions)
                && rates.equals(earlier.rates)
                && records.equals(earlier.records)
                && figures.equals(earlier.figures);
    }

    /** How many of the figures of both are not what they were; of one that was or is withheld nothing is said. */
    public static int moved(List<PublishedFigure> then, List<PublishedFigure> now) {
        int moved = 0;
        for (PublishedFigure figure : now) {
            for (PublishedFigure before : then) {
                boolean same = before.id().equals(figure.id())
                        && before.by().equals(figure.by())
                        && before.asked().equals(figure.asked())
                        && before.programme().equals(figure.programme());
                boolean told = !before.figure().isWithheld() && !figure.figure().isWithheld();
                if (same && told && !before.figure().readsAs(figure.figure())) {
                    moved++;
                }
            }
        }
        return moved;
    }
}
