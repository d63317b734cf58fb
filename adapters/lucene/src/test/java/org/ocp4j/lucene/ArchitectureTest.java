package org.ocp4j.lucene;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Tests what this module may depend on. */
@AnalyzeClasses(packages = "org.ocp4j.lucene", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule it_knows_chunks_toolkit_api_and_lucene = classes()
      .that()
      .resideInAPackage("org.ocp4j.lucene")
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage(
          "org.ocp4j",
          "org.ocp4j.memory",
          "org.ocp4j.chunks..",
          "org.ocp4j.toolkit..",
          "org.ocp4j.lucene",
          "org.apache.lucene..",
          "java..",
          "org.jspecify.annotations");

  @ArchTest
  static final ArchRule it_needs_only_the_core_of_lucene = noClasses()
      .that()
      .resideInAPackage("org.ocp4j.lucene")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "org.apache.lucene.analysis.core..",
          "org.apache.lucene.analysis.custom..",
          "org.apache.lucene.search..");
}
