package org.palermo.infra.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.palermo.infra.pipeline.Provenance;
import org.palermo.reports.provenance.History;
import org.palermo.reports.statements.Unverified;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code palermo record}. */
@Command(name = "record")
final class RecordCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "record-id")
    private String id = "";

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format format = result.format(console);
        Provenance provenance = new Provenance(data.addresses().clickHouse());
        result.checkWritable();
        List<History> histories = provenance.histories(id);
        if (histories.isEmpty()) {
            console.say("record.unknown", Map.of("id", id));
            tellNearest(provenance.idsLike(id));
            return ExitCode.NO;
        }
        if (histories.stream().anyMatch(history -> provenance.tellsSmallCounts(history, data.disclosure()))) {
            console.say("record.withheld", Map.of("id", id));
            console.hint("withheld.hint", Map.of());
            return ExitCode.NO;
        }
        Wording wording = Wording.in(console.messages().language());
        Unverified unverified = provenance.unverified();
        Result record = new ProvenanceResults(wording).of(id, histories).marked(unverified);
        result.write(console, record, format);
        Doubt.tell(unverified, console);
        return ExitCode.DONE;
    }

    private void tellNearest(List<String> ids) {
        List<String> nearest = Nearest.to(id, ids);
        if (nearest.isEmpty()) {
            console.hint("record.unknown.hint", Map.of());
        } else {
            console.hint("usage.suggestion", Map.of("suggestions", String.join(", ", nearest)));
        }
    }
}
