package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.UBUNTU;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.instance;
import static io.github.fleetmaven.plan.Fixtures.json;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageTest {

  private static final String GALLERY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/x/images/i";

  @Test
  void sendsAllPartsOfAPlatformImageAndKeepsThoseNotNamed() {
    TargetPlan plan = plan(image(version("18.04.2")), set());

    assertThat(sent(plan))
        .isEqualTo(
            json(
                """
                {"publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS",
                 "version": "18.04.2"}"""));
    Change change = plan.changes().get(0);
    assertThat(change.path()).isEqualTo("image");
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.effect()).isEqualTo(Effect.REIMAGE);
    assertThat(change.instances()).isEqualTo(2);
    assertThat(change.before()).contains(UBUNTU);
    assertThat(change.reason())
        .isEqualTo(
            "Canonical:UbuntuServer:18.04-LTS:18.04.1 →"
                + " Canonical:UbuntuServer:18.04-LTS:18.04.2");
    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.instances()).extracting(InstancePlan::effect).containsOnly(Effect.REIMAGE);
    assertThat(PlannerTest.work(plan).write().orElseThrow().extensions()).isEmpty();
    assertThat(plan(image(version("18.04.2")), Applied.to(plan)).isEmpty()).isTrue();
  }

  @Test
  void dropsTheExactVersionFromWhatItSends() {
    Value.Obj latest =
        UBUNTU.with("version", Value.of("latest")).with("exactVersion", Value.of("18.04.9"));

    TargetPlan plan = plan(image(version("18.04.2")), shown(latest));

    assertThat(sent(plan).get("exactVersion")).isEmpty();
    assertThat(sent(plan).text("version")).contains("18.04.2");
  }

  @Test
  void seesNoChangeInAnEqualImage() {
    DesiredImage same =
        new DesiredImage.Platform(
            Optional.of("canonical"),
            Optional.of("ubuntuserver"),
            Optional.empty(),
            Optional.of("18.04.1"));

    assertThat(plan(image(same), set()).isEmpty()).isTrue();
  }

  @Test
  void takesLatestForAVersionLikeAnyOther() {
    Value.Obj latest = UBUNTU.with("version", Value.of("latest"));
    Value.Obj runs = latest.with("exactVersion", Value.of("18.04.1"));
    ObservedTarget.ScaleSet observed =
        new Fixtures.ShownSet()
            .image(latest)
            .instances(List.of(instance("0", Optional.of(false), runs, List.of(), List.of())))
            .build();

    assertThat(plan(image(version("latest")), observed).isEmpty()).isTrue();
    assertThat(plan(image(version("latest")), set()).changes()).hasSize(1);
  }

  @Test
  void leavesAnInstanceAloneThatRunsTheVersionThatLatestWas() {
    Value.Obj latest = UBUNTU.with("version", Value.of("latest"));
    ObservedInstance same = upToDate("0", latest.with("exactVersion", Value.of("18.04.1")));
    ObservedInstance older = upToDate("1", latest.with("exactVersion", Value.of("18.04.0")));

    TargetPlan plan =
        plan(
            image(version("18.04.1")),
            new Fixtures.ShownSet().image(latest).instances(List.of(same, older)).build());

    assertThat(plan.instances())
        .extracting(InstancePlan::effect)
        .containsExactly(Effect.NONE, Effect.REIMAGE);
  }

  @Test
  void movesFromOneCustomImageToAnother() {
    ObservedTarget observed = shown(id(GALLERY + "/versions/1.0.0"));

    TargetPlan plan = plan(image(new DesiredImage.Custom(GALLERY + "/versions/1.1.0")), observed);

    assertThat(sent(plan)).isEqualTo(id(GALLERY + "/versions/1.1.0"));
    assertThat(
            plan(
                    image(new DesiredImage.Custom(GALLERY.toUpperCase(Locale.ROOT))),
                    shown(id(GALLERY)))
                .isEmpty())
        .isTrue();
  }

  @Test
  void takesAnInstanceWithSomeVersionForCurrentWhereTheModelNamesNone() {
    ObservedTarget observed =
        new Fixtures.ShownSet()
            .image(id(GALLERY))
            .instances(
                List.of(
                    instance(
                        "0",
                        Optional.of(false),
                        id(GALLERY + "/versions/1.0.0"),
                        List.of(),
                        List.of())))
            .build();

    assertThat(plan(desired(), observed).isEmpty()).isTrue();
  }

  @Test
  void refusesWhatAzureRefuses() {
    assertThat(plan(image(new DesiredImage.Custom(GALLERY)), set()).diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:10: myVMSS/image: the scale set has a platform image and the pom asks for a"
                + " custom image: Azure doesn't let the image type of a scale set change; make a"
                + " new scale set for it");
    assertThat(plan(image(version("1")), shown(id(GALLERY))).isRefused()).isTrue();
    assertThat(plan(image(version("1")), shown(Value.Obj.EMPTY)).isRefused()).isTrue();
    assertThat(plan(image(version("1")), unmanaged("https://a/old.vhd")).isRefused()).isTrue();
  }

  @Test
  void changesAnUnmanagedImageAndWarnsOfIt() {
    DesiredImage uri = new DesiredImage.Unmanaged("https://a/new.vhd");

    TargetPlan plan = plan(image(uri), unmanaged("https://a/old.vhd"));

    assertThat(PlannerTest.work(plan).write().orElseThrow().unmanagedImageUri())
        .contains("https://a/new.vhd");
    assertThat(PlannerTest.work(plan).write().orElseThrow().image()).isEmpty();
    assertThat(plan.instances()).extracting(InstancePlan::effect).containsOnly(Effect.REIMAGE);
    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("unmanaged disks were retired on 2026-03-31");
    assertThat(plan(image(uri), unmanaged("https://a/new.vhd")).isEmpty()).isTrue();
  }

  private static ObservedInstance upToDate(String id, Value.Obj image) {
    return Fixtures.instance(id, Optional.of(true), image, List.of(), List.of());
  }

  private static ObservedTarget shown(Value.Obj image) {
    return new Fixtures.ShownSet().image(image).instances(List.of(upToDate("0", image))).build();
  }

  private static ObservedTarget unmanaged(String uri) {
    return new Fixtures.ShownSet()
        .unmanaged(uri)
        .instances(List.of(upToDate("0", Value.Obj.EMPTY)))
        .build();
  }

  private static Value.Obj id(String id) {
    return Value.Obj.EMPTY.with("id", Value.of(id));
  }

  private static DesiredImage version(String version) {
    return new DesiredImage.Platform(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(version));
  }

  private static io.github.fleetmaven.model.DesiredTarget image(DesiredImage image) {
    return desired(Optional.of(image), Set.of());
  }

  private static Value.Obj sent(TargetPlan plan) {
    return PlannerTest.work(plan).write().orElseThrow().image().orElseThrow();
  }
}
