package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.config.ConfigurationReader;
import io.github.fleetmaven.config.RawConfiguration;
import io.github.fleetmaven.config.XmlNode;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the poms of a project say, by way of Maven's own model builder. */
class ConfigurationTreeTest {

  private static final String AZURE =
      """
      <azure>
      <subscriptionId>00000000-0000-0000-0000-000000000001</subscriptionId>
      <resourceGroup>group</resourceGroup>
      </azure>
      """;

  @TempDir Path folder;

  @Test
  void keepsMistypedNamesAtTheTopLevel() {
    MavenBuild build = single("<scalesets/>\n<virtualMachines/>");
    assertThat(problems(build))
        .containsExactly(
            "pom.xml:12: configuration: unknown element <scalesets>; did you mean <scaleSets>?");
  }

  @Test
  void tellsPlacesInAParentPom() {
    MavenBuild.write(
        folder,
        pom(
            "<groupId>g</groupId><artifactId>parent</artifactId><version>1</version>\n"
                + "<packaging>pom</packaging>",
            AZURE + "<scaleSets><scaleSet><nam>web</nam></scaleSet></scaleSets>",
            ""));
    Path child =
        MavenBuild.write(
            folder.resolve("child"),
            """
            <project><modelVersion>4.0.0</modelVersion>
            <parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
            <artifactId>child</artifactId>
            </project>
            """);
    assertThat(problems(MavenBuild.of(child, "default-cli")))
        .contains("../pom.xml:12: scaleSets/scaleSet: unknown element <nam>; did you mean <name>?");
  }

  @Test
  void tellsPlacesInAProfile() {
    Path pom =
        MavenBuild.write(
            folder,
            pom(
                project(),
                AZURE,
                "<profiles><profile><id>p</id><build><plugins><plugin>\n"
                    + "<groupId>io.github.fleetmaven</groupId>"
                    + "<artifactId>fleet-maven-plugin</artifactId>\n"
                    + "<configuration><azure><tenant>t</tenant></azure></configuration>\n"
                    + "</plugin></plugins></build></profile></profiles>"));
    assertThat(problems(MavenBuild.of(pom, "default-cli", "p")))
        .containsExactly("pom.xml:15: azure: unknown element <tenant>; did you mean <tenantId>?");
    assertThat(problems(MavenBuild.of(pom, "default-cli"))).isEmpty();
  }

  @Test
  void readsTheExecutionThatRuns() {
    String executions =
        "<executions><execution><id>release</id><configuration>"
            + "<scaleSets><scaleSet><name>web</name></scaleSet></scaleSets>"
            + "</configuration></execution></executions><configuration>";
    Path pom =
        MavenBuild.write(
            folder, pom(project(), AZURE, "").replace("<configuration>\n", executions));
    assertThat(read(MavenBuild.of(pom, "release")).fleet().orElseThrow().targets()).hasSize(1);
    assertThat(read(MavenBuild.of(pom, "default-cli")).fleet().orElseThrow().targets()).isEmpty();
  }

  @Test
  void seesPropertiesThatAnEarlierGoalSet() {
    MavenBuild build = single(script("bash install.sh ${build.token} ${buildNumber}"));
    build.project.getProperties().setProperty("build.token", "late");
    build.project.getProperties().setProperty("buildNumber", "42");
    assertThat(command(build)).isEqualTo("bash install.sh late 42");
  }

  @Test
  void reportsAnExpressionWithoutAValue() {
    assertThat(
            problems(
                single("<scaleSets>\n<scaleSet><name>${web.name}</name></scaleSet></scaleSets>")))
        .containsExactly(
            "pom.xml:13: scaleSets/scaleSet[${web.name}]/name: ${web.name} has no value; declare the"
                + " property, or correct its name");
  }

  @Test
  void reportsAVariableOfTheBuildMachineThatMavenPutIntoACommand() {
    MavenBuild build = single(script("\necho ${HOME}"));
    assertThat(problems(build))
        .containsExactly(
            "pom.xml:12: scaleSets/scaleSet[web]/extensions/customScript/command: ${HOME} is no"
                + " property of this project; Maven would put in the build machine's value; write"
                + " $HOME for the target's shell, or use a script; or declare a property HOME");
  }

  @Test
  void reportsAVariableOfTheBuildMachineThatCameByAProperty() {
    Path pom =
        MavenBuild.write(
            folder,
            pom(
                project() + "<properties><app.home>${HOME}/app</app.home></properties>",
                AZURE + script("ls ${app.home}"),
                ""));
    assertThat(problems(MavenBuild.of(pom, "default-cli")))
        .singleElement()
        .asString()
        .contains("${HOME} is no property of this project");
  }

  @Test
  void takesDeclaredPropertiesAndNamedVariables() {
    Path pom =
        MavenBuild.write(
            folder,
            pom(
                project() + "<properties><HOME>/opt/app</HOME></properties>",
                AZURE + script("ls ${HOME} ${env.HOME} ${project.version}"),
                ""));
    assertThat(command(MavenBuild.of(pom, "default-cli"))).isEqualTo("ls /opt/app /home/builder 1");
  }

  @Test
  void leavesToTheShellWhatIsTheShells() {
    assertThat(command(single(script("echo $HOME ${HOME:-/root} $$ $(date) $${later}"))))
        .isEqualTo("echo $HOME ${HOME:-/root} $$ $(date) ${later}");
  }

  @Test
  void knowsTheParametersOfAllGoals() {
    assertThat(single("<skip>true</skip>").tree().read().parameterNames())
        .containsExactlyInAnyOrder(
            "azure", "alibaba", "content", "scaleSets", "virtualMachines", "ecsGroups", "skip");
  }

  @Test
  void keepsTextBetweenElements() {
    assertThat(
            problems(
                single(
                    "<scaleSets>\n<scaleSet><name>web</name>\n<rollout>stray<order>zone</order>"
                        + "</rollout></scaleSet></scaleSets>")))
        .containsExactly(
            "pom.xml:14: scaleSets/scaleSet[web]/rollout: text can't stand here, only elements; put"
                + " it into an element");
    assertThat(problems(single("stray<!-- this is none -->")))
        .singleElement()
        .asString()
        .endsWith(": configuration: text can't stand here, only elements; put it into an element");
  }

  @Test
  void keepsTextBetweenTheElementsOfFreeSettings() {
    assertThat(
            problems(
                single(
                    "<scaleSets><scaleSet><name>web</name><extensions><extension><name>a</name>\n"
                        + "<settings><k>stray<l>1</l></k></settings>"
                        + "</extension></extensions></scaleSet></scaleSets>")))
        .containsExactly(
            "pom.xml:13: scaleSets/scaleSet[web]/extensions/extension[a]/settings/k: text and"
                + " elements are mixed; keep one of them");
  }

  @Test
  void findsFilesBesideThePomThatNamesThem() throws IOException {
    MavenBuild build = inheriting("<files><file>shared.sh</file></files>", "");
    assertThat(problems(build))
        .containsExactly(
            "../pom.xml:13: scaleSets/scaleSet[web]/extensions/customScript/files/file: there is no"
                + " file "
                + folder.resolve("child/shared.sh")
                + ", and no "
                + folder.resolve("shared.sh")
                + "; relative paths start at the project's folder, "
                + folder.resolve("child")
                + ", or at the folder of the pom that names the file, "
                + folder);
    Files.writeString(folder.resolve("shared.sh"), "");
    assertThat(files(build)).containsExactly(folder.resolve("shared.sh"));
    Files.writeString(folder.resolve("child/shared.sh"), "");
    assertThat(files(build)).containsExactly(folder.resolve("child/shared.sh"));
  }

  @Test
  void findsEachFileOfAListThatTwoPomsWrote() throws IOException {
    MavenBuild build =
        inheriting(
            "<files><file>shared.sh</file></files>",
            "<files combine.children=\"append\"><file>own.sh</file></files>");
    Files.writeString(folder.resolve("shared.sh"), "");
    Files.writeString(folder.resolve("child/own.sh"), "");
    assertThat(files(build))
        .containsExactly(folder.resolve("shared.sh"), folder.resolve("child/own.sh"));
  }

  @Test
  void findsSettingsBesideThePomThatNamesThem() throws IOException {
    MavenBuild build = inheriting("<settingsFile>settings.json</settingsFile>", "");
    Files.writeString(folder.resolve("settings.json"), "{\"k\": 1}");
    assertThat(onlyExtension(build).settings().orElseThrow().get("k")).isPresent();
  }

  @Test
  void readsOnlyWhatIsOurs() {
    RawConfiguration raw = single("<skip>${nowhere}</skip>").tree().read();
    assertThat(raw.root().children()).extracting(XmlNode::name).containsExactly("azure", "skip");
    assertThat(raw.root().children().get(1).text()).isEmpty();
  }

  @Test
  void keepsDoubledElements() {
    assertThat(problems(single("<scaleSets/>\n<scaleSets/>")))
        .containsExactly(
            "pom.xml:13: scaleSets: <scaleSets> is there twice, first at pom.xml:12; keep one of"
                + " them");
  }

  private MavenBuild single(String inside) {
    return MavenBuild.of(
        MavenBuild.write(folder, pom(project(), AZURE + inside, "")), "default-cli");
  }

  /** A child of which the parent declares a script, with more of it in the parent or the child. */
  private MavenBuild inheriting(String inParent, String inChild) {
    MavenBuild.write(
        folder, pom(project(), AZURE + scaleSet("<command>a</command>\n" + inParent), ""));
    String parent =
        "<parent><groupId>g</groupId><artifactId>a</artifactId><version>1</version></parent>\n";
    Path child =
        MavenBuild.write(
            folder.resolve("child"),
            pom(parent + "<artifactId>child</artifactId>", scaleSet(inChild), ""));
    return MavenBuild.of(child, "default-cli");
  }

  private static String command(MavenBuild build) {
    return onlyExtension(build).script().orElseThrow().command().orElseThrow();
  }

  private static List<Path> files(MavenBuild build) {
    return onlyExtension(build).script().orElseThrow().files().stream()
        .map(source -> ((ContentSource.File) source).path())
        .toList();
  }

  private static DesiredExtension onlyExtension(MavenBuild build) {
    ConfigurationReader.Result result = read(build);
    assertThat(result.diagnostics()).isEmpty();
    return result.fleet().orElseThrow().targets().get(0).extensions().get(0);
  }

  private static List<String> problems(MavenBuild build) {
    return read(build).diagnostics().stream().map(Diagnostic::text).toList();
  }

  private static ConfigurationReader.Result read(MavenBuild build) {
    return new ConfigurationReader().read(build.tree().read());
  }

  private static String script(String command) {
    return scaleSet("<command>" + command + "</command>");
  }

  private static String scaleSet(String script) {
    return "<scaleSets><scaleSet><name>web</name><extensions><customScript>"
        + script
        + "</customScript></extensions></scaleSet></scaleSets>";
  }

  private static String project() {
    return "<groupId>g</groupId><artifactId>a</artifactId><version>1</version>\n"
        + "<packaging>pom</packaging>";
  }

  /** The configuration starts at line 8, and what follows {@link #AZURE} at line 12. */
  private static String pom(String head, String configuration, String tail) {
    return "<project><modelVersion>4.0.0</modelVersion>\n"
        + head
        + "\n<build><plugins><plugin>\n"
        + "<groupId>io.github.fleetmaven</groupId>\n"
        + "<artifactId>fleet-maven-plugin</artifactId>\n"
        + "<version>1</version><configuration>\n"
        + configuration
        + "</configuration></plugin></plugins></build>\n"
        + tail
        + "</project>\n";
  }
}
