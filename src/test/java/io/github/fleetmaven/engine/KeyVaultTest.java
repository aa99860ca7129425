package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Plan;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Protected settings that Azure takes from a Key Vault, instead of those that are sent. */
class KeyVaultTest {

  private static final String ONE = "https://vault.vault.azure.net/secrets/agent/0001";
  private static final String OTHER = "https://vault.vault.azure.net/secrets/agent/0002";

  @TempDir Path directory;

  /** What carries the extension. */
  enum Carrier {
    SET(ext -> Pom.set("web", ext), Scene.setId("web")),
    MACHINE(ext -> Pom.machine("vm", ext), Scene.machineId("vm"));

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final Function<Pom.Ext, DesiredTarget> target;

    private final String id;

    Carrier(Function<Pom.Ext, DesiredTarget> target, String id) {
      this.target = target;
      this.id = id;
    }

    DesiredTarget with(Pom.Ext ext) {
      return target.apply(ext);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isSentShownAndKept(Carrier carrier) {
    EngineFixture fixture = fixture();
    DesiredTarget declared = carrier.with(Pom.ext("agent").fromKeyVault(ONE));

    Plan plan = fixture.plan(declared);
    TargetOutcome outcome = fixture.applyOne(declared);

    assertThat(plan.targets().get(0).changes().get(0).after().toString()).contains(ONE);
    assertThat(outcome.succeeded()).isTrue();
    assertThat(shown(fixture, carrier)).isEqualTo(reference(ONE));
    fixture.assertSettled(declared);
  }

  @ParameterizedTest
  @EnumSource
  void anotherVersionIsAChange(Carrier carrier) {
    EngineFixture fixture = fixture();
    fixture.applyOne(carrier.with(Pom.ext("agent").fromKeyVault(ONE)));
    DesiredTarget declared = carrier.with(Pom.ext("agent").fromKeyVault(OTHER));

    assertThat(fixture.plan(declared).targets().get(0).changes().get(0).reason())
        .isEqualTo("protectedSettingsFromKeyVault " + ONE + " → " + OTHER);
    assertThat(fixture.applyOne(declared).succeeded()).isTrue();
    assertThat(fixture.runs()).hasSize(2);
    fixture.assertSettled(declared);
  }

  @ParameterizedTest
  @EnumSource
  void theTwoKindsTakeEachOthersPlaceInOneWrite(Carrier carrier) {
    EngineFixture fixture = fixture();
    fixture.environment.put("TOKEN", "s3cr3t");
    DesiredTarget sent =
        carrier.with(Pom.ext("agent").protectedSettings("{\"token\": \"secret://env/TOKEN\"}"));
    DesiredTarget referred = carrier.with(Pom.ext("agent").fromKeyVault(ONE));
    assertThat(fixture.applyOne(sent).succeeded()).isTrue();

    assertThat(reason(fixture, referred))
        .contains("protectedSettingsFromKeyVault none → " + ONE)
        .contains("the protected settings that were sent are dropped");
    assertThat(fixture.applyOne(referred).succeeded()).isTrue();
    assertThat(shown(fixture, carrier)).isEqualTo(reference(ONE));
    fixture.assertSettled(referred);

    assertThat(reason(fixture, sent)).contains("protectedSettingsFromKeyVault " + ONE + " → none");
    assertThat(fixture.applyOne(sent).succeeded()).isTrue();
    assertThat(shown(fixture, carrier)).isEqualTo(Value.Obj.EMPTY);
    assertThat(fixture.runs()).hasSize(3);
    fixture.assertSettled(sent);
  }

  @ParameterizedTest
  @EnumSource
  void staysWhenThePomSaysNothingOfProtectedSettings(Carrier carrier) {
    EngineFixture fixture = fixture();
    fixture.applyOne(carrier.with(Pom.ext("agent").fromKeyVault(ONE)));
    DesiredTarget declared = carrier.with(Pom.ext("agent").settings("{\"port\": 1}"));

    assertThat(fixture.applyOne(declared).succeeded()).isTrue();
    assertThat(shown(fixture, carrier)).isEqualTo(reference(ONE));
    fixture.assertSettled(declared);
  }

  @ParameterizedTest
  @EnumSource
  void filesInsideTheExtensionDontGoTogetherWithIt(Carrier carrier) {
    EngineFixture fixture = fixture();
    Path file = EngineFixture.write(directory.resolve("a.sh"), "exit 0\n");
    DesiredTarget declared = carrier.with(Pom.script("app", "bash a.sh", file).fromKeyVault(ONE));

    assertThat(EngineFixture.refusals(fixture.plan(declared)))
        .singleElement()
        .asString()
        .contains("needs protected settings of its own")
        .contains("take <protectedSettingsFromKeyVault> out");
  }

  private EngineFixture fixture() {
    return EngineFixture.of(directory, Scene.of(Scene.set("web", 1)).machine("vm", "db", ""));
  }

  private static String reason(EngineFixture fixture, DesiredTarget declared) {
    return fixture.plan(declared).targets().get(0).changes().get(0).reason();
  }

  private static Value.Obj shown(EngineFixture fixture, Carrier carrier) {
    return fixture
        .get(carrier.id + "/extensions/agent")
        .obj("properties")
        .obj("protectedSettingsFromKeyVault");
  }

  private static Value.Obj reference(String secretUrl) {
    return Pom.json(
        "{\"secretUrl\": \"%s\", \"sourceVault\": {\"id\": \"%s\"}}"
            .formatted(secretUrl, Pom.VAULT));
  }
}
