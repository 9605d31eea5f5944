package org.palermo.infra.command;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.palermo.infra.embedded.stack.Addresses;
import org.palermo.infra.pipeline.ImportRun;
import org.palermo.infra.pipeline.RecordedState;
import org.palermo.producers.StatedRate;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.EventIds;
import org.palermo.producers.repricing.Repricing;
import org.palermo.schemas.codes.Currencies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code palermo reprice}. */
@Command(name = "reprice")
final class RepriceCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final LangOption lang = new LangOption();

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "CURRENCY", descriptionKey = "currency")
    private String currency = "";

    @Parameters(index = "1", paramLabel = "MONTH", descriptionKey = "month")
    private String month = "";

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--recorded-by", paramLabel = "WHO")
    private String recordedBy = System.getProperty("user.name", "");

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    RepriceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        YearMonth wanted = month();
        String code = currency.toUpperCase(Locale.ROOT);
        if (Currencies.byCode(code).isEmpty()) {
            throw new UsageProblem("usage.bad-currency", Map.of("value", currency));
        }
        Addresses addresses = data.addresses();
        RecordedState recorded = new RecordedState(addresses.clickHouse());
        Optional<BigDecimal> rate = recorded.unitsPerUsd(code, wanted);
        if (rate.isEmpty()) {
            Map<String, Object> arguments = Map.of("currency", code, "month", wanted.toString());
            console.say("reprice.no-rate", arguments);
            console.hint("reprice.no-rate.hint", arguments);
            return ExitCode.NO;
        }
        Clock clock = Clock.systemUTC();
        List<Event> events = new Repricing(clock.instant(), recordedBy, new EventIds(clock, new SecureRandom()))
                .reprice(new StatedRate(code, wanted, rate.get()), recorded.in(code));
        if (events.isEmpty()) {
            console.say(
                    "reprice.nothing",
                    Map.of(
                            "currency",
                            code,
                            "month",
                            wanted.toString(),
                            "rate",
                            rate.get().toPlainString()));
            return ExitCode.DONE;
        }
        boolean all = new Importing(console, quiet, null)
                .publish(events, new ImportRun(addresses, data.topics()), addresses, wait);
        return all ? ExitCode.DONE : ExitCode.NO;
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new UsageProblem("usage.bad-month", Map.of("value", month));
        }
    }
}
