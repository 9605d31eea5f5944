package org.palermo.infra.command;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.reports.figures.Declarations;
import org.palermo.reports.figures.FigureDeclaration;
import org.palermo.reports.figures.Question;
import org.palermo.reports.statements.Unfinished;
import org.palermo.reports.wording.FigureTexts;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Sentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code palermo sentence}. */
@Command(name = "sentence")
final class SentenceCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Parameters(paramLabel = "FIGURE", descriptionKey = "figure")
    private String figure = "";

    SentenceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Declarations declarations = Declarations.standard();
        FigureDeclaration declaration = FigureNames.declared(figure, declarations, console);
        if (declaration == null) {
            return ExitCode.NO;
        }
        Question question = period.question(declaration.kind());
        Provenance provenance = new Provenance(data.addresses().clickHouse());
        Sentences sentences = new Sentences(Wording.in(console.messages().language()), FigureTexts.of(declarations));
        console.print(sentences.of(provenance.figure(figure, question, data.disclosure())));
        Doubt.tell(provenance.unverified(), console);
        Unfinished.of(question.period().to(), question.knownOn(), Instant.now())
                .ifPresent(unfinished -> Doubt.tell(unfinished, console));
        return ExitCode.DONE;
    }
}
