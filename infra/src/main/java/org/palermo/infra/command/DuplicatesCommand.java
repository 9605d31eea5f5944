package org.palermo.infra.command;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.palermo.reports.duplicates.Candidate;
import org.palermo.reports.duplicates.Duplicates;
import org.palermo.reports.duplicates.Party;
import org.palermo.reports.figures.Identities;
import org.palermo.reports.store.ClickHouseIdentities;
import org.palermo.reports.store.ClickHouseParties;
import org.palermo.reports.wording.Wording;
import org.palermo.reports.write.DuplicateDocuments;
import org.palermo.reports.write.Format;
import org.palermo.reports.write.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code palermo duplicates}. */
@Command(name = "duplicates")
final class DuplicatesCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final ResultOptions result = new ResultOptions();

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "duplicates-kind")
    private @Nullable String kind;

    DuplicatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Format format = result.format(console);
        String type = kind == null ? null : IdentityOptions.type(kind);
        String clickHouse = data.addresses().clickHouse();
        List<Party> parties = new ClickHouseParties(clickHouse, new Properties())
                .parties().stream()
                        .filter(party -> type == null || party.type().equals(type))
                        .toList();
        result.checkWritable();
        Identities identities = new ClickHouseIdentities(clickHouse, new Properties()).identities(null);
        List<Candidate> candidates = Duplicates.among(parties, identities);
        Result written = new DuplicateDocuments(Wording.in(console.messages().language()))
                .of(candidates, parties.size(), identities);
        result.write(console, written, format);
        return ExitCode.DONE;
    }
}
