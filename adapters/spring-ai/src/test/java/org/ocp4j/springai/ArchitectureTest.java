package org.ocp4j.springai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.ocp4j.springai",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule the_adapter_knows_chunks_and_documents_of_its_library = classes()
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage(
          "org.ocp4j",
          "org.ocp4j.chunks",
          "org.ocp4j.toolkit..",
          "org.ocp4j.springai",
          "org.springframework.ai.document",
          "org.springframework.core.io",
          "java..",
          "org.jspecify.annotations");
}
