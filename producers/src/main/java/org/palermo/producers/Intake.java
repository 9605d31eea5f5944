package org.palermo.producers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.palermo.producers.RegisterFiles.Source;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.Spool;
import org.palermo.producers.fields.ColumnDates;
import org.palermo.producers.fields.Context;
import org.palermo.producers.fields.DateOrder;
import org.palermo.producers.fields.DateOrders;
import org.palermo.producers.findings.Finding;
import org.palermo.producers.findings.FindingCode;
import org.palermo.producers.findings.Place;
import org.palermo.producers.kinds.Producer;
import org.palermo.producers.kinds.Producers;
import org.palermo.producers.kinds.Repeats;
import org.palermo.producers.kinds.RowToEvent;
import org.palermo.producers.registers.Register;
import org.palermo.producers.registers.Row;
import org.palermo.producers.registers.csv.AsUtf8;
import org.palermo.producers.registers.csv.CsvRegister;
import org.palermo.producers.registers.csv.Encodings;
import org.palermo.producers.registers.jsonl.JsonLines;
import org.palermo.producers.registers.xlsx.SheetRegister;
import org.palermo.producers.registers.xlsx.UnreadableWorkbook;
import org.palermo.producers.registers.xlsx.Workbook;
import org.palermo.schemas.event.Withdrawn;
import org.palermo.schemas.values.Events;

/**
 * Reads register files into a {@link Plan}. Nothing is published here.
 *
 * <p>Events are ordered rates, then grants, then JSON Lines in their own order, then the rest, and the register of
 * identities last, because it is judged by whom the others name. JSON Lines stand before the
 * rest because their grants may be what another file's payments need, and as a whole because they tell a history: a grant
 * that is withdrawn after its payments was known when they were made. Only a grant's first line, where it asserts the
 * grant, goes ahead with the grants, so that a payment may stand before it.
 */
public final class Intake {

    private static final String RATE = "rate";
    private static final String GRANT = "grant";
    private static final String IDENTITY = "identity";

    /** What is published one after the other. */
    private enum Stage {
        RATES,
        GRANTS,
        STATEMENTS,
        REST,
        IDENTITIES
    }

    private final Findings findings;
    private final List<FileCount> files = new ArrayList<>();
    private final Map<Stage, Spool> stages = new EnumMap<>(Stage.class);
    private final Set<String> grantsStated = new HashSet<>();
    private final IntakeSettings settings;
    private final ImportRates rates;
    private final ImportParties parties;
    private final Context context;
    private final Workbooks workbooks = new Workbooks();

    private Intake(IntakeSettings settings) {
        this.settings = settings;
        this.findings = new Findings(settings.findings());
        this.rates = new ImportRates(settings.knownRates());
        this.parties = new ImportParties(settings.knownParties());
        this.context = new Context(settings.clock().instant(), rates, parties);
        for (Stage stage : Stage.values()) {
            stages.put(stage, new Spool());
        }
    }

    /**
     * Reads files, and the registers of folders.
     *
     * @param paths of files and folders; one that does not exist is a finding
     * @return all events and findings, also where some rows are refused
     * @throws UncheckedIOException where a file that exists cannot be read to its end
     */
    public static Plan read(List<Path> paths, IntakeSettings settings) {
        return new Intake(settings).plan(paths);
    }

    private Plan plan(List<Path> paths) {
        try (workbooks) {
            return planned(new RegisterFiles(
                            new WorkbookSheets(workbooks, settings.options().sheets(), findings::accept),
                            findings::accept)
                    .of(paths));
        }
    }

    private Plan planned(List<Source> sources) {
        // Every rate is needed before the first amount is read, wherever in the files it stands.
        sources.stream().filter(source -> stage(source) == Stage.RATES).forEach(this::read);
        for (Source source : sources) {
            if (source instanceof Source.JsonLines lines) {
                collectRates(lines);
            }
        }
        sources.stream()
                .filter(source -> stage(source) != Stage.RATES)
                .sorted(Comparator.comparing(Intake::stage))
                .forEach(this::read);
        return new Plan(List.copyOf(stages.values()), findings, files, rates.all());
    }

    private static Stage stage(Source source) {
        return switch (source) {
            case Source.JsonLines lines -> Stage.STATEMENTS;
            case Source.Csv csv -> stage(csv.producer());
            case Source.Sheet sheet -> stage(sheet.producer());
        };
    }

    private static Stage stage(Producer producer) {
        return switch (producer.kind()) {
            case RATE -> Stage.RATES;
            case GRANT -> Stage.GRANTS;
            case IDENTITY -> Stage.IDENTITIES;
            default -> Stage.REST;
        };
    }

    private void collectRates(Source.JsonLines source) {
        Repeats repeats = new Repeats();
        // What is wrong with these rows is found again, and then reported, when the file is read for its events.
        RowToEvent judge = new RowToEvent(context, settings.recordedBy(), () -> "", finding -> {});
        open(
                source.path(),
                in -> new JsonLines(
                                Producers.registers(),
                                source.path().toString(),
                                row -> {
                                    if (row.register().kind().equals(RATE)) {
                                        judge.event(producer(row), row, repeats).ifPresent(rates::add);
                                    }
                                },
                                finding -> {})
                        .read(in));
    }

    private void read(Source source) {
        Tally tally = switch (source) {
            case Source.Csv csv -> csv(csv);
            case Source.Sheet sheet -> sheet(sheet);
            case Source.JsonLines lines -> lines(lines);
        };
        files.add(tally.count());
    }

    private Tally lines(Source.JsonLines source) {
        Tally tally = new Tally(source.path().toString(), stage(source), context);
        open(
                source.path(),
                in -> new JsonLines(Producers.registers(), tally.file, tally::row, tally::finding).read(in));
        return tally;
    }

    /** Every table is read twice: what its columns' dates show together tells what each of them means. */
    private Tally csv(Source.Csv source) {
        String file = source.path().toString();
        Register register = source.producer().describe();
        Optional<Charset> stated = settings.options().encoding();
        Optional<String> windows = stated.isPresent() ? Optional.empty() : windows(source.path());
        Charset charset = stated.orElse(windows.isPresent() ? Encodings.WINDOWS : StandardCharsets.UTF_8);
        ColumnDates dates = new ColumnDates(source.producer().all());
        decoded(source.path(), charset, in -> new CsvRegister(register, file, dates::look, finding -> {}).read(in));
        Tally tally = tally(file, source, dates);
        windows.ifPresent(shown -> tally.finding(Finding.of(FindingCode.ENCODING_ASSUMED, Place.ofFile(file), shown)));
        decoded(source.path(), charset, in -> new CsvRegister(register, file, tally::row, tally::finding).read(in));
        return tally;
    }

    private Tally sheet(Source.Sheet source) {
        String file = source.path().toString();
        ColumnDates dates = new ColumnDates(source.producer().all());
        try {
            Workbook workbook = workbooks.of(source.path());
            // A sheet that is damaged half way is found to be so before any of its rows counts.
            new SheetRegister(workbook, source.sheet(), file, dates::look, finding -> {}).read(source.head());
            Tally tally = tally(file + ":" + source.sheet().name(), source, dates);
            new SheetRegister(workbook, source.sheet(), file, tally::row, tally::finding).read(source.head());
            return tally;
        } catch (UnreadableWorkbook e) {
            Tally tally = new Tally(file + ":" + source.sheet().name(), stage(source), context);
            tally.finding(e.at(Place.ofSheet(file, source.sheet().name())));
            return tally;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private Tally tally(String file, Source source, ColumnDates dates) {
        Optional<DateOrder> stated = settings.options().dates();
        DateOrders orders = stated.map(DateOrders::all).orElse(dates);
        Tally tally = new Tally(file, stage(source), context.with(orders));
        if (stated.isEmpty()) {
            dates.decided().forEach(tally::finding);
        }
        return tally;
    }

    private static Optional<String> windows(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return Encodings.windows(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void decoded(Path path, Charset charset, Reader reader) {
        open(path, in -> reader.read(charset.equals(StandardCharsets.UTF_8) ? in : new AsUtf8(in, charset)));
    }

    private interface Reader {
        void read(InputStream in) throws IOException;
    }

    private static void open(Path path, Reader reader) {
        try (InputStream in = Files.newInputStream(path)) {
            reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static Producer producer(Row row) {
        String kind = row.register().kind();
        return Producers.ofKind(kind).orElseThrow(() -> new IllegalStateException("no producer of " + kind));
    }

    /** One file, or one sheet, while it is read. */
    private final class Tally {

        private final String file;
        private final Stage stage;
        private final Repeats repeats = new Repeats();
        private final RowToEvent judge;
        private long rows;
        private long events;
        private long errors;
        private long warnings;

        Tally(String file, Stage stage, Context context) {
            this.file = file;
            this.stage = stage;
            this.judge = new RowToEvent(context, settings.recordedBy(), settings.eventIds(), this::finding);
        }

        void finding(Finding finding) {
            findings.accept(finding);
            switch (finding.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
            }
        }

        void row(Row row) {
            rows++;
            judge.event(producer(row), row, repeats).ifPresent(this::accept);
        }

        private void accept(Event event) {
            events++;
            if (event.kind().equals(RATE) && stage == Stage.RATES) {
                rates.add(event);
            }
            parties.add(event);
            spool(stage(event)).add(event);
        }

        private Stage stage(Event event) {
            return switch (event.kind()) {
                case RATE -> Stage.RATES;
                case GRANT -> isFirstAssertion(event) ? Stage.GRANTS : stage;
                default -> stage;
            };
        }

        /** A later line of the same grant must not overtake an earlier one, so that nothing but the first may go ahead. */
        private boolean isFirstAssertion(Event event) {
            boolean first = grantsStated.add(event.key());
            return first && !(Events.body(event.value()) instanceof Withdrawn);
        }

        FileCount count() {
            return new FileCount(file, rows, events, errors, warnings);
        }
    }

    private Spool spool(Stage stage) {
        return Objects.requireNonNull(stages.get(stage), "a spool for every stage");
    }
}
