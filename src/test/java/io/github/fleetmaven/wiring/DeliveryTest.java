package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.FolderStore;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that machines download, from the pom to the handler, on the simulator. */
class DeliveryTest {

  private static final String BLOBS = "https://acct.blob.core.windows.net";

  @TempDir Path directory;
  private FolderStore store;
  private Path install;
  private Path conf;
  private RunFixture fixture;

  /** Every kind of place, and of access. */
  enum Place {
    IDENTITY(storage(new ContentAccess.ManagedIdentity(Optional.empty(), Optional.empty()))),
    SAS(storage(new ContentAccess.Sas(Duration.ofDays(7)))),
    ACCOUNT_KEY(storage(new ContentAccess.AccountKey())),
    HTTP(new ContentPlace.Http("pom.xml:9", "https://files.example/fleet", Optional.empty())),
    MAVEN(
        new ContentPlace.MavenRepository(
            "pom.xml:9", "https://repo.example/raw", Optional.empty(), "org.example", "content"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final ContentPlace place;

    Place(ContentPlace place) {
      this.place = place;
    }
  }

  private static ContentPlace storage(ContentAccess access) {
    return new ContentPlace.AzureStorage(
        "pom.xml:9", "acct", BLOBS, "fleet", "", Optional.of("secret://env/ACCOUNT"), access);
  }

  @BeforeEach
  void files() throws IOException {
    store = new FolderStore(directory.resolve("place"));
    install = Files.writeString(directory.resolve("install.sh"), "echo one\n");
    conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("a.properties"), "a=1\n");
    Files.writeString(conf.resolve("b.properties"), "b=1\n");
    fixture = new RunFixture(directory, Scene.of(Scene.set("web", 2).identity()).machines(2, "db"));
    fixture.environment.put("ACCOUNT", "dGhlIGtleSBvZiB0aGUgYWNjb3VudA==");
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void runsOnceForEachChangedByteAndNeverOtherwise(Place place) throws IOException {
    for (boolean verified : List.of(false, true)) {
      apply(place, verified);
    }
    int before = handlerRuns();
    store.forget();

    apply(place, true);

    assertThat(handlerRuns()).isEqualTo(before);
    assertThat(store.puts).isEmpty();
    assertThat(store.heads).doesNotHaveDuplicates().hasSize(2);
    assertThat(lines()).last().asString().endsWith("writes: 0");

    Files.writeString(install, "echo two, and more\n");
    TargetOutcome outcome = apply(place, true);

    assertThat(outcome.failure()).isEmpty();
    assertThat(handlerRuns()).isEqualTo(before + 2);
    assertThat(lines())
        .anyMatch(l -> l.contains("update: file install.sh changed, 9 → 19 bytes"))
        .noneMatch(l -> l.contains("bytes; settings"));
    assertThat(store.uploads()).hasSize(1).first().asString().endsWith("install.sh");
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void touchingAndReorderingIsNoChange(Place place) throws IOException {
    apply(place, true);
    int before = handlerRuns();

    Files.setLastModifiedTime(install, FileTime.fromMillis(1));
    Files.setLastModifiedTime(conf.resolve("a.properties"), FileTime.fromMillis(1));
    Plan plan = run(place, target(true, true)).plan();

    assertThat(plan.isEmpty()).isTrue();
    assertThat(handlerRuns()).isEqualTo(before);
  }

  @Test
  void namesTheFileOfAFolderThatChanged() throws IOException {
    apply(Place.IDENTITY, false);
    Files.delete(conf.resolve("a.properties"));
    Files.writeString(conf.resolve("b.properties"), "b=2222\n");

    run(Place.IDENTITY, target(false, false)).plan();

    assertThat(lines())
        .anyMatch(l -> l.contains("b.properties changed, 4 → 7 bytes"))
        .anyMatch(l -> l.contains("a.properties is gone"));
    assertThat(store.reads).hasSize(1);
  }

  @Test
  void uploadsAgainWhatIsMissingOfWhatDoesNotChange() {
    apply(Place.IDENTITY, false);
    String name = store.puts.stream().filter(n -> n.endsWith("install.sh")).findFirst().orElse("");
    store.delete(name);
    int before = handlerRuns();
    store.forget();

    Plan plan = run(Place.IDENTITY, target(false, false)).plan();
    assertThat(plan.isEmpty()).isFalse();
    assertThat(lines()).contains("content: 1 file to upload (9 bytes), 1 is there already");
    TargetOutcome outcome = apply(Place.IDENTITY, false);

    assertThat(outcome.failure()).isEmpty();
    assertThat(store.uploads()).containsExactly("install.sh");
    assertThat(handlerRuns()).isEqualTo(before);
    assertThat(lines()).anyMatch(l -> l.matches("content: \\d+ requests, 1 upload, 9 bytes"));
  }

  @Test
  void writesNoModelWhenAnUploadFails() {
    store.refuses = name -> name.endsWith(".tar.gz");

    TargetOutcome outcome = apply(Place.IDENTITY, false);

    assertThat(outcome.failure().orElse(""))
        .contains("extension app: ")
        .contains(".tar.gz can't be delivered: tried to put ")
        .contains("AuthorizationPermissionMismatch")
        .contains("[request id req-7]")
        .contains("nothing of the target was changed");
    assertThat(fixture.file("simulator-journal.jsonl")).doesNotContain("PUT", "PATCH");
    store.refuses = name -> false;
    assertThat(apply(Place.IDENTITY, false).failure()).isEmpty();
    assertThat(handlerRuns()).isEqualTo(2);
  }

  @Test
  void goesOnAfterItWasKilledBetweenUploads() {
    store.killsBefore = name -> name.endsWith(".tar.gz");
    assertThatThrownBy(() -> apply(Place.IDENTITY, false))
        .hasRootCauseInstanceOf(FolderStore.KilledError.class);
    assertThat(fixture.file("simulator-journal.jsonl")).doesNotContain("PUT", "PATCH");
    store.killsBefore = name -> false;
    store.forget();

    assertThat(apply(Place.IDENTITY, false).failure()).isEmpty();

    assertThat(store.uploads()).hasSize(1).first().asString().endsWith(".tar.gz");
    assertThat(handlerRuns()).isEqualTo(2);
  }

  @Test
  void otherTargetsGoOnWhenTheContentOfOneCanNotBeDelivered() {
    store.refuses = name -> name.endsWith(".tar.gz");

    List<TargetOutcome> outcomes =
        run(Place.HTTP, target(false, false), Pom.machine("vm0", Pom.ext("other"))).apply();

    assertThat(outcomes.get(0).failure()).isPresent();
    assertThat(outcomes.get(1).failure()).isEmpty();
  }

  @Test
  void aSasIsRenewedWhenItComesNearItsEnd() {
    apply(Place.SAS, false);
    int before = handlerRuns();
    assertThat(lines())
        .anyMatch(l -> l.contains("an instance that is added after 2026-03-08T10:0"));

    pass(Duration.ofDays(4));
    assertThat(run(Place.SAS, target(false, false)).plan().isEmpty()).isTrue();
    pass(Duration.ofDays(1));
    apply(Place.SAS, false);

    assertThat(lines())
        .anyMatch(
            l ->
                l.matches(
                    ".*update: the SAS by which machines read its files ends on"
                        + " 2026-03-08T10:\\d\\dZ and is renewed"));
    assertThat(handlerRuns()).isEqualTo(before + 2);
    assertThat(run(Place.SAS, target(false, false)).plan().isEmpty()).isTrue();
    pass(Duration.ofDays(30));
    run(Place.SAS, target(false, false)).plan();
    assertThat(lines()).anyMatch(l -> l.contains("its files ended on 2026-03-13"));
  }

  @Test
  void aReviewedPlanKeepsUntilWhenItSigns() throws IOException {
    run(Place.SAS, target(false, false)).plan();
    Path reviewed =
        Files.copy(
            fixture.output().resolve("plan.json"), fixture.output().resolve("reviewed.json"));
    fixture.reviewed(reviewed);
    pass(Duration.ofDays(1));

    assertThat(apply(Place.SAS, false).failure()).isEmpty();

    assertThat(handlerRuns()).isEqualTo(2);
    assertThat(lines()).anyMatch(l -> l.contains("added after 2026-03-08T10:00Z"));
  }

  @Test
  void refusesAReviewedPlanWhoseSasComesNearItsEnd() throws IOException {
    run(Place.SAS, target(false, false)).plan();
    Path reviewed =
        Files.copy(
            fixture.output().resolve("plan.json"), fixture.output().resolve("reviewed.json"));
    fixture.reviewed(reviewed);
    pass(Duration.ofDays(5));

    assertThatThrownBy(() -> apply(Place.SAS, false))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("the SAS of the reviewed plan ends on 2026-03-08T10:00Z");
    assertThat(store.puts).isEmpty();
  }

  @Test
  void signaturesAreNowhereToBeSeen() throws IOException {
    apply(Place.SAS, true);

    try (var files = Files.walk(fixture.output())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("simulator-state.json")) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as("%s", file)
              .doesNotContain("signatureOf");
        }
      }
    }
    assertThat(lines()).noneMatch(l -> l.contains("signatureOf"));
  }

  @Test
  void goesBackToWhatIsStillInThePlace() throws IOException {
    apply(Place.IDENTITY, simple());
    Files.writeString(install, "echo two, and more\n");
    apply(Place.IDENTITY, simple());
    store.forget();

    List<TargetOutcome> outcomes =
        run(Place.IDENTITY, simple()).rollback(fixture.output().resolve("before-simulator.json"));

    assertThat(outcomes.get(0).failure()).isEmpty();
    assertThat(lines()).noneMatch(l -> l.contains("can't be put back"));
    assertThat(handlerRuns()).isEqualTo(6);
    assertThat(store.puts).isEmpty();
  }

  private void pass(Duration duration) {
    try {
      fixture.time.sleep(duration);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private TargetOutcome apply(Place place, boolean verified) {
    return apply(place, target(verified, false));
  }

  private TargetOutcome apply(Place place, DesiredTarget target) {
    fixture.lines.clear();
    return run(place, target).apply().get(0);
  }

  private FleetRun run(Place place, DesiredTarget... targets) {
    return fixture.run(place.place, store, targets);
  }

  private List<String> lines() {
    return List.copyOf(fixture.lines);
  }

  private int handlerRuns() {
    return (int)
        fixture
            .file("simulator-journal.jsonl")
            .lines()
            .filter(l -> l.contains("\"event\":\"handler\""))
            .count();
  }

  private DesiredTarget simple() {
    return Pom.set("web", Pom.script("app", "bash install.sh", install));
  }

  private DesiredTarget target(boolean verified, boolean reordered) {
    List<ContentSource> files = new ArrayList<>(Pom.sources(install));
    files.add(
        reordered ? 0 : 1,
        new ContentSource.FileSet(
            "pom.xml:2", conf, List.of(), List.of(), Optional.of("conf"), false));
    return Pom.set(
        "web",
        Pom.script(
            "app",
            new DesiredExtension.Script(
                Optional.of("bash install.sh"), files, List.of(), false, verified)));
  }
}
