package io.github.fleetmaven.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.engine.CleanedContent;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of a fleet that keeps its content in a simulated storage account. */
class StorageRunsTest {

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
  private final List<String> lines = new ArrayList<>();

  @Test
  void aDscConfigurationIsBuiltUploadedAndRunsOnce() throws IOException {
    scene(Scene.of(Scene.set("web", 2).windows()));
    Path script = write("site.ps1", "Configuration Site { Import-DscResource -ModuleName xWeb }\n");
    write("xWeb/xWeb.psd1", "@{\n  ModuleVersion = '1.0'\n}\n");

    assertThat(apply(dsc(script))).allMatch(TargetOutcome::succeeded);
    assertThat(apply(dsc(script))).allMatch(TargetOutcome::succeeded);
    assertThat(runs("dsc")).hasSize(2);
    write("xWeb/xWeb.psd1", "@{\n  ModuleVersion = '1.0.1'\n}\n");
    lines.clear();
    assertThat(apply(dsc(script))).allMatch(TargetOutcome::succeeded);

    assertThat(runs("dsc")).hasSize(4);
    assertThat(lines).anyMatch(l -> l.contains("file xWeb/xWeb.psd1 changed, 29 → 31 bytes"));
    assertThat(state()).contains("https://acct.blob.core.windows.net/fleet/").contains("site.zip");
    assertThat(everything()).doesNotContain("sig=");
  }

  @Test
  void whatNothingRefersToIsRemovedAndNothingElse() throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    Path jar = write("app.jar", "the application");
    for (String release : List.of("one", "two", "three")) {
      Path script = write("install.sh", "echo " + release + "\n");
      assertThat(apply(script(script, jar))).allMatch(TargetOutcome::succeeded);
    }
    time.advance(DAY.multipliedBy(2));

    CleanedContent told =
        run(script(write("install.sh", "echo three\n"), jar)).cleanContent(DAY, true);
    CleanedContent done =
        run(script(write("install.sh", "echo three\n"), jar)).cleanContent(DAY, false);
    CleanedContent again =
        run(script(write("install.sh", "echo three\n"), jar)).cleanContent(DAY, false);

    // The first script and its record go; the second is what a rollback would put back.
    assertThat(told.removed()).isEqualTo(done.removed()).hasSize(2);
    assertThat(done.removed().keySet())
        .anyMatch(name -> name.endsWith("/install.sh"))
        .noneMatch(name -> name.endsWith("/app.jar"));
    assertThat(again.removed()).isEmpty();
    assertThat(again.needed()).isEqualTo(done.needed());
    lines.clear();
    apply(script(write("install.sh", "echo three\n"), jar));
    assertThat(lines).anyMatch(l -> l.contains("all there already"));
  }

  @Test
  void whatIsYoungStays() throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    for (String release : List.of("one", "two", "three")) {
      apply(script(write("install.sh", "echo " + release + "\n")));
    }

    CleanedContent cleaned =
        run(script(write("install.sh", "echo three\n"))).cleanContent(DAY, false);

    assertThat(cleaned.removed()).isEmpty();
  }

  @Test
  void whatAnInstanceStillCarriesStays() throws IOException {
    scene(Scene.of(Scene.set("web", 4).identity()).failing("web/0", "app", 1, "broken", 0));
    Path script = write("install.sh", "echo one\n");
    apply(script(script));
    time.advance(DAY.multipliedBy(2));

    assertThat(run(script(script)).cleanContent(DAY, false).removed()).isEmpty();
  }

  @Test
  void whatAnExtensionMayNeedWhoseTagOthersWroteStays() throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    Value.Obj one = releases().with("forceUpdateTag", Value.of("bumped by hand"));
    writeAsOthers(extension("app", one));

    CleanedContent cleaned = run(third()).cleanContent(DAY, false);

    assertThat(cleaned.removed()).isEmpty();
    assertThat(cleaned.unknown())
        .singleElement()
        .asString()
        .contains("extension app has no forceUpdateTag that this version of the plugin wrote");
  }

  @Test
  void whatAPublicAddressNamesStaysWhoeverWroteIt() throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    Value.Obj one =
        releases()
            .without("forceUpdateTag")
            .with("publisher", Value.of("Contoso"))
            .with("type", Value.of("Other"));
    writeAsOthers(extension("app", shown()), extension("other", one));

    CleanedContent cleaned = run(third()).cleanContent(DAY, false);

    assertThat(cleaned.removed().keySet()).singleElement().asString().startsWith("deliveries/");
    assertThat(cleaned.unknown()).isEmpty();
  }

  @Test
  void whatThePomsTargetsNameStaysWithoutARecord() throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    releases();
    for (Path record : records()) {
      Files.delete(record);
    }

    CleanedContent cleaned = run(third()).cleanContent(DAY, false);

    assertThat(cleaned.removed().keySet()).hasSize(2).allMatch(n -> n.endsWith("/install.sh"));
    lines.clear();
    apply(third());
    assertThat(lines).anyMatch(l -> l.contains("is there already"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"damaged", "{\"formatVersion\": 2}", "{\"formatVersion\": 1}"})
  void nothingIsRemovedWhereARecordCanNotBeRead(String text) throws IOException {
    scene(Scene.of(Scene.set("web", 2).identity()));
    releases();
    Files.writeString(records().get(0), text);

    CleanedContent cleaned = run(third()).cleanContent(DAY, false);

    assertThat(cleaned.removed()).isEmpty();
    assertThat(cleaned.unknown())
        .singleElement()
        .asString()
        .startsWith("deliveries/")
        .contains("can't be read as the record of a delivery, so nothing is removed");
  }

  @Test
  void whatIsReadByASignatureThatEndsIsRenewedInTime() throws IOException {
    scene(Scene.of(Scene.set("web", 2)));
    access = new ContentAccess.Sas(Duration.ofDays(7));
    Path script = write("install.sh", "echo one\n");
    apply(script(script));
    time.advance(Duration.ofDays(3));
    lines.clear();
    apply(script(script));
    assertThat(lines).anyMatch(l -> l.contains("Nothing to do"));
    time.advance(Duration.ofDays(2));
    lines.clear();

    apply(script(script));

    assertThat(lines)
        .anyMatch(l -> l.contains("the SAS by which machines read its files ends on 2026-03-08"));
    assertThat(runs("app")).hasSize(4);
    assertThat(everything()).doesNotContain("sig=");
  }

  @Test
  void aSetWithoutAnIdentityIsRefusedBeforeAnythingIsWritten() throws IOException {
    scene(Scene.of(Scene.set("web", 2)));
    Path script = write("install.sh", "echo one\n");

    assertThatThrownBy(() -> apply(script(script)))
        .hasMessageContaining("the scale set has none that is SystemAssigned")
        .hasMessageContaining("az vmss identity assign");

    assertThat(lines).contains("requests: 2, writes: 0");
    assertThat(lines).noneMatch(l -> l.contains("upload,"));
  }

  @Test
  void theKeyOfTheAccountIsInNoFileAndNoLine() throws IOException {
    String key = Base64.getEncoder().encodeToString("canary of the account".getBytes(UTF_8));
    scene(
        Scene.of(Scene.set("web", 2))
            .failing("web/0", "app", 1, "refused " + key + " for " + key.substring(2), 1));
    access = new ContentAccess.AccountKey();
    accountKey = Optional.of("secret://env/KEY");
    environment.put("KEY", key);
    Path script = write("install.sh", "echo one\n");

    apply(script(script));
    apply(script(script));

    assertThat(runs("app")).hasSize(3);
    assertThat(lines).anyMatch(l -> l.contains("refused (secret)"));
    Path state = output().resolve("simulator-state.json");
    Files.delete(state); // there the handler's own words stand as it printed them
    assertThat(everything()).doesNotContain(key).doesNotContain("canary of the account");
  }

  private final Map<String, String> environment = new HashMap<>();
  private Optional<String> accountKey = Optional.empty();
  private ContentAccess access =
      new ContentAccess.ManagedIdentity(Optional.empty(), Optional.empty());

  private DesiredTarget script(Path... files) {
    return Pom.set("web", Pom.script("app", "sh install.sh", files));
  }

  /**
   * Applies three releases, and lets two days pass; returns the properties by which the first one
   * was in the model.
   */
  private Value.Obj releases() throws IOException {
    apply(script(write("install.sh", "echo one\n")));
    Value.Obj one = shown();
    apply(script(write("install.sh", "echo two\n")));
    apply(third());
    time.advance(DAY.multipliedBy(2));
    return one;
  }

  private DesiredTarget third() throws IOException {
    return script(write("install.sh", "echo three\n"));
  }

  /** Returns the properties of the first extension of the model. */
  private Value.Obj shown() throws IOException {
    Value.Obj profile =
        asOthers("GET", "").at("properties", "virtualMachineProfile", "extensionProfile");
    return ((Value.Obj) profile.items("extensions").get(0)).obj("properties");
  }

  private static Value extension(String name, Value.Obj properties) {
    return Value.Obj.EMPTY
        .with("name", Value.of(name))
        .with("properties", properties.without("provisioningState"));
  }

  /** Writes the extensions of the model as another client does. */
  private void writeAsOthers(Value... extensions) throws IOException {
    Value.Obj profile =
        Value.Obj.EMPTY.with(
            "extensionProfile",
            Value.Obj.EMPTY.with("extensions", new Value.Arr(List.of(extensions))));
    asOthers(
        "PATCH",
        Json.write(
            Value.Obj.EMPTY.with(
                "properties", Value.Obj.EMPTY.with("virtualMachineProfile", profile))));
    time.advance(Duration.ofHours(1));
  }

  private Value.Obj asOthers(String method, String body) throws IOException {
    SimulatorResponse response =
        Simulators.open(settings().simulator(), Optional.of(output()), time)
            .handle(
                new SimulatorRequest(
                    method,
                    Scene.setId("web") + "?api-version=2025-04-01",
                    Map.of("Content-Type", List.of("application/json")),
                    body.getBytes(UTF_8)));
    assertThat(response.status()).isLessThan(300);
    return Pom.json(new String(response.body(), UTF_8));
  }

  /** Returns the files in which the simulator keeps the records of deliveries. */
  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.walk(output())) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/deliveries/"))
          .filter(file -> file.toString().endsWith("~data"))
          .sorted()
          .toList();
    }
  }

  private DesiredTarget dsc(Path script) {
    ContentSource.File source =
        new ContentSource.File("pom.xml:9", script, Optional.empty(), false);
    return Pom.set(
        "web",
        Pom.dsc(
            "dsc",
            new DesiredExtension.DscConfiguration(
                source, List.of(directory.resolve("xWeb")), List.of(), Optional.empty())));
  }

  private List<TargetOutcome> apply(DesiredTarget target) {
    return run(target).apply();
  }

  private FleetRun run(DesiredTarget target) {
    ContentPlace place =
        new ContentPlace.AzureStorage(
            "pom.xml:5",
            "acct",
            "https://acct.blob.core.windows.net",
            "fleet",
            "",
            accountKey,
            access);
    return new FleetRun(
        settings(), new DesiredFleet(List.of(target), Optional.of(place)), console(), time);
  }

  private void scene(Scene scene) throws IOException {
    Files.writeString(directory.resolve("scenario.json"), scene.json());
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path output() {
    return directory.resolve("target/fleet");
  }

  private String state() throws IOException {
    return Files.readString(output().resolve("simulator-state.json"));
  }

  private List<Value.Obj> runs(String extension) throws IOException {
    return Files.readAllLines(output().resolve("simulator-journal.jsonl")).stream()
        .map(Pom::json)
        .filter(l -> l.text("event").equals(Optional.of("handler")))
        .filter(l -> l.text("extension").equals(Optional.of(extension)))
        .toList();
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder(String.join("\n", lines));
    try (Stream<Path> files = Files.walk(output())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private Console console() {
    return new Console() {
      @Override
      public void info(String line) {
        lines.add(line);
      }

      @Override
      public void warn(String line) {
        lines.add(line);
      }
    };
  }

  private RunSettings settings() {
    return new RunSettings(
        RunSettings.CloudName.SIMULATOR,
        AzureSettings.DEFAULT,
        Optional.empty(),
        AlibabaSettings.DEFAULT,
        new SimulatorSettings(
            Optional.of(directory.resolve("scenario.json")), false, Optional.empty()),
        directory,
        output(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        false,
        true,
        false,
        false,
        environment::get,
        id -> Optional.empty(),
        BuildAccess.NONE);
  }
}
