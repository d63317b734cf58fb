package org.ocp4j.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tests which packages and modules may depend on which. The command has every module on its class
 * path, so this test can see them all.
 */
@AnalyzeClasses(packages = "org.ocp4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ENGINES = "org.ocp4j.engine.";
  private static final String NATIVE_LIBRARY = "org.ocp4j.nativelib";
  private static final String SPI = "org.ocp4j.spi";

  private static final String INTERNAL = "org.ocp4j.internal";

  private static final Set<String> VALUES = Set.of("org.ocp4j.ParseOptions", "org.ocp4j.Limits");

  /** Maximum number of public types in the top package, which is for readers of documents. */
  private static final int TOP_TYPES = 32;

  private static final DescribedPredicate<JavaClass> IN_THE_API =
      DescribedPredicate.describe("are in the API", type -> moduleOf(type).equals("org.ocp4j"));

  @ArchTest
  static final ArchRule the_api_needs_nothing_but_the_jdk = classes()
      .that(IN_THE_API)
      .should()
      .onlyDependOnClassesThat(IN_THE_API.or(
          resideInAnyPackage("java..", "javax.management", "org.jspecify.annotations")))
      .because("ocp4j-api has no dependencies and knows no engine");

  @ArchTest
  static final ArchRule no_engine_knows_another = classes()
      .that()
      .resideInAPackage(ENGINES + "*..")
      .should(onlyDependOn(
          "no other engine",
          (from, to) ->
              !to.getPackageName().startsWith(ENGINES) || moduleOf(from).equals(moduleOf(to))));

  @ArchTest
  static final ArchRule only_the_ffm_engine_touches_foreign_memory =
      only(ENGINES + "ffm..", "java.lang.foreign..");

  @ArchTest
  static final ArchRule only_the_jna_engine_touches_jna = only(ENGINES + "jna..", "com.sun.jna..");

  @ArchTest
  static final ArchRule only_engines_of_native_code_know_the_native_library = noClasses()
      .that()
      .resideOutsideOfPackages(NATIVE_LIBRARY + "..", ENGINES + "ffm..", ENGINES + "jna..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage(NATIVE_LIBRARY + "..");

  @ArchTest
  static final ArchRule only_the_wasm_engine_touches_chicory =
      only(ENGINES + "wasm..", "com.dylibso.chicory..");

  @ArchTest
  static final ArchRule the_test_kit_knows_the_api_and_no_engine = classes()
      .that()
      .resideInAPackage("org.ocp4j.tck..")
      .should()
      .onlyDependOnClassesThat(IN_THE_API.or(resideInAnyPackage(
          "org.ocp4j.tck..",
          "java..",
          "javax.management",
          "com.sun.management",
          "org.jspecify.annotations",
          "org.junit.jupiter.api..",
          "org.junit.platform..",
          "org.opentest4j")))
      .because("it must hold for engines that nobody has written yet");

  @ArchTest
  static final ArchRule the_toolkit_knows_the_api_and_no_engine = classes()
      .that()
      .resideInAPackage("org.ocp4j.toolkit..")
      .should()
      .onlyDependOnClassesThat(IN_THE_API.or(resideInAnyPackage(
          "org.ocp4j.toolkit..",
          "java..",
          "org.jspecify.annotations",
          "com.fasterxml.jackson.core..",
          "com.fasterxml.jackson.databind..",
          "com.fasterxml.jackson.dataformat.toml..",
          "org.snakeyaml.engine.v2..")));

  @ArchTest
  static final ArchRule chunks_know_the_api_and_the_toolkit = classes()
      .that()
      .resideInAPackage("org.ocp4j.chunks..")
      .should()
      .onlyDependOnClassesThat(IN_THE_API.or(resideInAnyPackage(
          "org.ocp4j.chunks..",
          "org.ocp4j.toolkit..",
          "java..",
          "org.jspecify.annotations",
          "com.knuddels.jtokkit..")));

  @ArchTest
  static final ArchRule only_digests_touch_bouncy_castle =
      only("org.ocp4j.digests..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule chunks_use_no_spi = noClasses()
      .that()
      .resideInAPackage("org.ocp4j.chunks..")
      .should()
      .dependOnClassesThat(resideInAPackage(SPI));

  @ArchTest
  static final ArchRule the_toolkit_uses_no_spi_but_the_format = noClasses()
      .that()
      .resideInAPackage("org.ocp4j.toolkit..")
      .should()
      .dependOnClassesThat(resideInAPackage(SPI)
          .and(not(DescribedPredicate.describe(
              "are the format", type -> type.getSimpleName().equals("PayloadFormat")))));

  @ArchTest
  static final ArchRule internals_stay_inside_their_module = classes()
      .should(onlyDependOn(
          "no other module's internal package",
          (from, to) -> !isInternal(to) || moduleOf(from).equals(moduleOf(to))));

  @ArchTest
  static final ArchRule no_internal_type_in_an_exported_signature = classes()
      .that(IN_THE_API)
      .and()
      .arePublic()
      .and(not(resideInAPackage("..internal..")))
      .should(show("no internal type", ArchitectureTest::isInternal));

  @ArchTest
  static final ArchRule no_spi_type_in_a_user_facing_signature = classes()
      .that()
      .resideInAnyPackage(
          "org.ocp4j",
          "org.ocp4j.batch",
          "org.ocp4j.digest",
          "org.ocp4j.frame",
          "org.ocp4j.kernel",
          "org.ocp4j.lint",
          "org.ocp4j.memory",
          "org.ocp4j.render",
          "org.ocp4j.visit")
      .and()
      .arePublic()
      .should(show("no type of the SPI", type -> type.getPackageName().equals(SPI)));

  @ArchTest
  static final ArchRule subjects_of_the_runtime_have_no_cycle =
      slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_runtime_knows_no_facade = classes()
      .that()
      .resideInAPackage(INTERNAL + ".*..")
      .should(onlyDependOn(
          "no facade: only exceptions, enums, records, interfaces and values of the public API",
          (from, to) -> !moduleOf(to).equals("org.ocp4j")
              || isInternal(to)
              || to.getPackageName().equals(SPI)
              || isPlain(to.getBaseComponentType())));

  private static boolean isPlain(JavaClass type) {
    return type.isEnum()
        || type.isRecord()
        || type.isInterface()
        || type.isAssignableTo(Throwable.class)
        || VALUES.contains(type.getName());
  }

  @ArchTest
  static void the_top_package_stays_small(JavaClasses all) {
    List<String> types = all.stream()
        .filter(type -> type.getPackageName().equals("org.ocp4j") && type.isTopLevelClass())
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getSimpleName)
        .sorted()
        .toList();
    assertTrue(types.size() <= TOP_TYPES, () -> types.size() + " types: " + types);
  }

  private static ArchRule only(String engine, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(engine)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /**
   * Returns the root package of the module that owns a type. Types of no other module are the
   * API's.
   */
  private static String moduleOf(JavaClass type) {
    String name = type.getPackageName() + ".";
    if (name.startsWith(ENGINES)) {
      return name.substring(0, name.indexOf('.', ENGINES.length()));
    }
    for (String module : List.of(
        "org.ocp4j.cli",
        NATIVE_LIBRARY,
        "org.ocp4j.tck",
        "org.ocp4j.bench",
        "org.ocp4j.toolkit",
        "org.ocp4j.chunks",
        "org.ocp4j.digests")) {
      if (name.startsWith(module + ".")) {
        return module;
      }
    }
    return name.startsWith("org.ocp4j.") ? "org.ocp4j" : "";
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").matches("org\\.ocp4j\\.(.*\\.)?internal\\..*");
  }

  private interface Allowed {
    boolean test(JavaClass from, JavaClass to);
  }

  private static ArchCondition<JavaClass> onlyDependOn(String what, Allowed allowed) {
    return new ArchCondition<>("depend on " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (!allowed.test(dependency.getOriginClass(), dependency.getTargetClass())) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  /**
   * Returns a condition on what callers can see of a type: its supertypes, and the types in the
   * signatures of its public and protected members.
   */
  private static ArchCondition<JavaClass> show(String what, Predicate<JavaClass> hidden) {
    return new ArchCondition<>("show " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        List<JavaType> supertypes = new ArrayList<>(type.getInterfaces());
        type.getSuperclass().ifPresent(supertypes::add);
        report(type, type.getDescription(), rawTypes(supertypes), events);
        for (JavaMember member : type.getMembers()) {
          if (isVisible(member)) {
            report(type, member.getDescription(), signature(member), events);
          }
        }
      }

      private void report(
          JavaClass type, String where, Set<JavaClass> shown, ConditionEvents events) {
        for (JavaClass each : shown) {
          if (hidden.test(each)) {
            events.add(SimpleConditionEvent.violated(type, where + " shows " + each.getName()));
          }
        }
      }
    };
  }

  private static boolean isVisible(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Set<JavaClass> signature(JavaMember member) {
    List<JavaType> types = new ArrayList<>();
    if (member instanceof JavaField field) {
      types.add(field.getType());
    } else if (member instanceof JavaCodeUnit unit) {
      types.add(unit.getReturnType());
      types.addAll(unit.getParameterTypes());
      types.addAll(unit.getExceptionTypes());
      if (isTheBuilderMethodForAnEngine(unit)) {
        types.removeIf(type -> type.getName().equals(SPI + ".EngineProvider"));
      }
    }
    return rawTypes(types);
  }

  /**
   * Returns {@code true} for the builder's method that takes an engine provider directly. Only this
   * method may name a type of the SPI.
   */
  private static boolean isTheBuilderMethodForAnEngine(JavaCodeUnit unit) {
    return unit.getOwner().getName().equals("org.ocp4j.OcpEngine$Builder")
        && unit.getName().equals("provider");
  }

  private static Set<JavaClass> rawTypes(Collection<JavaType> types) {
    Set<JavaClass> raw = new HashSet<>();
    types.forEach(type -> raw.addAll(type.getAllInvolvedRawTypes()));
    return raw;
  }
}
