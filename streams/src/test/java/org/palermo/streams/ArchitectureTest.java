package org.palermo.streams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may depend on. */
@AnalyzeClasses(packages = "org.palermo.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule LEDGER_KNOWS_EVENTS_AND_CODES = classes()
            .that()
            .resideInAPackage("org.palermo.streams.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.jspecify..",
                    "org.apache.avro.specific..",
                    "org.palermo.schemas.event..",
                    "org.palermo.schemas.codes..",
                    "org.palermo.schemas.values..",
                    "org.palermo.streams.ledger..");

    @ArchTest
    static final ArchRule STATE_KNOWS_THE_LEDGER_AND_BYTES = classes()
            .that()
            .resideInAPackage("org.palermo.streams.state..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io..",
                    "java.nio..",
                    "org.jspecify..",
                    "org.apache.avro..",
                    "org.palermo.schemas.event..",
                    "org.palermo.schemas.values..",
                    "org.palermo.streams.ledger..",
                    "org.palermo.streams.state..");

    @ArchTest
    static final ArchRule NO_CLOCK_BEFORE_THE_JOURNAL = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.palermo.streams.ledger..",
                    "org.palermo.streams.state..",
                    "org.palermo.streams.input..",
                    "org.palermo.streams.journal..",
                    "org.palermo.streams.totals..",
                    "org.palermo.streams.topology..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule KAFKA_ONLY_AT_THE_EDGES = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.palermo.streams.ledger..",
                    "org.palermo.streams.state..",
                    "org.palermo.streams.input..",
                    "org.palermo.streams.journal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule TOPOLOGY_ONLY_WIRES = noClasses()
            .that()
            .haveSimpleName("LedgerTopology")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.palermo.schemas.event..",
                    "org.palermo.streams.state..",
                    "org.palermo.streams.input..",
                    "org.palermo.streams.totals..",
                    "org.palermo.streams.journal..");

    @ArchTest
    static final ArchRule DATABASES_ONLY_IN_THE_SINK = noClasses()
            .that()
            .resideOutsideOfPackage("org.palermo.streams.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.clickhouse..");

    @ArchTest
    static final ArchRule THE_LEDGER_DOES_NOT_KNOW_THE_SINK = noClasses()
            .that()
            .resideOutsideOfPackage("org.palermo.streams.sink..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.palermo.streams.sink..");
}
