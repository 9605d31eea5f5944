package org.palermo.infra.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Which part may know which: the picture of {@code docs/architecture.md}, held to the code. */
@AnalyzeClasses(packages = "org.palermo", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule SCHEMAS_KNOW_NO_OTHER_PART = noClasses()
            .that()
            .resideInAPackage("org.palermo.schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.palermo.producers..", "org.palermo.streams..", "org.palermo.reports..", "org.palermo.infra..");

    @ArchTest
    static final ArchRule PRODUCERS_STREAMS_AND_REPORTS_DO_NOT_KNOW_EACH_OTHER = SlicesRuleDefinition.slices()
            .matching("org.palermo.(producers|streams|reports)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule ONLY_INFRA_KNOWS_ALL = noClasses()
            .that()
            .resideInAnyPackage("org.palermo.producers..", "org.palermo.streams..", "org.palermo.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.palermo.infra..");

    @ArchTest
    static final ArchRule ONLY_THE_EMBEDDED_BROKER_KNOWS_KAFKAS_SERVER = noClasses()
            .that()
            .resideOutsideOfPackage("org.palermo.infra.embedded.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");

    @ArchTest
    static final ArchRule THE_ENGINE_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("org.palermo.infra.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.palermo.infra.engine..",
                    "java..",
                    "com.sun.net.httpserver..",
                    "org.slf4j..",
                    "ch.qos.logback..",
                    "org.jspecify..",
                    "net.jpountz..",
                    "com.github.luben.zstd..",
                    "com.clickhouse.data..");

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_COMMAND = noClasses()
            .that()
            .resideOutsideOfPackage("org.palermo.infra.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.palermo.infra.command..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_READS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.palermo.infra.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "org.jline..");

    /** A check that shared a rule with what it checks would share its faults. */
    @ArchTest
    static final ArchRule THE_AUDIT_SHARES_NO_RULE_WITH_THE_STREAMS = noClasses()
            .that()
            .resideInAPackage("org.palermo.infra.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.palermo.streams.input..",
                    "org.palermo.streams.journal..",
                    "org.palermo.streams.ledger..",
                    "org.palermo.streams.state..",
                    "org.palermo.streams.topology..",
                    "org.palermo.streams.totals..");
}
