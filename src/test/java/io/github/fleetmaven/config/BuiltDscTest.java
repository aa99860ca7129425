package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DSC configurations of which the zip is built here. */
class BuiltDscTest {

  private static final String IN = "pom.xml:1: scaleSets/scaleSet[web]/extensions/dsc";

  @TempDir Path project;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(project.resolve("modules/xWeb"));
    Files.writeString(project.resolve("site.ps1"), "Configuration Site\n{\n}\n");
    Files.writeString(project.resolve("two.ps1"), "configuration A {}\nconfiguration B {}\n");
    Files.writeString(project.resolve("none.ps1"), "# configuration A {}\n");
    Files.writeString(project.resolve("data.psd1"), "@{ AllNodes = @() }");
  }

  @Test
  void nameAndFunctionFollowFromTheScript() {
    DesiredExtension dsc = dsc("<configurationFile>site.ps1</configurationFile>");

    assertThat(json(dsc.settings().orElseThrow()))
        .isEqualTo("{\"configuration\":{\"script\":\"site.ps1\",\"function\":\"Site\"}}");
    assertThat(dsc.dsc().orElseThrow().script().path()).isEqualTo(project.resolve("site.ps1"));
  }

  @Test
  void modulesAndDataAreFiles() {
    DesiredExtension.DscConfiguration dsc =
        dsc("<configurationFile>two.ps1</configurationFile><function>b</function>"
                + "<modules><module>modules/xWeb</module></modules>"
                + "<installedModules><module>xNetworking</module></installedModules>"
                + "<configurationData>data.psd1</configurationData>")
            .dsc()
            .orElseThrow();

    assertThat(dsc.modules()).containsExactly(project.resolve("modules/xWeb"));
    assertThat(dsc.installedModules()).containsExactly("xNetworking");
    assertThat(dsc.data().orElseThrow().path()).isEqualTo(project.resolve("data.psd1"));
  }

  @Test
  void eachArgumentStandsInOneHalf() {
    DesiredExtension dsc =
        dsc(
            "<configurationFile>site.ps1</configurationFile>"
                + "<configurationArguments><port>80</port><key>secret://env/K</key>"
                + "</configurationArguments>"
                + "<protectedConfigurationArguments><host>{{secret://env/H}}.local</host>"
                + "</protectedConfigurationArguments>"
                + "<credentials><credential><name>admin</name><userName>root</userName>"
                + "<password>secret://env/P</password></credential></credentials>");

    assertThat(json(dsc.settings().orElseThrow()))
        .endsWith("\"configurationArguments\":{\"port\":80}}");
    assertThat(json(dsc.protectedSettings().orElseThrow()))
        .isEqualTo(
            "{\"configurationArguments\":{\"key\":\"secret://env/K\","
                + "\"host\":\"{{secret://env/H}}.local\","
                + "\"admin\":{\"userName\":\"root\",\"password\":\"secret://env/P\"}}}");
  }

  @Test
  void credentialsWhosePasswordIsNamedAreNotWarnedOf() {
    assertThat(
            result(
                    "<configurationFile>site.ps1</configurationFile><credentials><credential>"
                        + "<name>a</name><userName>svc</userName>"
                        + "<password>secret://env/P</password></credential></credentials>")
                .diagnostics())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<configurationFile>gone.ps1</configurationFile> | there is no file",
        "<configurationFile>site.txt</configurationFile> | is no PowerShell script",
        "<configurationFile>none.ps1</configurationFile> | defines no configuration",
        "<configurationFile>two.ps1</configurationFile> | several configurations, A, B",
        "<configurationFile>site.ps1</configurationFile><function>Sit</function>"
            + " | did you mean Site?",
        "<configurationFile>site.ps1</configurationFile><url>https://a/b.zip</url>"
            + " | <url> and <configurationFile> contradict each other",
        "<configurationFile>site.ps1</configurationFile>"
            + "<modules><module>gone</module></modules> | there is no file",
        "<url>https://a/b.zip</url><script>a.ps1</script><function>A</function>"
            + "<modules><module>modules</module></modules>"
            + " | <modules> is for a zip that is built here",
        "<configurationFile>site.ps1</configurationFile>"
            + "<configurationArguments><a>1</a></configurationArguments>"
            + "<protectedConfigurationArguments><a>2</a></protectedConfigurationArguments>"
            + " | the argument `a` is there twice",
        "<configurationFile>site.ps1</configurationFile><credentials><credential><name>a</name>"
            + "<userName>u</userName><password>hunter2</password></credential></credentials>"
            + " | the password stands in the pom",
      })
  void aMistakeIsToldOnce(String inside, String problem) {
    List<String> problems =
        result(inside).diagnostics().stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .map(Diagnostic::text)
            .toList();

    assertThat(problems).hasSize(inside.contains("site.txt") ? 2 : 1);
    assertThat(problems)
        .anySatisfy(p -> assertThat(p).startsWith(IN).contains(problem).doesNotContain("hunter2"));
  }

  private DesiredExtension dsc(String inside) {
    ConfigurationReader.Result result = result(inside);
    assertThat(result.diagnostics()).noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    DesiredTarget target = result.fleet().orElseThrow().targets().get(0);
    return target.extensions().get(0);
  }

  private ConfigurationReader.Result result(String inside) {
    return PomText.read(
        PomText.AZURE
            + "<scaleSets><scaleSet><name>web</name><extensions><dsc>"
            + inside
            + "</dsc></extensions></scaleSet></scaleSets>",
        project);
  }

  private static String json(io.github.fleetmaven.model.Value value) {
    return Json.write(value);
  }
}
