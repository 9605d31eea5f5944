package org.palermo.schemas;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package of this module may depend on. */
@AnalyzeClasses(packages = "org.palermo.schemas", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    private static final String HERE = "org.palermo.schemas.";

    /** Kafka begins where records are sent and received, which is in other modules. */
    @ArchTest
    static final ArchRule nothingKnowsKafka =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlySerdesKnowsTheRegistry = noClasses()
            .that()
            .resideOutsideOfPackage(HERE + "serdes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.confluent..");

    @ArchTest
    static final ArchRule codesKnowTheJdkOnly = classes()
            .that()
            .resideInAPackage(HERE + "codes..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", HERE + "codes.."));

    @ArchTest
    static final ArchRule valuesKnowEventsAndCodesOnly = classes()
            .that()
            .resideInAPackage(HERE + "values..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.apache.avro..",
                    HERE + "values..",
                    HERE + "event..",
                    HERE + "codes.."));

    @ArchTest
    static final ArchRule topicsKnowTheSchemasOnly = classes()
            .that()
            .resideInAPackage(HERE + "topics..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.apache.avro..",
                    HERE + "topics..",
                    HERE + "event..",
                    HERE + "journal..",
                    HERE + "publication.."));

    @ArchTest
    static final ArchRule generatedClassesKnowAvroOnly = classes()
            .that()
            .resideInAnyPackage(HERE + "event..", HERE + "journal..", HERE + "publication..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.apache.avro..", HERE + "event..", HERE + "journal..", HERE + "publication.."));

    /** Codes and values are pure: they neither reach out nor look at a clock or a die. */
    @ArchTest
    static final ArchRule codesAndValuesReachForNothing = noClasses()
            .that()
            .resideInAnyPackage(HERE + "codes..", HERE + "values..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.sql.."))
            .orShould()
            .dependOnClassesThat(name("java.time.Clock").or(name("java.util.Random")))
            .orShould()
            .callMethodWhere(target(name("now")
                    .or(name("currentTimeMillis"))
                    .or(name("nanoTime"))
                    .or(name("randomUUID"))));
}
