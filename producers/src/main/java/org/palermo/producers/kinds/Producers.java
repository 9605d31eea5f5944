package org.palermo.producers.kinds;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.producers.registers.Register;
import org.palermo.schemas.codes.Language;

/** The producers, one a source. A new kind is one more class and one more line here. */
public final class Producers {

    private static final List<Producer> ALL = List.of(
            new ActivityProducer(),
            new TrainingProducer(),
            new CaseProducer(),
            new ContributionProducer(),
            new GrantProducer(),
            new DisbursementProducer(),
            new ChargeProducer(),
            new AssistanceProducer(),
            new RateProducer(),
            new TreatyProducer(),
            new OutputProducer(),
            new AgreementProducer(),
            new PartnerProducer(),
            new IdentityProducer(),
            new TargetProducer());

    private static final List<Register> REGISTERS =
            ALL.stream().map(Producer::describe).toList();

    private Producers() {}

    public static List<Producer> all() {
        return ALL;
    }

    /** What their rows come from. */
    public static List<Register> registers() {
        return REGISTERS;
    }

    public static Optional<Producer> ofKind(String kind) {
        return ALL.stream().filter(producer -> producer.kind().equals(kind)).findFirst();
    }

    public static Optional<Producer> ofRegister(String register) {
        return ALL.stream()
                .filter(producer -> producer.register().equals(register))
                .findFirst();
    }

    /**
     * The producer whose register is called so, in English or in French; case, accents and what stands between words make no
     * difference.
     */
    public static Optional<Producer> called(String name) {
        String wanted = key(name);
        return ALL.stream()
                .filter(producer -> key(producer.register()).equals(wanted)
                        || Stream.of(Language.EN, Language.FR)
                                .anyMatch(in -> key(ColumnTexts.in(in).register(producer))
                                        .equals(wanted)))
                .findFirst();
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\\s_-]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
