package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.UBUNTU;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.desiredMachine;
import static io.github.fleetmaven.plan.Fixtures.instance;
import static io.github.fleetmaven.plan.Fixtures.machine;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final ObservedExtension APP = observedApp("{\"port\": 80}");

  @Test
  void doesNotMoveWithWhatMovesByItself() {
    String before = of(base());

    assertThat(of(base().moved("77", 40))).isEqualTo(before);
    assertThat(of(base().instances(List.of(instance("9", false, List.of()))))).isEqualTo(before);
    assertThat(of(base().extensions(List.of(tagged("0"))))).isEqualTo(of(tagged("7")));
    assertThat(
            of(
                base()
                    .extensions(
                        List.of(
                            new ObservedExtension(
                                "APP",
                                APP.properties()
                                    .with("provisioningState", Value.of("Updating")))))))
        .isEqualTo(before);
  }

  @Test
  void movesWithEachPartThatThePlanReads() {
    assertThat(
            Stream.of(
                    base(),
                    base().mode(UpgradeMode.AUTOMATIC),
                    base().automaticOs(),
                    base().size("Standard_A1"),
                    base().flexible(),
                    base().image(UBUNTU.with("version", Value.of("2"))),
                    base().unmanaged("https://a/b.vhd"),
                    base().extensions(List.of()),
                    base().extensions(List.of(observedApp("{\"port\": 81}"))))
                .map(FingerprintTest::of))
        .doesNotHaveDuplicates();
  }

  @Test
  void coversTheMembersOfAGroupAndTheirExtensions() {
    assertThat(
            Stream.of(
                    new ObservedTarget.Machines(List.of(machine("a", OsType.LINUX))),
                    new ObservedTarget.Machines(List.of(machine("b", OsType.LINUX))),
                    new ObservedTarget.Machines(List.of(machine("a", OsType.LINUX, APP))))
                .map(o -> plan(desiredMachine("a"), o).fingerprint()))
        .doesNotHaveDuplicates();
  }

  private static Fixtures.ShownSet base() {
    return new Fixtures.ShownSet().extensions(List.of(APP));
  }

  private static ObservedExtension tagged(String attempt) {
    String tag = "fleet1:AAAAAAAAAAAAAAAAAAAAAA.:" + attempt;
    return observed("app", "{\"type\": \"A\", \"forceUpdateTag\": \"%s\"}".formatted(tag));
  }

  private static String of(ObservedExtension extension) {
    return of(base().extensions(List.of(extension)));
  }

  private static String of(Fixtures.ShownSet set) {
    return plan(desired(app()), set.build()).fingerprint();
  }
}
