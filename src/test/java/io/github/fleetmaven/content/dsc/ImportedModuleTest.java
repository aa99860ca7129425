package io.github.fleetmaven.content.dsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedModuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Import-DscResource -ModuleName xWeb",
        "import-dscresource -modulename 'xWeb'",
        "Import-DscResource -Name Site -ModuleName \"xWeb\"",
        "Import-DscResource -ModuleName:xWeb -Name Site",
        "Import-DscResource -Module xWeb; $a = 1",
        "Configuration C { Import-DscResource -ModuleName xWeb }",
        "Import-DscResource `\n  -ModuleName xWeb\nNode localhost {}",
        "Import-DscResource -ModuleName @{ModuleName='xWeb'}",
        "Import-DscResource -ModuleName xWeb # and not -ModuleName other",
        "Import-DscResource -ModuleName PSDesiredStateConfiguration, xWeb",
      })
  void findsAModule(String script) {
    assertThat(ImportedModule.in(script))
        .containsExactly(new ImportedModule("xWeb", Optional.empty()));
  }

  @Test
  void findsSeveralOfSeveralStatements() {
    assertThat(
            names(
                """
                Configuration Site {
                  Import-DscResource -ModuleName 'a', "b",
                    c
                  Import-DscResource -ModuleName d
                  Import-DscResource -ModuleName a
                  Node localhost { File f { DestinationPath = 'c:\\x' } }
                }
                """))
        .containsExactly("a", "b", "c", "d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Import-DscResource -ModuleName xWeb -ModuleVersion 3.1.0",
        "Import-DscResource -ModuleVersion '3.1.0' -ModuleName xWeb",
        "Import-DscResource -ModuleName @{ ModuleName = 'xWeb'; ModuleVersion = '3.1.0' }",
        "Import-DscResource -ModuleName @{ModuleName=\"xWeb\";RequiredVersion=\"3.1.0\"}",
      })
  void knowsTheVersionThatIsAskedFor(String script) {
    assertThat(ImportedModule.in(script))
        .containsExactly(new ImportedModule("xWeb", Optional.of("3.1.0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Import-DscResource -ModuleName xWeb",
        "<# Import-DscResource\n -ModuleName xWeb #>",
        "Import-DscResource -Name File",
        "Import-DscResource -ModuleName PSDesiredStateConfiguration",
        "Configuration C { Node localhost { } }",
      })
  void findsNothingWhereNothingIsImported(String script) {
    assertThat(ImportedModule.in(script)).isEmpty();
  }

  @Test
  void aNumberSignInAStringBeginsNoComment() {
    assertThat(names("$a = '#'; Import-DscResource -ModuleName xWeb")).containsExactly("xWeb");
  }

  private static List<String> names(String script) {
    return ImportedModule.in(script).stream().map(ImportedModule::name).toList();
  }
}
