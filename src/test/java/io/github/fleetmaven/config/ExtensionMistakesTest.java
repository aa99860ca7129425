package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in extensions, and what is said about each, word for word. */
class ExtensionMistakesTest {

  private static final String IN = "pom.xml:1: scaleSets/scaleSet[web]/extensions/";

  @TempDir Path project;

  @Nested
  class AnyExtension {

    @Test
    void misspelt() {
      assertThat(problems("\n<customScript>\n<comand>ls</comand></customScript>"))
          .contains(
              "pom.xml:3: scaleSets/scaleSet[web]/extensions/customScript: unknown element"
                  + " <comand>; did you mean <command>?");
      assertThat(problems("<customscript/>"))
          .containsExactly(
              "pom.xml:1: scaleSets/scaleSet[web]/extensions: unknown element <customscript>; did"
                  + " you mean <customScript>?");
    }

    @Test
    void withoutAName() {
      assertThat(problems("<extension/>"))
          .containsExactly(IN + "extension: <name> is missing; add <name>");
    }

    @Test
    void withHalfAHandler() {
      assertThat(problems("<extension><name>a</name><type>T</type></extension>"))
          .containsExactly(
              IN
                  + "extension[a]: <publisher> is missing; a handler has a publisher and a type;"
                  + " name both, or neither for an extension that is already there");
    }

    @Test
    void withABadName() {
      assertThat(problems("<extension><name>a/b</name></extension>"))
          .containsExactly(
              IN
                  + "extension[a/b]/name: `a/b` can't be the name of an extension; use 1 to 80"
                  + " characters without spaces and < > * % & : ? + / \\ #, no `.` at the end");
    }

    @Test
    void withABadVersion() {
      assertThat(problems("<extension><name>a</name><version>2</version></extension>"))
          .containsExactly(
              IN
                  + "extension[a]/version: `2` is no version of a handler; write major and minor,"
                  + " as 1.2");
    }

    @Test
    void withABadBoolean() {
      assertThat(
              problems(
                  "<extension><name>a</name><suppressFailures>yes</suppressFailures></extension>"))
          .containsExactly(
              IN + "extension[a]/suppressFailures: `yes` is no boolean; write true or false");
    }

    @Test
    void absentAndDescribed() {
      assertThat(
              problems(
                  "<extension><name>a</name><absent>true</absent><settings/>"
                      + "<version>1.2</version></extension>"))
          .containsExactly(
              IN
                  + "extension[a]/settings: the extension is to be absent, so <settings> has no"
                  + " effect; leave out <absent> or <settings>",
              IN
                  + "extension[a]/version: the extension is to be absent, so <version> has no"
                  + " effect; leave out <absent> or <version>");
    }

    @Test
    void twoOfAName() {
      assertThat(
              problems(
                  "<extension><name>a</name></extension>\n<extension><name>A</name></extension>"))
          .containsExactly(
              "pom.xml:2: scaleSets/scaleSet[web]/extensions/extension[A]/name: two extensions are"
                  + " called `A`, the first at pom.xml:1; give one of them another <name>");
    }

    @Test
    void twoOnOneHandler() {
      assertThat(problems(any("a", "Acme", "Agent") + "\n" + any("b", "acme", "agent")))
          .containsExactly(
              "pom.xml:2: scaleSets/scaleSet[web]/extensions/extension[b]: `b` and `a`, at"
                  + " pom.xml:1, are on the same handler, and a machine carries one extension of a"
                  + " handler; merge them");
      assertThat(
              problems(
                  "<customScript><command>a</command></customScript>\n"
                      + "<customScript><name>b</name><command>b</command></customScript>"))
          .containsExactly(
              "pom.xml:2: scaleSets/scaleSet[web]/extensions/customScript: `b` and `customScript`,"
                  + " at pom.xml:1, are on the same handler, and a machine carries one extension of"
                  + " a handler; merge them");
    }

    @Test
    void twoOnOneHandlerOfWhichOneIsTyped() {
      ConfigurationReader reader =
          new ConfigurationReader(
              Map.of("infiniBandDriver", Set.of(new Handler("Microsoft.HpcCompute", "IB"))));
      RawConfiguration raw =
          new RawConfiguration(
              PomText.tree(
                  PomText.AZURE
                      + scaleSet("<infiniBandDriver/>" + any("b", "Microsoft.HpcCompute", "IB"))),
              Set.of(),
              project,
              Set.of());
      assertThat(reader.read(raw).diagnostics())
          .singleElement()
          .extracting(Diagnostic::summary)
          .asString()
          .contains("are on the same handler");
    }

    @Test
    void replacedOnOneHandler() {
      assertThat(
              problems(
                  "<extension><name>old</name><publisher>Acme</publisher><type>Agent</type>"
                      + "<absent>true</absent></extension>"
                      + any("new", "Acme", "Agent")))
          .isEmpty();
    }
  }

  @Nested
  class Order {

    @Test
    void afterNothing() {
      assertThat(problems("<infiniBandDriver/>" + after("a", "infinibandDrivr")))
          .containsExactly(
              IN
                  + "extension[a]/provisionAfter: no extension `infinibandDrivr` is declared here;"
                  + " did you mean `infiniBandDriver`?");
    }

    @Test
    void afterNothingThatCouldBeMeant() {
      assertThat(problems("<infiniBandDriver/>" + after("app", "ap") + after("b", "zebra")))
          .containsExactly(
              IN
                  + "extension[app]/provisionAfter: no extension `ap` is declared here; name one of"
                  + " infiniBandDriver, b",
              IN
                  + "extension[b]/provisionAfter: no extension `zebra` is declared here; name one of"
                  + " infiniBandDriver, app");
    }

    @Test
    void afterNothingWhereNothingElseIs() {
      assertThat(
              problems(
                  "<extension><name>old</name><absent>true</absent></extension>"
                      + after("app", "old2")))
          .containsExactly(
              IN
                  + "extension[app]/provisionAfter: no extension `old2` is declared here; only"
                  + " extensions declared in this target can be named; leave it out");
    }

    @Test
    void afterItself() {
      assertThat(problems(after("a", "A")))
          .containsExactly(
              IN + "extension[a]/provisionAfter: `A` can't run after itself; leave it out");
    }

    @Test
    void afterAnAbsentOne() {
      assertThat(
              problems(
                  "<extension><name>old</name><absent>true</absent></extension>"
                      + after("a", "old")))
          .containsExactly(
              IN
                  + "extension[a]/provisionAfter: `old` is to be absent, so nothing can run after"
                  + " it; leave it out");
    }

    @Test
    void twiceAfterTheSame() {
      assertThat(
              problems(
                  "<infiniBandDriver/><extension><name>a</name><provisionAfter>"
                      + "<extension>infiniBandDriver</extension>"
                      + "<extension>infiniBandDriver</extension></provisionAfter></extension>"))
          .containsExactly(
              IN
                  + "extension[a]/provisionAfter: `infiniBandDriver` is there twice; keep one of"
                  + " them");
    }

    @Test
    void inACircle() {
      assertThat(problems(after("a", "b") + after("b", "c") + after("c", "a") + after("d", "a")))
          .containsExactly(
              IN
                  + "extension[a]/provisionAfter: the order goes in a circle: a after b after c"
                  + " after a; leave one of them out");
    }
  }

  @Nested
  class CustomScript {

    @Test
    void withoutACommand() {
      assertThat(problems("<customScript/>"))
          .containsExactly(
              IN + "customScript: <command> is missing; say what runs, as bash install.sh");
    }

    @Test
    void withSettingsButNoCommand() {
      assertThat(
              problems(
                  "<customScript><settings><skipDos2Unix>true</skipDos2Unix></settings>"
                      + "</customScript>"))
          .containsExactly(
              IN + "customScript: <command> is missing; say what runs, as bash install.sh");
    }

    @Test
    void withACommandInTheSettings() {
      assertThat(
              problems(
                  "<customScript><protectedSettings>"
                      + "<commandToExecute>secret://env/COMMAND</commandToExecute>"
                      + "</protectedSettings></customScript>"))
          .isEmpty();
    }

    @Test
    void withTwoCommands() {
      assertThat(
              problems(
                  "<customScript><command>a</command>"
                      + "<settings><commandToExecute>b</commandToExecute></settings></customScript>"))
          .containsExactly(
              IN
                  + "customScript/command: <command> and the setting `commandToExecute` are both"
                  + " there; keep <command>");
    }

    @Test
    void withFilesThatAreNotThere() {
      assertThat(script("<files><file>scripts/a.sh</file></files>"))
          .containsExactly(
              IN
                  + "customScript/files/file: there is no file "
                  + project.resolve("scripts/a.sh")
                  + "; relative paths start at the project's folder, "
                  + project);
    }

    @Test
    void withAFolder() throws IOException {
      Files.createDirectory(project.resolve("scripts"));
      assertThat(script("<files><file>scripts</file></files>"))
          .containsExactly(
              IN
                  + "customScript/files/file: "
                  + project.resolve("scripts")
                  + " is no regular file; relative paths start at the project's folder, "
                  + project);
    }

    @Test
    void withFilesOfOneName() throws IOException {
      Files.createDirectory(project.resolve("b"));
      Files.writeString(project.resolve("a.sh"), "");
      Files.writeString(project.resolve("b/a.sh"), "");
      assertThat(script("<files><file>a.sh</file><file>b/a.sh</file></files>"))
          .containsExactly(
              IN
                  + "customScript/files/file: a.sh and b/a.sh would both be `a.sh` beside the command;"
                  + " give one of them another name");
    }

    @Test
    void withABadUri() {
      assertThat(script("<fileUris><fileUri>a.sh</fileUri></fileUris>"))
          .containsExactly(
              IN
                  + "customScript/fileUris: `a.sh` is no web address; write it whole, as"
                  + " https://host/path");
    }

    @Test
    void withABadUriThatHoldsAKey() {
      assertThat(script("<fileUris><fileUri>a.sh?sig=abc</fileUri></fileUris>"))
          .containsExactly(
              IN
                  + "customScript/fileUris: `a.sh?…` is no web address; write it whole, as"
                  + " https://host/path");
    }

    @Test
    void withTheBuildMachinesEnvironment() {
      assertThat(problems("<customScript><command>ls ${HOME}</command></customScript>"))
          .containsExactly(
              IN
                  + "customScript/command: ${HOME} is no property of this project; Maven would put"
                  + " in the build machine's value; write $HOME for the target's shell, or use a"
                  + " script; or declare a property HOME");
      assertThat(
              problems(
                  "<customScript><command>ls ${declared} ${env.HOME}</command></customScript>"))
          .containsExactly(
              IN
                  + "customScript/command: ${declared} has no value; declare the property, or"
                  + " correct its name");
    }

    @Test
    void withABadSecret() {
      assertThat(
              problems("<customScript><command>ls {{secret://vault/x}}</command></customScript>"))
          .containsExactly(
              IN
                  + "customScript/command: `secret://vault/x` is no reference to a secret; write"
                  + " secret://env/NAME, secret://server/ID or secret://file/PATH");
    }

    @ParameterizedTest
    @CsvSource({
      "X=secret://env/A bash a.sh, secret://env/A",
      "mysql -psecret://env/A, secret://env/A",
      "a {secret://env/A}, {secret://env/A}",
      "a {{SECRET://env/A}}, {{SECRET://env/A}}",
      "a {{secret:/env/A}}, {{secret:/env/A}}",
      "a {{ Secret://vault/A }}, Secret://vault/A",
      "a {{secret://env/A}} {{secret://env/B}, {{secret://env/B}",
      "SECRET://env/A, SECRET://env/A",
    })
    void withWhatLooksLikeASecret(String command, String shown) {
      assertThat(problems("<customScript><command>" + command + "</command></customScript>"))
          .containsExactly(IN + "customScript/command: " + meant(shown));
    }

    @Test
    void withWhatLooksLikeASecretInAUri() {
      assertThat(script("<fileUris><fileUri>https://a/b?{secret://env/A}</fileUri></fileUris>"))
          .containsExactly(IN + "customScript/fileUris/fileUri: " + meant("{secret://env/A}"));
    }

    @Test
    void withASecretThatIsNotClosed() {
      assertThat(
              problems(
                  "<customScript><command>a {{secret://env/A b {{secret://env/B}}</command>"
                      + "</customScript>"))
          .containsExactly(
              IN
                  + "customScript/command: `secret://env/A b {{secret://env/B` is no reference to a"
                  + " secret; write secret://env/NAME, secret://server/ID or secret://file/PATH");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a {{ secret://env/B }}",
          "a {{secret://env/A}}{{secret://server/b/username}}",
          "secret://env/A",
          "docker run -v app-secret:/etc/app web",
          "echo '{{ secret }}'"
        })
    void withoutWhatOnlyLooksLikeASecret(String command) {
      assertThat(problems("<customScript><command>" + command + "</command></customScript>"))
          .isEmpty();
    }

    private List<String> script(String inside) {
      return problems("<customScript><command>a</command>" + inside + "</customScript>");
    }
  }

  @Nested
  class Settings {

    @Test
    void fromTwoSources() throws IOException {
      Files.writeString(project.resolve("a.json"), "{}");
      assertThat(extension("<settings/><settingsFile>a.json</settingsFile>"))
          .containsExactly(
              IN
                  + "extension[a]/settingsFile: <settings> and <settingsFile> are both there; keep"
                  + " one of them");
    }

    @Test
    void fromAFileThatIsNotThere() {
      assertThat(extension("<settingsFile>a.json</settingsFile>"))
          .containsExactly(
              IN
                  + "extension[a]/settingsFile: there is no file "
                  + project.resolve("a.json")
                  + "; relative paths start at the project's folder, "
                  + project);
    }

    @Test
    void thatAreNoJson() {
      assertThat(extension("<settings>{\"a\": }</settings>"))
          .containsExactly(
              IN
                  + "extension[a]/settings: it is not JSON at its line 1, column 7; write XML"
                  + " elements, or JSON as {\"key\": value}");
      assertThat(extension("<settings>[1]</settings>"))
          .containsExactly(
              IN + "extension[a]/settings: the JSON is no object; write it as {\"key\": value}");
    }

    @Test
    void inBothHalves() {
      assertThat(
              extension(
                  "<settings><k>1</k></settings><protectedSettings><k>secret://env/K</k>"
                      + "</protectedSettings>"))
          .containsExactly(
              IN
                  + "extension[a]/protectedSettings: `k` is in the public and in the protected"
                  + " settings; keep one of them");
    }

    @Test
    void withABadSecret() {
      assertThat(extension("<settings><a><k>secret://env</k></a></settings>"))
          .containsExactly(
              IN
                  + "extension[a]/settings/a/k: `secret://env` is no reference to a secret; write"
                  + " secret://env/NAME, secret://server/ID or secret://file/PATH");
      assertThat(extension("<settings>{\"a\": {\"k\": \"secret://env\"}}</settings>"))
          .containsExactly(
              IN
                  + "extension[a]/settings/a/k: `secret://env` is no reference to a secret; write"
                  + " secret://env/NAME, secret://server/ID or secret://file/PATH");
    }

    @Test
    void withWhatLooksLikeASecret() throws IOException {
      assertThat(extension("<settings><a><k>{secret://env/K}</k></a></settings>"))
          .containsExactly(IN + "extension[a]/settings/a/k: " + meant("{secret://env/K}"));
      assertThat(extension("<settings>{\"a\": [\"k=secret://env/K\"]}</settings>"))
          .containsExactly(IN + "extension[a]/settings/a: " + meant("secret://env/K"));
      assertThat(extension("<protectedSettings><k>SECRET://env/K</k></protectedSettings>"))
          .contains(IN + "extension[a]/protectedSettings/k: " + meant("SECRET://env/K"));
      Files.writeString(project.resolve("a.json"), "{\"k\": \"{{secret:/env/K}}\"}");
      assertThat(extension("<settingsFile>a.json</settingsFile>"))
          .containsExactly(IN + "extension[a]/settingsFile/k: " + meant("{{secret:/env/K}}"));
    }

    @Test
    void plainAmongTheProtected() {
      assertThat(
              extension(
                  "<protectedSettings><key>hunter2</key><id/><other>secret://env/K</other>"
                      + "</protectedSettings>"))
          .containsExactly(
              IN
                  + "extension[a]/protectedSettings: written as it is, and so shown by `mvn -X`:"
                  + " key; if it is a secret, name it: secret://env/NAME, secret://server/ID or"
                  + " secret://file/PATH");
    }

    @Test
    void withTheBuildMachinesEnvironment() {
      assertThat(extension("<settings><dir>${HOME}</dir></settings>"))
          .singleElement()
          .asString()
          .startsWith(IN + "extension[a]/settings/dir: ${HOME} is no property of this project");
    }

    private List<String> extension(String inside) {
      return problems("<extension><name>a</name>" + inside + "</extension>");
    }
  }

  @Nested
  class Dsc {

    @Test
    void incomplete() {
      assertThat(problems("<dsc><url>https://a/b.zip</url></dsc>"))
          .containsExactly(
              IN
                  + "dsc: <script>, <function> are missing; <url>, <script> and <function> name a"
                  + " configuration together; or have it built with <configurationFile>");
    }

    @Test
    void withATokenForNothing() {
      assertThat(
              problems(
                  "<dsc><url>https://a/b.zip</url><script>a.ps1</script><function>A</function>"
                      + "<configurationDataUrlSasToken>secret://env/S</configurationDataUrlSasToken>"
                      + "</dsc>"))
          .containsExactly(
              IN
                  + "dsc/configurationDataUrlSasToken: <configurationDataUrlSasToken> needs"
                  + " <configurationDataUrl>; add <configurationDataUrl>");
    }

    @Test
    void withWhatLooksLikeASecretInAnArgument() {
      assertThat(
              problems(
                  "<dsc><url>https://a/b.zip</url><script>a.ps1</script><function>A</function>"
                      + "<configurationArguments><k>{secret://env/K}</k></configurationArguments>"
                      + "</dsc>"))
          .containsExactly(IN + "dsc/configurationArguments/k: " + meant("{secret://env/K}"));
    }

    @Test
    void withASecretUrl() {
      assertThat(
              problems(
                  "<dsc><settings><configuration><url>secret://env/U</url></configuration>"
                      + "</settings></dsc>"))
          .containsExactly(
              IN
                  + "dsc/settings: the handler doesn't look for `configuration` among the protected"
                  + " settings; write the address itself, and the secret part of it behind its `?`");
    }
  }

  @Nested
  class Health {

    @Test
    void withoutAProtocol() {
      assertThat(problems("<applicationHealth/>"))
          .containsExactly(
              IN + "applicationHealth: <protocol> is missing; write http, https or tcp");
    }

    @Test
    void byTcp() {
      assertThat(
              problems(
                  "<applicationHealth><protocol>tcp</protocol><requestPath>/</requestPath>"
                      + "</applicationHealth>"))
          .containsExactly(
              IN + "applicationHealth: <port> is missing; a probe by tcp needs a port",
              IN
                  + "applicationHealth/requestPath: a probe by tcp has no path; leave <requestPath>"
                  + " out");
    }

    @Test
    void withoutAPath() {
      assertThat(problems("<applicationHealth><protocol>https</protocol></applicationHealth>"))
          .containsExactly(
              IN
                  + "applicationHealth: <requestPath> is missing; name a path of the application,"
                  + " as /health");
    }

    @Test
    void outOfRange() {
      assertThat(probe("<port>99999</port>"))
          .containsExactly(
              IN
                  + "applicationHealth/port: `99999` is out of range; write a number from 1 to 65535");
      assertThat(probe("<port>http</port>"))
          .containsExactly(
              IN
                  + "applicationHealth/port: `http` is no whole number; write a number from 1 to"
                  + " 65535");
      assertThat(
              probe("<intervalInSeconds>60</intervalInSeconds><numberOfProbes>5</numberOfProbes>"))
          .containsExactly(
              IN
                  + "applicationHealth/numberOfProbes: interval times probes is 300 seconds, and at"
                  + " most 240 are possible; lower <intervalInSeconds> or <numberOfProbes>");
      assertThat(probe("<gracePeriod>60</gracePeriod>"))
          .containsExactly(
              IN
                  + "applicationHealth/gracePeriod: <gracePeriod> needs version 2.0 of the handler;"
                  + " add <version>2.0</version>; note that 2.0 expects an answer in JSON");
    }

    private List<String> probe(String inside) {
      return problems(
          "<applicationHealth><protocol>http</protocol><requestPath>/</requestPath>"
              + inside
              + "</applicationHealth>");
    }
  }

  private static String meant(String shown) {
    return "`"
        + shown
        + "` looks like a reference to a secret, and would reach the machine as it stands; inside a"
        + " text, write {{secret://env/NAME}}";
  }

  private List<String> problems(String inside) {
    return PomText.read(PomText.AZURE + scaleSet(inside), project).diagnostics().stream()
        .map(Diagnostic::text)
        .toList();
  }

  private static String scaleSet(String inside) {
    return "<scaleSets><scaleSet><name>web</name><extensions>"
        + inside
        + "</extensions></scaleSet></scaleSets>";
  }

  private static String any(String name, String publisher, String type) {
    return "<extension><name>"
        + name
        + "</name><publisher>"
        + publisher
        + "</publisher><type>"
        + type
        + "</type></extension>";
  }

  private static String after(String name, String other) {
    return "<extension><name>"
        + name
        + "</name><provisionAfter><extension>"
        + other
        + "</extension></provisionAfter></extension>";
  }
}
