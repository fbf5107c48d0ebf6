package org.newsgraph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The README's table of packages: a new arrow starts as a row here. */
@AnalyzeClasses(packages = "org.newsgraph", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
    @ArchTest
    static final ArchRule arrowsPointDown =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("cli")
                    .definedBy("org.newsgraph.cli..")
                    .layer("web")
                    .definedBy("org.newsgraph.web..")
                    .layer("pipeline")
                    .definedBy("org.newsgraph.pipeline..")
                    .layer("reader")
                    .definedBy("org.newsgraph.reader..")
                    .layer("model")
                    .definedBy("org.newsgraph.model..")
                    .layer("nlp")
                    .definedBy("org.newsgraph.nlp..")
                    .layer("time")
                    .definedBy("org.newsgraph.time..")
                    .layer("extract")
                    .definedBy("org.newsgraph.extract..")
                    .layer("resolve")
                    .definedBy("org.newsgraph.resolve..")
                    .layer("rdf")
                    .definedBy("org.newsgraph.rdf..")
                    .layer("store")
                    .definedBy("org.newsgraph.store..")
                    .layer("query")
                    .definedBy("org.newsgraph.query..")
                    .layer("export")
                    .definedBy("org.newsgraph.export..")
                    .layer("gazetteer")
                    .definedBy("org.newsgraph.gazetteer..")
                    .layer("table")
                    .definedBy("org.newsgraph.table..")
                    .layer("claim")
                    .definedBy("org.newsgraph.claim..")
                    .layer("document")
                    .definedBy("org.newsgraph.document..")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("web")
                    .mayOnlyBeAccessedByLayers("cli")
                    .whereLayer("pipeline")
                    .mayOnlyBeAccessedByLayers("cli")
                    .whereLayer("reader")
                    .mayOnlyBeAccessedByLayers("cli", "pipeline")
                    .whereLayer("model")
                    .mayOnlyBeAccessedByLayers("cli", "nlp")
                    .whereLayer("nlp")
                    .mayOnlyBeAccessedByLayers("cli", "pipeline")
                    .whereLayer("time")
                    .mayOnlyBeAccessedByLayers("pipeline")
                    .whereLayer("extract")
                    .mayOnlyBeAccessedByLayers("cli", "pipeline")
                    .whereLayer("resolve")
                    .mayOnlyBeAccessedByLayers("cli", "pipeline", "rdf", "export")
                    .whereLayer("rdf")
                    .mayOnlyBeAccessedByLayers("cli", "pipeline", "store", "query", "export")
                    .whereLayer("store")
                    .mayOnlyBeAccessedByLayers("cli", "web", "pipeline")
                    .whereLayer("query")
                    .mayOnlyBeAccessedByLayers("cli", "web")
                    .whereLayer("export")
                    .mayOnlyBeAccessedByLayers("cli", "web")
                    .whereLayer("claim")
                    .mayOnlyBeAccessedByLayers(
                            "cli", "pipeline", "extract", "resolve", "rdf", "export")
                    .whereLayer("gazetteer")
                    .mayOnlyBeAccessedByLayers("cli", "nlp", "time", "extract", "resolve", "rdf");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.newsgraph.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule claimsAreReadWithoutJena =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.newsgraph.document..",
                            "org.newsgraph.claim..",
                            "org.newsgraph.reader..",
                            "org.newsgraph.nlp..",
                            "org.newsgraph.model..",
                            "org.newsgraph.time..",
                            "org.newsgraph.gazetteer..",
                            "org.newsgraph.extract..",
                            "org.newsgraph.resolve..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.jena..");

    @ArchTest
    static final ArchRule theLanguageLibraryStaysInItsPackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.newsgraph.nlp..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("opennlp..");

    @ArchTest
    static final ArchRule theNetworkLibraryStaysInItsPackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.newsgraph.model..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule theServerLibrariesStayInTheirPackage =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.newsgraph.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.jena.fuseki..", "org.eclipse.jetty..", "jakarta.servlet..");
}
