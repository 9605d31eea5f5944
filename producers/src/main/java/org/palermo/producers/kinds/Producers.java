package org.palermo.producers.kinds;

import java.util.List;
import java.util.Optional;
import org.palermo.producers.registers.Register;

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
            new PartnerProducer());

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
}
