package io.github.fleetmaven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may import whom: the rows of {@link PackageTable}, checked. */
class PackageTableTest {

  private static JavaClasses production;

  @BeforeAll
  static void importProductionCode() {
    production =
        new ClassFileImporter()
            .withImportOption(new ProductionCode())
            .importPackages(PackageTable.ROOT);
  }

  @ParameterizedTest
  @EnumSource
  void importsOnlyWhatItsRowAllows(PackageTable row) {
    Stream<PackageTable> allowed = Stream.concat(Stream.of(row), row.mayImport().stream());

    noClasses()
        .that()
        .resideInAPackage(row.pattern())
        .should()
        .dependOnClassesThat(
            resideInAPackage(PackageTable.ROOT + "..")
                .and(
                    resideInAnyPackage(PackageTable.patterns(allowed))
                        .negate()
                        .as("not in %s", row.mayImport())))
        .because(row.reason())
        .allowEmptyShould(true)
        .check(production);
  }

  @Test
  void everyPackageHasARow() {
    classes()
        .should()
        .resideInAnyPackage(PackageTable.patterns(Arrays.stream(PackageTable.values())))
        .because("a package without a row could import anything; add the row with the package")
        .check(production);
  }
}
