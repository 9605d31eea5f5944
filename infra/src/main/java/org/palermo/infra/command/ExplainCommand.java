package org.palermo.infra.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.infra.command.ProvenanceResults.Form;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Question;
import org.palermo.reports.provenance.Explanation;
import org.palermo.reports.provenance.Shown;
import org.palermo.reports.wording.Wording;
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

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "explain-format")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE")
    private @Nullable Path output;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Form form = Form.of(format);
        Wording wording = Wording.in(console.messages().language());
        ProvenanceResults results = new ProvenanceResults(wording, console.terminal(output));
        Declarations declarations = Declarations.standard();
        if (figure == null) {
            console.result(results.list(declarations, form), output);
            return ExitCode.DONE;
        }
        FigureDeclaration declaration = FigureNames.declared(figure, declarations, console);
        if (declaration == null) {
            return ExitCode.NO;
        }
        FigureNames.requireOfDonor(declaration, donor);
        Question question = period.question(declaration.kind());
        Shown shown = form.isWhole() ? Shown.ALL : shown();
        Provenance provenance = new Provenance(data.addresses().clickHouse());
        Console.checkWritable(output);
        Explanation explanation = provenance.explain(figure, question, donor, shown);
        console.result(
                results.of(explanation, declarations, shown, Clock.systemUTC().instant(), form), output);
        if (!explanation.disagreements().isEmpty()) {
            console.say("explain.differs", Map.of("figure", figure));
            console.hint("explain.differs.hint", Map.of());
            return ExitCode.NO;
        }
        return ExitCode.DONE;
    }

    private Shown shown() {
        if (limit < 1) {
            throw new UsageProblem("usage.bad-limit", Map.of("value", Integer.toString(limit)));
        }
        return new Shown(limit);
    }
}
