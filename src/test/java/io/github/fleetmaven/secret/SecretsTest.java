package io.github.fleetmaven.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.Script;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path base;

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, ServerCredentials> servers = new HashMap<>();
  private final Masker masker = new Masker();
  private Secrets secrets;

  @BeforeEach
  void makeSecrets() {
    secrets =
        Secrets.of(environment::get, id -> Optional.ofNullable(servers.get(id)), base, masker);
  }

  @Test
  void readsEachStore() throws IOException {
    environment.put("TOKEN", "from-env");
    servers.put("db", new ServerCredentials(Optional.of("admin"), Optional.of("from-server")));
    Files.writeString(base.resolve("key.txt"), "from-file");

    assertThat(revealed("secret://env/TOKEN")).isEqualTo("from-env");
    assertThat(revealed("secret://server/db")).isEqualTo("from-server");
    assertThat(revealed("secret://server/db/username")).isEqualTo("admin");
    assertThat(revealed("secret://file/key.txt")).isEqualTo("from-file");
    assertThat(revealed("secret://file/" + base.resolve("key.txt"))).isEqualTo("from-file");
  }

  @Test
  void replacesReferencesInsideATextAndNothingElse() {
    environment.put("A", "$1\\{{secret://env/B}}");
    environment.put("B", "bbbb");

    assertThat(revealed("x {{secret://env/A}} y {{ secret://env/B }} ${HOME}"))
        .isEqualTo("x $1\\{{secret://env/B}} y bbbb ${HOME}");
    assertThat(revealed("plain")).isEqualTo("plain");
  }

  @Test
  void replacesReferencesInAllTextsOfAnObject() throws Exception {
    environment.put("A", "aaaa");
    Value.Obj settings =
        (Value.Obj)
            Json.parse(
                "{\"a\":\"secret://env/A\",\"b\":[{\"c\":\"x{{secret://env/A}}\"},1,true,null]}");

    assertThat(Json.write(secrets.reveal(settings).reveal()))
        .isEqualTo("{\"a\":\"aaaa\",\"b\":[{\"c\":\"xaaaa\"},1,true,null]}");
  }

  @Test
  void whatItRevealsIsMaskedAndShownAsAMask() {
    environment.put("A", "topsecret-value");

    assertThat(secrets.reveal("pass {{secret://env/A}}")).hasToString("(secret)");
    assertThat(masker.apply("it is topsecret-value.")).isEqualTo("it is (secret).");
  }

  @Test
  void readsASecretOnceARun() {
    environment.put("A", "first");
    assertThat(revealed("secret://env/A")).isEqualTo("first");

    environment.put("A", "second");
    assertThat(revealed("secret://env/A")).isEqualTo("first");
  }

  @Test
  void oneLineEndAtTheEndOfAFileIsNoPartOfTheSecret() throws IOException {
    Files.writeString(base.resolve("a"), "line\n\n");
    Files.writeString(base.resolve("b"), "line\r\n");
    Files.writeString(base.resolve("c"), " line ");

    assertThat(revealed("secret://file/a")).isEqualTo("line\n");
    assertThat(revealed("secret://file/b")).isEqualTo("line");
    assertThat(revealed("secret://file/c")).isEqualTo(" line ");
  }

  @Test
  void saysWhatIsMissingAndWhatToDo() {
    assertProblem(
        "secret://env/TOKEN",
        "secret://env/TOKEN: the environment variable TOKEN isn't set",
        "set TOKEN in the environment that Maven runs in");
    assertProblem(
        "secret://server/db",
        "secret://server/db: settings.xml has no password for a server with the id db",
        "add <server><id>db</id> with its password to ~/.m2/settings.xml, encrypted with mvn"
            + " --encrypt-password, and keep its ~/.m2/settings-security.xml");
    assertProblem(
        "secret://server/db/username",
        "secret://server/db/username: settings.xml has no user name for a server with the id db",
        "add <server><id>db</id> with its user name to ~/.m2/settings.xml");
    assertProblem(
        "secret://file/no.txt",
        "secret://file/no.txt: there is no file " + base.resolve("no.txt"),
        "put the secret into that file, as UTF-8 text, and keep it out of version control");
    assertProblem(
        "secret://vault/x",
        "secret://vault/x names no place that keeps secrets",
        "write secret://env/NAME, secret://server/ID, secret://server/ID/username or"
            + " secret://file/PATH");
  }

  @Test
  void refusesAnEmptySecret() {
    environment.put("EMPTY", "");

    assertProblem(
        "secret://env/EMPTY",
        "secret://env/EMPTY is empty",
        "set EMPTY in the environment that Maven runs in");
  }

  @Test
  void refusesFilesThatCanNotHoldASecret() throws IOException {
    Files.write(base.resolve("big"), new byte[FileStore.LIMIT_BYTES + 1]);
    Files.write(base.resolve("latin1"), "pässword".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectory(base.resolve("dir"));

    assertThat(problemsOf("secret://file/big").get(0).summary()).endsWith("is larger than 64 KiB");
    assertThat(problemsOf("secret://file/latin1").get(0).summary()).endsWith("isn't UTF-8 text");
    assertThat(problemsOf("secret://file/dir").get(0).summary()).endsWith("is a folder");
    assertThat(problemsOf("secret://file/a\0b").get(0).summary())
        .endsWith("its path can't be the path of a file");
  }

  @Test
  void refusesAPasswordThatIsStillEncrypted() {
    String encrypted = "{COQLCE6DU6GtcS5P+COQLCE6DU6GtcS5P=}";
    servers.put("db", new ServerCredentials(Optional.empty(), Optional.of(encrypted)));

    assertThat(problemsOf("secret://server/db").get(0).summary())
        .isEqualTo("secret://server/db: the password of the server db could not be decrypted");
  }

  @Test
  void tellsAllThatIsMissingAtOnceEachWithItsFirstPlace() {
    environment.put("THERE", "good-value");
    DesiredFleet fleet =
        new DesiredFleet(
            List.of(
                DeclaredFleets.scaleSet(
                    "web",
                    DeclaredFleets.settings(
                        "agent",
                        Value.Obj.EMPTY
                            .with("key", Value.of("secret://env/GONE"))
                            .with("there", Value.of("secret://env/THERE"))),
                    DeclaredFleets.script(
                        "app",
                        new Script(
                            Optional.of("run {{secret://server/x}} {{secret://env/GONE}}"),
                            List.of(),
                            List.of("https://a/b?{{secret://file/sas}}")))),
                DeclaredFleets.scaleSet(
                    "db",
                    DeclaredFleets.absent(
                        DeclaredFleets.settings(
                            "old", Value.Obj.EMPTY.with("a", Value.of("secret://env/OLD")))))));

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> secrets.checkAll(fleet))
        .withMessageNotContaining("good-value")
        .withMessageContaining(
            "pom.xml:41: web/agent/protectedSettings/key: secret://env/GONE: the environment"
                + " variable GONE isn't set (and in 1 other place); set GONE")
        .withMessageContaining("pom.xml:41: web/app/command: secret://server/x")
        .withMessageContaining("pom.xml:41: web/app/fileUris: secret://file/sas")
        .satisfies(e -> assertThat(e.diagnostics()).hasSize(3));
  }

  @Test
  void hidesWhatLooksLikeASecretInProtectedSettings() throws Exception {
    Value.Obj settings =
        (Value.Obj)
            Json.parse(
                "{\"keys\":[{\"key\":\"s3cr3tKey=\"}],\"user\":\"admin\",\"moved\":\"declared-public\","
                    + "\"command\":\"sh install.sh\",\"flag\":true}");

    secrets.checkAll(
        DeclaredFleets.of(
            "web", DeclaredFleets.moved(DeclaredFleets.settings("agent", settings), "moved")));

    assertThat(masker.apply("s3cr3tKey=, admin, declared-public, sh install.sh"))
        .isEqualTo("(secret), admin, declared-public, sh install.sh");
  }

  @Test
  void asksForTheKeyOfTheAccountThatKeepsContent() {
    ContentPlace place =
        new ContentPlace.AzureStorage(
            "pom.xml:9",
            "acc",
            "https://acc.blob.core.windows.net",
            "content",
            "",
            Optional.of("secret://env/ACCOUNT_KEY"),
            new ContentAccess.AccountKey());
    DesiredFleet fleet = new DesiredFleet(List.of(), Optional.of(place));

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> secrets.checkAll(fleet))
        .withMessageContaining(
            "pom.xml:9: content/azureStorage/accountKey: secret://env/ACCOUNT_KEY: the environment"
                + " variable ACCOUNT_KEY isn't set");
  }

  @Test
  void hidesWhatIsMadeOfSecretsOnTheWay() throws Exception {
    String script = "H4sIAAAA" + "b64/".repeat(40);
    Value.Obj sent =
        Value.Obj.EMPTY
            .with("script", Value.of(script))
            .with("fileUris", Value.ofTexts(List.of("https://a/c?sv=1&sp=r&sig=aB%2BcDeF")))
            .with("commandToExecute", Value.of("powershell -EncodedCommand " + "QwBk".repeat(40)))
            .with("other", Value.of("bash install.sh"));

    secrets.hideMade(sent);

    assertThat(masker.apply(script + ", aB+cDeF, bash install.sh; " + "QwBk".repeat(40)))
        .isEqualTo("(secret), (secret), bash install.sh; (secret)");
  }

  private String revealed(String text) {
    return secrets.reveal(text).reveal();
  }

  private void assertProblem(String text, String summary, String remedy) {
    Diagnostic problem = problemsOf(text).get(0);
    assertThat(problem.where()).isEqualTo("pom.xml:7: here");
    assertThat(problem.summary()).isEqualTo(summary);
    assertThat(problem.remedy()).startsWith(remedy);
  }

  private List<Diagnostic> problemsOf(String text) {
    try {
      secrets.reveal("pom.xml:7: here", text);
      return List.of();
    } catch (FleetException e) {
      return e.diagnostics();
    }
  }
}
