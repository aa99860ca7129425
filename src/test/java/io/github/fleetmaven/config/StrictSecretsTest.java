package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in the clear: warned of, or refused where the user wants it so, and never repeated. */
class StrictSecretsTest {

  private static final String IN = "scaleSets/scaleSet[web]/extensions/";
  private static final String PRINTED =
      ", which `mvn -X` prints, also when it came by ${env.NAME} or -D; ";

  @TempDir Path project;

  @Test
  void inACommand() {
    assertThat(
            problems(
                "<customScript>\n<command>bash a.sh --db-password hunter2</command></customScript>"))
        .containsExactly(
            "pom.xml:2: "
                + IN
                + "customScript/command: this looks as if it held a password at `db-password`"
                + PRINTED
                + "in its place write {{secret://env/DB_PASSWORD}}, {{secret://server/ID}} or"
                + " {{secret://file/PATH}}");
  }

  @Test
  void inAnAddress() {
    assertThat(
            problems(
                "<customScript><command>a</command><fileUris>\n<fileUri>"
                    + "https://a/b?sv=1&amp;sp=r&amp;sig=aBcDeFhunter2</fileUri></fileUris>"
                    + "</customScript>"))
        .containsExactly(
            "pom.xml:2: "
                + IN
                + "customScript/fileUris/fileUri: this looks as if it held a shared access signature"
                + " (SAS)"
                + PRINTED
                + "in its place write {{secret://env/SAS}}, {{secret://server/ID}} or"
                + " {{secret://file/PATH}}");
  }

  @Test
  void inSettings() {
    assertThat(problems(settings("<settings><db>\n<password>hunter2</password></db></settings>")))
        .containsExactly(
            "pom.xml:2: "
                + IN
                + "extension[a]/settings/db/password: this looks like a password"
                + PRINTED
                + "name it: secret://env/PASSWORD, secret://server/ID or secret://file/PATH");
    assertThat(
            problems(settings("<settings>{\"apiKeys\": [{\"apiKey\": \"hunter2\"}]}</settings>")))
        .singleElement()
        .asString()
        .contains("extension[a]/settings/apiKeys/apiKey: this looks like a key")
        .contains("secret://env/API_KEY");
  }

  @Test
  void inAFileOfSettings() throws IOException {
    Files.writeString(project.resolve("s.json"), "{\"token\": \"hunter2\", \"pwd\": 12345}");

    assertThat(problems(settings("<settingsFile>s.json</settingsFile>")))
        .containsExactly(
            "pom.xml:1: "
                + IN
                + "extension[a]/settingsFile/token: this looks like a token, in the clear in a file"
                + " of the project; name it: secret://env/TOKEN, secret://server/ID or"
                + " secret://file/PATH",
            "pom.xml:1: "
                + IN
                + "extension[a]/settingsFile/pwd: this looks like a password, in the clear in a file"
                + " of the project; name it: secret://env/PWD, secret://server/ID or"
                + " secret://file/PATH");
  }

  @Test
  void inProtectedSettings() {
    assertThat(
            problems(
                settings(
                    "<protectedSettings><storageAccountName>a</storageAccountName>"
                        + "<storageAccountKey>hunter2</storageAccountKey></protectedSettings>")))
        .singleElement()
        .asString()
        .contains("written as it is, and so shown by `mvn -X`: storageAccountKey;");
  }

  @Test
  void inArgumentsOfADscConfiguration() {
    assertThat(
            problems(
                "<dsc><url>https://a/b.zip</url><script>s.ps1</script><function>F</function>"
                    + "<configurationArguments><adminPassword>hunter2</adminPassword>"
                    + "</configurationArguments></dsc>"))
        .singleElement()
        .asString()
        .contains("dsc/configurationArguments/adminPassword: this looks like a password");
  }

  @Test
  void whatIsNamedIsFine() {
    assertThat(
            problems(
                settings(
                    "<settings><password>secret://env/P</password></settings><protectedSettings>"
                        + "<token>{{secret://env/P}}</token></protectedSettings>")))
        .isEmpty();
  }

  private static String settings(String inside) {
    return "<extension><name>a</name><publisher>P</publisher><type>T</type>"
        + inside
        + "</extension>";
  }

  /** Returns what is said, after a look that it is a warning, and an error when that is wanted. */
  private List<String> problems(String extension) {
    List<Diagnostic> warnings = read(extension, false).diagnostics();
    ConfigurationReader.Result strict = read(extension, true);
    assertThat(warnings).allMatch(d -> d.severity() == Diagnostic.Severity.WARNING);
    assertThat(strict.diagnostics()).allMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    assertThat(strict.fleet().isPresent()).isEqualTo(warnings.isEmpty());
    List<String> texts = warnings.stream().map(Diagnostic::text).toList();
    assertThat(strict.diagnostics()).extracting(Diagnostic::text).isEqualTo(texts);
    assertThat(texts).allSatisfy(t -> assertThat(t).doesNotContain("hunter2", "12345"));
    return texts;
  }

  private ConfigurationReader.Result read(String extension, boolean strict) {
    return PomText.read(
        PomText.AZURE
            + "<scaleSets><scaleSet><name>web</name><extensions>"
            + extension
            + "</extensions></scaleSet></scaleSets>",
        project,
        strict);
  }
}
