package org.palermo.producers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Which package may know which. A failure means that a door was opened: close it, or say here why it stays open. */
@AnalyzeClasses(packages = "org.palermo.producers", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    private static final String ROOT = "org.palermo.producers";

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("findings")
            .definedBy(ROOT + ".findings")
            .layer("registers")
            .definedBy(ROOT + ".registers")
            .layer("csv")
            .definedBy(ROOT + ".registers.csv")
            .layer("xlsx")
            .definedBy(ROOT + ".registers.xlsx")
            .layer("jsonl")
            .definedBy(ROOT + ".registers.jsonl")
            .layer("fields")
            .definedBy(ROOT + ".fields")
            .layer("events")
            .definedBy(ROOT + ".events")
            .layer("kinds")
            .definedBy(ROOT + ".kinds")
            .layer("intake")
            .definedBy(ROOT)
            .layer("publish")
            .definedBy(ROOT + ".publish")
            .layer("repricing")
            .definedBy(ROOT + ".repricing")
            .layer("entry")
            .definedBy(ROOT + ".entry")
            .layer("template")
            .definedBy(ROOT + ".template")
            .whereLayer("findings")
            .mayNotAccessAnyLayer()
            .whereLayer("registers")
            .mayOnlyAccessLayers("findings")
            .whereLayer("csv")
            .mayOnlyAccessLayers("registers", "findings")
            .whereLayer("xlsx")
            .mayOnlyAccessLayers("registers", "findings")
            .whereLayer("jsonl")
            .mayOnlyAccessLayers("registers", "findings")
            .whereLayer("fields")
            .mayOnlyAccessLayers("registers", "findings")
            .whereLayer("events")
            .mayNotAccessAnyLayer()
            .whereLayer("kinds")
            .mayOnlyAccessLayers("fields", "registers", "findings", "events")
            .whereLayer("intake")
            .mayOnlyAccessLayers("kinds", "fields", "registers", "csv", "xlsx", "jsonl", "findings", "events")
            .whereLayer("publish")
            .mayOnlyAccessLayers("events")
            .whereLayer("repricing")
            .mayOnlyAccessLayers("intake", "kinds", "fields", "events")
            .whereLayer("entry")
            .mayOnlyAccessLayers("repricing", "kinds", "fields", "registers", "findings", "events")
            .whereLayer("template")
            .mayOnlyAccessLayers("entry", "kinds", "fields", "registers");

    @ArchTest
    static final ArchRule onlyPublishingKnowsKafka = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".publish")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule rowsAreJudgedWithoutInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".kinds", ROOT + ".fields", ROOT + ".repricing", ROOT + ".entry")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule noOneLooksAtTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule judgesTakeTheTimeFromTheirContext = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".kinds", ROOT + ".fields")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule aProducerIsNamedForItsSource = classes()
            .that()
            .implement(org.palermo.producers.kinds.Producer.class)
            .should()
            .haveSimpleNameEndingWith("Producer");
}
