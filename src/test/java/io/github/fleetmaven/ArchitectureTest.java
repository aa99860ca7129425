package io.github.fleetmaven;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.codehaus.plexus.util.DirectoryScanner;
import org.jspecify.annotations.NullMarked;

/** What holds for the code as a whole. Who may import whom is in {@link PackageTableTest}. */
@AnalyzeClasses(packages = PackageTable.ROOT, importOptions = ProductionCode.class)
class ArchitectureTest {

  private static final String MAVENS_ANNOTATIONS = "org.apache.maven.plugins.annotations..";

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.github.fleetmaven.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a cycle makes one package of two");

  @ArchTest
  static final ArchRule LAYERS_INSIDE_A_PACKAGE_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.github.fleetmaven.(**)")
          .should()
          .beFreeOfCycles()
          .because("a cycle makes one layer of two");

  @ArchTest
  static final ArchRule FOUNDATIONS_USE_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAnyPackage("..fleetmaven.model..", "..fleetmaven.diag..", "..fleetmaven.time..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", PackageTable.ROOT + "..")
          .because("every other package stands on them")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule AZURES_SDK_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.azure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.azure..", "com.microsoft..", "reactor..")
          .because("the port has the words for it");

  @ArchTest
  static final ArchRule ALIBABAS_SDK_STAYS_IN_ITS_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.alibaba..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.aliyun..", "com.alibaba..")
          .because("the port has the words for it");

  @ArchTest
  static final ArchRule CERTIFICATES_ARE_MADE_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.simulator.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.wildfly..")
          .because("runs without HTTPS load nothing of it");

  @ArchTest
  static final ArchRule MAVEN_STAYS_IN_THE_GOALS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.mojo..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse..")
                  .and(not(resideInAPackage(MAVENS_ANNOTATIONS)))
                  .and(not(equivalentTo(DirectoryScanner.class))))
          .because(
              "all else can then be tested, and called, without a Maven; the scanner of folders needs none");

  @ArchTest
  static final ArchRule MAVENS_ANNOTATIONS_STAND_IN_GOALS_AND_CONFIGURATION =
      noClasses()
          .that()
          .resideOutsideOfPackages("..fleetmaven.mojo..", "..fleetmaven.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(MAVENS_ANNOTATIONS)
          .because("they describe what a pom may say");

  @ArchTest
  static final ArchRule ONLY_TIME_KNOWS_THE_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.time..")
          .should()
          .accessTargetWhere(Forbidden.clock())
          .because("a test that drives the time by hand then drives all of it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DECISIONS_AND_REPORTS_TOUCH_NEITHER_NETWORK_NOR_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..fleetmaven.plan..", "..fleetmaven.rollout..", "..fleetmaven.report..")
          .should()
          .dependOnClassesThat(Forbidden.networkOrThreads())
          .because("the same values must always give the same answer")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONLY_GOALS_SEE_THE_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..fleetmaven.mojo..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("what a run says goes through events and reports");

  @ArchTest
  static final ArchRule NO_GENERIC_EXCEPTIONS =
      noClasses()
          .should(THROW_GENERIC_EXCEPTIONS)
          .because("nobody can catch one and know what went wrong");

  @ArchTest
  static final ArchRule NO_MUTABLE_STATICS =
      noFields()
          .should(be(Forbidden.mutableStatics()))
          .because("two builds in one Maven must not meet in a field");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
      classes()
          .should(
              be(
                  describe(
                      "in a @NullMarked package",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))
          .because("what may be null is then written where it may be");
}
