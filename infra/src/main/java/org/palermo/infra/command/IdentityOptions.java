package org.palermo.infra.command;

import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.schemas.codes.Code;
import org.palermo.schemas.codes.Codes;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose identity is spoken of, and how it is recorded. */
final class IdentityOptions {

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "identity-kind")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "ALIAS", descriptionKey = "identity-alias")
    private String alias = "";

    @Option(names = "--check", descriptionKey = "identity-check")
    private boolean check;

    @Option(names = "--wait")
    private boolean wait;

    @Option(names = "--recorded-by", paramLabel = "WHO", descriptionKey = "who-records")
    private String recordedBy = System.getProperty("user.name", "");

    @Option(names = {"-q", "--quiet"})
    private boolean quiet;

    /** donor, ngo or partner, by whatever they are called. */
    String kind() {
        return type(kind);
    }

    /** @throws UsageProblem where it is none of donor, ngo and partner */
    static String type(String name) {
        return Codes.PARTY_TYPE
                .resolve(name)
                .map(Code::id)
                .orElseThrow(() -> new UsageProblem(
                        "usage.bad-party",
                        Map.of(
                                "value",
                                name,
                                "allowed",
                                Codes.PARTY_TYPE.codes().stream().map(Code::id).collect(Collectors.joining(", ")))));
    }

    String alias() {
        return alias;
    }

    boolean check() {
        return check;
    }

    boolean awaits() {
        return wait;
    }

    String recordedBy() {
        return recordedBy;
    }

    boolean quiet() {
        return quiet;
    }
}
