package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.DIGESTS;
import static io.github.fleetmaven.plan.Fixtures.NO_OPTIONS;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.json;
import static io.github.fleetmaven.plan.Fixtures.kind;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a plan makes of files that machines download. */
class DownloadedContentTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:30Z");
  private static final String SHA = "ab".repeat(32);
  private static final String BASE = "https://acct.blob.core.windows.net/fleet/x";
  private static final ContentAccess IDENTITY =
      new ContentAccess.ManagedIdentity(Optional.of("c-1"), Optional.empty());
  private static final ContentAccess SAS = new ContentAccess.Sas(Duration.ofDays(9));
  private static final List<String> NONE = List.of();

  private final ContentDigest one =
      new ContentDigest(List.of(new ContentDigest.Part("in stall.sh", SHA, 1204)));

  @Test
  void managedIdentityReadsPublicAddresses() {
    ExtensionStep step = step(plan(script(), one, storage(IDENTITY)));

    assertThat(step.properties().obj("settings"))
        .isEqualTo(
            json(
                """
                {"commandToExecute": "bash a.sh", "fileUris": ["%s/%s/in%%20stall.sh"],
                 "skipDos2Unix": true}"""
                    .formatted(BASE, SHA)));
    assertThat(step.protectedSettings())
        .contains(json("{\"managedIdentity\": {\"clientId\": \"c-1\"}}"));
    assertThat(tag(step).guarded()).isEmpty();
    assertThat(tag(step).expires()).isEmpty();
  }

  @Test
  void allAddressesAreProtectedWhereTheyAreSigned() {
    Fixtures.Ext script =
        kind("app", "customScript").script("run", List.of("a"), List.of("https://o/x"));
    TargetPlan plan = plan(script, one, storage(SAS));

    ExtensionStep step = step(plan);
    assertThat(step.properties().obj("settings").get("fileUris")).isEmpty();
    assertThat(step.protectedSettings()).contains(Value.Obj.EMPTY);
    assertThat(tag(step).expires()).contains(Instant.parse("2026-12-01T10:00:00Z"));
    assertThat(plan.changes().get(0).after().orElseThrow().toString()).contains("fileUris");
    assertThat(texts(plan))
        .anyMatch(t -> t.contains("an instance that is added after 2026-12-01T10:00Z can't read"));
  }

  @Test
  void theKeyOfTheAccountIsNamedAndNotWritten() {
    ExtensionStep step = step(plan(script(), one, storage(new ContentAccess.AccountKey())));

    assertThat(step.protectedSettings())
        .contains(
            json(
                """
                {"storageAccountName": "acct", "storageAccountKey": "secret://env/KEY"}"""));
    assertThat(tag(step).guarded()).isPresent();
  }

  @Test
  void windowsGetsItsFilesToo() {
    TargetPlan plan =
        plan(
            script(),
            one,
            storage(IDENTITY),
            new Fixtures.ShownSet().os(Optional.of(OsType.WINDOWS)).build());

    ExtensionStep step = step(plan);
    assertThat(step.properties().obj("settings").members().keySet()).containsExactly("fileUris");
    assertThat(step.delivery().orElseThrow().addedKeys()).containsExactly("commandToExecute");
  }

  @Test
  void anotherPlaceIsAChange() {
    ObservedTarget applied = Applied.to(plan(script(), one, storage(IDENTITY)));
    ContentPlace moved =
        new ContentPlace.Http("pom.xml:9", "https://files.example", Optional.empty());

    assertThat(plan(script(), one, storage(IDENTITY), applied).isEmpty()).isTrue();
    assertThat(reason(plan(script(), one, moved, applied)))
        .isEqualTo("the files are kept elsewhere; the machines read the files in another way");
    assertThat(reason(plan(script(), one, storage(SAS), applied)))
        .isEqualTo("the machines read the files in another way; a protected setting changed");
  }

  @Test
  void anotherKeySignsAnew() {
    ObservedTarget applied = Applied.to(plan(script(), one, storage(SAS)));

    assertThat(plan(script(), one, storage(SAS), applied).isEmpty()).isTrue();
    assertThat(reason(plan(script(), one, storage(SAS, "secret://env/KEY2"), applied)))
        .isEqualTo("a protected setting changed");
  }

  @Test
  void noAddressOfContentStaysWhereFilesAreNotDownloadedAnyMore() {
    ObservedTarget applied = Applied.to(plan(script(), one, storage(IDENTITY)));
    Fixtures.Ext alone = kind("app", "customScript").script("run", NONE, NONE);

    TargetPlan without = plan(alone, ContentDigest.NONE, storage(IDENTITY), applied);
    TargetPlan inline =
        planner().plan(desired(script()), name -> one, applied, DIGESTS, NO_OPTIONS);

    assertThat(step(without).properties().obj("settings").get("fileUris")).isEmpty();
    assertThat(step(inline).properties().obj("settings").get("fileUris")).isEmpty();
  }

  @Test
  void whatTheUserGivesForReadingStandsAgainstIt() {
    Fixtures.Ext script = script().hidden("{\"managedIdentity\": {}}");

    assertThat(texts(plan(script, one, storage(SAS))))
        .anyMatch(t -> t.contains("<protectedSettings> give a managedIdentity"));
    assertThat(plan(script, one, storage(SAS)).isRefused()).isTrue();
    assertThat(
            texts(plan(script().hidden("{\"storageAccountName\": \"x\"}"), one, storage(IDENTITY))))
        .anyMatch(t -> t.contains("give a storageAccountName"));
  }

  @Test
  void anOldHandlerCanNotReadByManagedIdentity() {
    assertThat(texts(plan(script().version("2.0"), one, storage(IDENTITY))))
        .anyMatch(t -> t.contains("version 2.0 of its handler can't read by managed identity"));
    assertThat(plan(script().version("2.10"), one, storage(IDENTITY)).isRefused()).isFalse();
  }

  @Test
  void aSasMustOutlastARollout() {
    assertThat(texts(plan(script(), one, storage(new ContentAccess.Sas(Duration.ofHours(2))))))
        .anyMatch(t -> t.contains("would end before a rollout has to"));
  }

  @Test
  void aSasThatTheUserWroteIsToldByItsDate() {
    assertThat(texts(plan(uri("2026-11-22T10:00:00Z"), ContentDigest.NONE, storage(SAS))))
        .anyMatch(t -> t.contains("the SAS in it ended on 2026-11-22T10:00Z"));
    assertThat(texts(plan(uri("2026-12-01"), ContentDigest.NONE, storage(SAS))))
        .anyMatch(t -> t.contains("the SAS in it ends on 2026-12-01T00:00Z"));
    assertThat(texts(plan(uri("2027-12-01T10%3A00Z"), ContentDigest.NONE, storage(SAS))))
        .noneMatch(t -> t.contains("the SAS in it"));
  }

  @Test
  void saysWhichSettingChanged() {
    Fixtures.Ext before = Fixtures.app().settings("{\"a\": {\"port\": 80, \"b\": [1]}, \"c\": 1}");
    Fixtures.Ext after = Fixtures.app().settings("{\"a\": {\"port\": 81, \"b\": [2]}, \"c\": 1}");
    ObservedTarget applied = Applied.to(Fixtures.plan(desired(before), set()));

    assertThat(reason(Fixtures.plan(desired(after), applied)))
        .isEqualTo("settings: a.port 80 → 81, a.b");
  }

  @Test
  void manyFilesAreToldByTheFoldersTheyTravelIn() {
    ObservedTarget applied = Applied.to(plan(script(), folders(30, "a"), storage(IDENTITY)));

    TargetPlan plan = plan(script(), folders(30, "b"), storage(IDENTITY), applied);

    assertThat(reason(plan)).isEqualTo("folder conf changed, still 300 bytes");
    assertThat(step(plan).properties().text("forceUpdateTag").orElse("").length()).isLessThan(200);
    assertThat(reason(plan(script(), one, storage(IDENTITY), applied)))
        .contains("its files changed");
  }

  @Property(tries = 200)
  void aTagIsReadAsItWasWritten(
      @ForAll @Size(max = 14) List<@LongRange(max = 1L << 50) Long> sizes,
      @ForAll @IntRange(max = 500_000_000) int minutes,
      @ForAll boolean ends) {
    List<PartPrint> prints = new ArrayList<>();
    sizes.forEach(size -> prints.add(PartPrint.of("file " + prints.size(), "" + size, size)));
    Optional<Instant> end =
        ends ? Optional.of(Instant.EPOCH.plus(Duration.ofMinutes(minutes))) : Optional.empty();
    TagDigest digest = new TagDigest("A".repeat(22), prints, Optional.empty(), 3, end);

    assertThat(TagDigest.parse(digest.text())).contains(digest);
  }

  private static ContentDigest folders(int files, String text) {
    List<ContentDigest.Part> parts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      parts.add(new ContentDigest.Part("conf/" + i, text + i, 10, Optional.of("conf")));
    }
    return new ContentDigest(parts, List.of(new ContentDigest.Bundle("conf", text.repeat(64))));
  }

  private static Fixtures.Ext script() {
    return kind("app", "customScript").script("bash a.sh", List.of("a.sh"), NONE);
  }

  private static Fixtures.Ext uri(String end) {
    String uri = "https://o.example/x?sv=1&se=" + end + "&sig=abcdefgh";
    return kind("app", "customScript").script("run", NONE, List.of(uri));
  }

  private static ContentPlace storage(ContentAccess access) {
    return storage(access, "secret://env/KEY");
  }

  private static ContentPlace storage(ContentAccess access, String key) {
    return new ContentPlace.AzureStorage(
        "pom.xml:9",
        "acct",
        "https://acct.blob.core.windows.net",
        "fleet",
        "x",
        Optional.of(key),
        access);
  }

  private static TargetPlan plan(Fixtures.Ext script, ContentDigest content, ContentPlace place) {
    return plan(script, content, place, set(List.of(), List.of()));
  }

  private static TargetPlan plan(
      Fixtures.Ext script, ContentDigest content, ContentPlace place, ObservedTarget observed) {
    TargetContent known =
        new TargetContent(name -> content, Optional.of(place), NOW, Map.of(), EarlierContent.NONE);
    return planner().plan(desired(script), known, observed, DIGESTS, NO_OPTIONS);
  }

  private static ExtensionStep step(TargetPlan plan) {
    return PlannerTest.step(plan, "app");
  }

  private static TagDigest tag(ExtensionStep step) {
    return ForceUpdateTag.parse(step.properties().text("forceUpdateTag").orElseThrow())
        .orElseThrow()
        .digest();
  }

  private static String reason(TargetPlan plan) {
    return plan.changes().get(0).reason();
  }

  private static List<String> texts(TargetPlan plan) {
    return plan.diagnostics().stream().map(Diagnostic::text).toList();
  }
}
