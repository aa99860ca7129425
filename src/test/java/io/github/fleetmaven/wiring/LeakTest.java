package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.it.LeakSearch;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.ServerCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A canary of each kind is sent through each place where a secret may stand, and all that a run
 * says, draws, returns and writes is searched for it.
 */
class LeakTest {

  private static final String OF_COMMAND = "Co/mmand+17&im<Berg";
  private static final String OF_ARGUMENT = "Ar/gument+18&im<Tal";
  private static final String OF_PASSWORD = "Pa/ssword+19&im<See";
  private static final String OF_USER = "Us/er+20&im<Wald";
  private static final String OF_FILE = "Fi/le+21&im<Moor";
  private static final String OF_ADDRESS = "Ad/dress+22&im<Feld";
  private static final String PLAIN = "Pl/ain+23&im<Haus";
  private static final String SIGNATURE = "Sig/Na+ture24imHeckeABCDEFGHIJKLMNOPQRSTUVW=";
  private static final String OLD_SIGNATURE = "Old/Na+ture25imHeckeABCDEFGHIJKLMNOPQRSTUVW=";
  private static final String ENCODED = "Sig%2FNa%2Bture24imHeckeABCDEFGHIJKLMNOPQRSTUVW%3D";
  private static final String SAS =
      "https://a.blob.core.windows.net/c/a.sh?sv=2024-11-04&sp=r&sig=";

  private static final LeakSearch SEARCH =
      new LeakSearch(
          Map.of(
              "command", OF_COMMAND,
              "argument", OF_ARGUMENT,
              "password", OF_PASSWORD,
              "user", OF_USER,
              "file", OF_FILE,
              "address", OF_ADDRESS,
              "plain", PLAIN,
              "signature", SIGNATURE,
              "old signature", OLD_SIGNATURE,
              "half", OF_COMMAND.substring(0, 10)));

  private static final List<String> CANARIES =
      List.of(OF_COMMAND, OF_ARGUMENT, OF_PASSWORD, OF_USER, OF_FILE, OF_ADDRESS, PLAIN, SIGNATURE);

  @TempDir private Path directory;

  @Test
  void nothingIsWrittenAnywhereWhenAllGoesWell() throws IOException {
    RunFixture fixture = fixture(Scene.of(set("web"), set("db")));

    List<String> said = everyGoal(fixture);

    assertThat(said)
        .anyMatch(text -> text.contains("\"script\" : \"(protected)\""))
        .anyMatch(text -> text.contains("\"fileUris\" : \"(protected)\""));
    assertThat(leaks(fixture, said)).isEmpty();
    assertThat(SEARCH.below(fixture.output())).isEmpty();
  }

  @Test
  void whatAHandlerRepeatsIsHidden() throws IOException {
    Scene failing =
        Scene.of(set("web"), set("db"))
            .failing("web/0", "app", 7, escaped(echo()), 0)
            .failing("web/1", "agent", 8, escaped(echo()), 0)
            .failing("db/0", "app", 9, escaped(echo()), 0);
    RunFixture fixture = fixture(failing);

    List<String> said = everyGoal(fixture);

    assertThat(said).anyMatch(line -> line.contains("told (secret)"));
    assertThat(fixture.file("journal.jsonl")).contains("told (secret)");
    assertThat(said)
        .anyMatch(text -> text.contains("<testsuite") && text.contains("told (secret)"));
    assertThat(leaks(fixture, said)).isEmpty();
    assertThat(below(fixture.output())).isEmpty();
  }

  @Test
  void aSignatureThatTheCloudShowsIsHidden() throws IOException {
    String old =
        "\"settings\": {\"commandToExecute\": \"a\", \"fileUris\": [\""
            + SAS
            + OLD_SIGNATURE
            + "\"]}";
    Scene scene =
        Scene.of(
            set("web"),
            set("db").extension("app", "Microsoft.Azure.Extensions", "CustomScript", old),
            Scene.set("other", 1)
                .extension(
                    "foreign",
                    "Contoso",
                    "foreign",
                    "\"settings\": {\"u\": \"" + SAS + OLD_SIGNATURE + "\"}"));
    RunFixture fixture = fixture(scene);

    List<String> said = everyGoal(fixture);

    assertThat(String.join("\n", said)).contains("fileUris holds a secret and moves");
    assertThat(fixture.file("before-simulator.json")).contains("c/a.sh?(secret)");
    assertThat(leaks(fixture, said)).isEmpty();
    assertThat(below(fixture.output())).isEmpty();
  }

  /** In which shape the service repeats what it was sent. */
  enum Refusal {
    MESSAGE("{\"error\": {\"code\": \"Bad\", \"message\": \"%s\"}}"),
    DETAILS(
        "{\"error\": {\"code\": \"Bad\", \"message\": \"no\", \"details\": [{\"code\": \"D\","
            + " \"message\": \"no\", \"details\": [{\"code\": \"E\", \"message\": \"%s\"}]}]}}"),
    INNER("{\"error\": {\"code\": \"Bad\", \"innererror\": {\"message\": \"%s\"}}}"),
    BARE("{\"code\": \"Bad\", \"message\": \"%s\"}"),
    CODE("{\"error\": {\"code\": \"%s\", \"message\": \"no\"}}"),
    PAGE("<html><body><h1>Bad</h1><p>%s</p></body></html>"),
    RAW("%s"),
    RAW_QUOTED("\"%s\"");

    private final String form;

    Refusal(String form) {
      this.form = form;
    }

    String body(String text) {
      return form.formatted(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatARefusalOfAWriteRepeatsIsHidden(Refusal refusal) throws IOException {
    String canary = CANARIES.get(Math.floorMod(refusal.name().hashCode(), CANARIES.size()));
    String body = refusal.body(escaped("told " + canary + echo()));
    RunFixture fixture = refusing(directory, "PATCH", body);

    String said = String.valueOf(fixture.run(targets(directory)).apply());

    assertThat(said).contains("(secret)");
    assertThat(leaks(fixture, List.of(said))).isEmpty();
    assertThat(below(fixture.output())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatARefusalOfAReadRepeatsIsHidden(Refusal refusal) throws IOException {
    RunFixture fixture = refusing(directory, "GET", refusal.body(escaped(echo())));

    Throwable failure = catchThrowable(() -> fixture.run(targets(directory)).plan());

    assertThat(failure).isNotNull();
    assertThat(leaks(fixture, List.of(trace(failure)))).isEmpty();
  }

  @Test
  void aPageThatIsCutShortCutsNoSecretInHalf() throws IOException {
    for (int before = 170; before < 205; before++) {
      Path folder = Files.createDirectories(directory.resolve("f" + before));
      String page = "<p>" + "x".repeat(before - 5) + " told " + OF_COMMAND + "</p>";
      RunFixture fixture = refusing(folder, "GET", escaped(page));

      Throwable failure = catchThrowable(() -> fixture.run(targets(folder)).plan());

      assertThat(leaks(fixture, List.of(trace(failure)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"extensions/app", "batch", "wave"})
  void aRunThatIsInterruptedTellsNothing(String words) throws IOException {
    RunFixture fixture =
        fixture(
            Scene.of(set("web"), set("db"))
                .failing("web/0", "app", 7, escaped(echo()), 0)
                .failing("db/0", "app", 9, escaped(echo()), 0));
    fixture.interruptAt(words);
    List<String> said = new ArrayList<>();

    Throwable failure =
        catchThrowable(() -> said.add(String.valueOf(fixture.run(targets(directory)).apply())));
    boolean interrupted = Thread.interrupted();
    said.add(interrupted + " " + (failure == null ? "" : trace(failure)));

    assertThat(leaks(fixture, said)).isEmpty();
    assertThat(below(fixture.output())).isEmpty();
  }

  @Test
  void aMissingSecretIsNamedAndTheOthersAreNot() throws IOException {
    RunFixture fixture = fixture(Scene.of(set("web"), set("db")));
    fixture.environment.remove("ARGUMENT");

    Throwable failure = catchThrowable(() -> fixture.run(targets(directory)).apply());

    assertThat(failure)
        .hasMessageContaining("web/other/protectedSettings/value: secret://env/ARGUMENT");
    assertThat(leaks(fixture, List.of(trace(failure)))).isEmpty();
    fixture.run(targets(directory)).status();
    assertThat(leaks(fixture, List.of())).isEmpty();
  }

  @Test
  void aFailureThatNobodyForesawIsCleared() {
    Masker masker = new Masker();
    masker.remember(OF_COMMAND);
    IllegalStateException failure =
        new IllegalStateException("a " + OF_COMMAND, new IOException("b " + OF_COMMAND));
    failure.addSuppressed(new IOException("c " + OF_COMMAND));

    RuntimeException cleared = ClearedFailure.of(failure, masker);

    assertThat(SEARCH.in("trace", trace(cleared))).isEmpty();
    assertThat(trace(cleared)).contains("a (secret)", "b (secret)", "c (secret)");
    IllegalStateException harmless = new IllegalStateException("a");
    assertThat(ClearedFailure.of(harmless, masker)).isSameAs(harmless);
  }

  private RunFixture fixture(Scene scene) {
    return fixture(directory, scene);
  }

  private static RunFixture fixture(Path folder, Scene scene) {
    RunFixture fixture = new RunFixture(folder, scene);
    fixture.environment.put("COMMAND", OF_COMMAND);
    fixture.environment.put("ARGUMENT", OF_ARGUMENT);
    fixture.environment.put("ADDRESS", OF_ADDRESS);
    fixture.servers.put(
        "agent", new ServerCredentials(Optional.of(OF_USER), Optional.of(OF_PASSWORD)));
    write(folder.resolve("token.txt"), OF_FILE + "\n");
    write(folder.resolve("a.sh"), "#!/bin/sh\nexit 0\n");
    return fixture;
  }

  private static RunFixture refusing(Path folder, String method, String body) {
    return fixture(
        folder,
        Scene.of(set("web"), set("db"))
            .fault(
                "{\"when\": {\"method\": \"%s\"}, \"respond\": {\"status\": 400, \"body\": %s}}"
                    .formatted(method, Json.write(Value.of(body)))));
  }

  private static Scene.SetOf set(String name) {
    return Scene.set(name, 3)
        .extension(
            "agent", "Contoso", "agent", "\"settings\": {\"token\": \"open\", \"region\": \"w\"}");
  }

  private static DesiredTarget[] targets(Path folder) {
    return new DesiredTarget[] {
      Pom.set(
          "web",
          Pom.policy(1, 1, 3),
          Pom.script("app", "DB='{{secret://env/COMMAND}}' bash a.sh", folder.resolve("a.sh")),
          Pom.ext("agent")
              .settings("{\"region\": \"west\"}")
              .protectedSettings(
                  """
                  {"token": "a {{secret://file/token.txt}} b", "password": "secret://server/agent",
                   "user": "secret://server/agent/username", "list": ["%s"]}"""
                      .formatted(PLAIN))
              .moved("token"),
          Pom.ext("other")
              .protectedSettings("{\"value\": \"--a {{ secret://env/ARGUMENT }} --b\"}")),
      Pom.set(
          "db",
          Pom.policy(1, 1, 3),
          Pom.downloading(
              "app",
              "bash a.sh '{{secret://env/ARGUMENT}}'",
              SAS + ENCODED,
              "https://example.com/a?key={{secret://env/ADDRESS}}"))
    };
  }

  /** Plans, applies, applies again, shows and rolls back; returns all that is said and returned. */
  private List<String> everyGoal(RunFixture fixture) {
    DesiredTarget[] targets = targets(directory);
    List<String> said = new ArrayList<>();
    Plan plan = fixture.run(targets).plan();
    said.add(fixture.file("plan.json"));
    List<TargetOutcome> outcomes = new ArrayList<>(fixture.run(targets).apply());
    said.add(fixture.file("junit/TEST-web.xml"));
    said.add(fixture.file("junit/TEST-db.xml"));
    outcomes.addAll(fixture.run(targets).apply());
    said.add(String.valueOf(fixture.run(targets).status()));
    fixture.run(targets).pause();
    fixture.run(targets).resume();
    Throwable failure =
        catchThrowable(
            () ->
                outcomes.addAll(
                    fixture
                        .run(targets)
                        .rollback(fixture.output().resolve("before-simulator.json"))));
    said.add(failure == null ? "" : trace(failure));
    plan.targets().forEach(t -> said.add(t.changes() + " " + t.diagnostics() + t.instances()));
    said.add(outcomes.toString());
    said.addAll(fixture.lines);
    return said;
  }

  private static List<String> leaks(RunFixture fixture, List<String> said) {
    List<String> all = new ArrayList<>(said);
    all.addAll(fixture.lines);
    all.addAll(fixture.drawn);
    return all.stream().flatMap(text -> SEARCH.in("said", text).stream()).distinct().toList();
  }

  /** The simulator's state is the cloud itself, in which a handler has said what it said. */
  private static List<String> below(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("simulator-state.json")) {
          found.addAll(SEARCH.in(file));
        }
      }
    }
    return found;
  }

  private static String echo() {
    StringBuilder text = new StringBuilder();
    for (String canary : CANARIES) {
      byte[] bytes = ("x" + canary + "y").getBytes(StandardCharsets.UTF_8);
      text.append(" told ").append(canary).append(' ');
      text.append(Base64.getEncoder().encodeToString(bytes)).append(' ');
      text.append(
          Base64.getEncoder()
              .encodeToString(("x" + canary + "y").getBytes(StandardCharsets.UTF_16LE)));
    }
    return text.append(' ').append(SAS).append(ENCODED).toString();
  }

  /** As it stands in a text of JSON. */
  private static String escaped(String text) {
    String quoted = Json.write(Value.of(text));
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String trace(Throwable failure) {
    StringWriter words = new StringWriter();
    failure.printStackTrace(new PrintWriter(words));
    return words.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
