package org.palermo.infra.command;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Question;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo explain}. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Parameters(paramLabel = "FIGURE", descriptionKey = "figure", arity = "0..1")
    private @Nullable String figure;

    @Option(names = "--donor", paramLabel = "ID")
    private @Nullable String donor;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", descriptionKey = "explain-limit")
    private int limit = 100;

    @Mixin
    private final ResultOptions result = new ResultOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format format = result.format(console);
        ProvenanceResults results =
                new ProvenanceResults(Wording.in(console.messages().language()));
        Declarations declarations = Declarations.standard();
        if (figure == null) {
            result.write(console, results.list(declarations), format);
            return ExitCode.DONE;
        }
        FigureDeclaration declaration = FigureNames.declared(figure, declarations, console);
        if (declaration == null) {
            return ExitCode.NO;
        }
        FigureNames.requireOfDonor(declaration, donor);
        Question question = period.question(declaration.kind());
        Shown shown = isForPrograms(format) ? Shown.ALL : shown();
        Provenance provenance = new Provenance(data.addresses().clickHouse());
        result.checkWritable();
        Explanation explanation = provenance.explain(figure, question, donor, shown);
        if (provenance.tellsSmallCounts(explanation, data.disclosure())) {
            console.say("explain.withheld", Map.of("figure", figure));
            console.hint("withheld.hint", Map.of());
            return ExitCode.NO;
        }
        Unverified unverified = provenance.unverified();
        Result written = results.of(
                        explanation, declarations, shown, Clock.systemUTC().instant())
                .marked(unverified);
        result.write(console, written, format);
        Doubt.tell(unverified, console);
        if (!explanation.disagreements().isEmpty()) {
            console.say("explain.differs", Map.of("figure", figure));
            console.hint("explain.differs.hint", Map.of());
            return ExitCode.NO;
        }
        return ExitCode.DONE;
    }

    /** Programs are shown everything, readers as much as they ask for. */
    private static boolean isForPrograms(Format format) {
        return format == Format.JSON || format == Format.CSV;
    }

    private Shown shown() {
        if (limit < 1) {
            throw new UsageProblem("usage.bad-limit", Map.of("value", Integer.toString(limit)));
        }
        return new Shown(limit);
    }
}
