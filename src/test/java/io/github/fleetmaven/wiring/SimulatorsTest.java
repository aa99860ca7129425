package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a simulator from starting is told with a remedy. */
class SimulatorsTest {

  @TempDir private Path directory;
  private Path scenario;

  @BeforeEach
  void writeScenario() throws IOException {
    scenario =
        Files.writeString(directory.resolve("scenario.json"), Scene.of(Scene.set("web", 1)).json());
  }

  @Test
  void aPortThatIsTaken() {
    try (SimulatorHandle first = serve(settings(Optional.empty()), 0)) {
      int port = first.uri().getPort();

      assertThatThrownBy(() -> serve(settings(Optional.empty()), port))
          .isInstanceOf(FleetException.class)
          .hasMessageContaining("fleet.simulator.port: port " + port + " of 127.0.0.1")
          .hasMessageContaining("use another port");
    }
  }

  @Test
  void aPortThatDoesNotExist() {
    assertThatThrownBy(() -> serve(settings(Optional.empty()), 70_000))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("there is no port 70000");
  }

  @Test
  void aTimeScaleThatStopsTime() {
    assertThatThrownBy(() -> serve(settings(Optional.of(0.0)), 0))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("fleet.simulator.timeScale: a time scale must be above 0");
  }

  @Test
  void aStateThatCanNotBeRead() throws IOException {
    Files.createDirectories(output());
    Files.writeString(output().resolve("simulator-state.json"), "{\"scenario\": ");

    assertThatThrownBy(() -> serve(settings(Optional.empty()), 0))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("simulator-state.json can't be read")
        .hasMessageContaining("-Dfleet.simulator.reset");
    assertThat(output().resolve("simulator-journal.jsonl")).doesNotExist();
  }

  @Test
  void overHttpsItSaysWhomToTrustAndServesPlainHttpBeside() throws IOException {
    try (SimulatorHandle served = Simulators.serve(settings(Optional.empty()), output(), 0, true)) {
      assertThat(served.uri()).hasScheme("https").hasHost("127.0.0.1");
      assertThat(served.plain()).hasScheme("http").hasHost("127.0.0.1");
      Path authority = served.authority().orElseThrow();
      assertThat(authority).isAbsolute().hasFileName("simulator-ca.pem").hasParent(output());
      assertThat(authority).content().startsWith("-----BEGIN CERTIFICATE-----");
      assertThat(journal(served.plain())).isEmpty();
    }
  }

  @Test
  void withoutHttpsThereIsOneAddressAndNobodyToTrust() {
    try (SimulatorHandle served = serve(settings(Optional.empty()), 0)) {
      assertThat(served.plain()).isEqualTo(served.uri());
      assertThat(served.authority()).isEmpty();
      assertThat(output().resolve("simulator-ca.pem")).doesNotExist();
    }
  }

  @Test
  void anAuthorityThatCanNotBeWritten() throws IOException {
    Files.createDirectories(output().resolve("simulator-ca.pem"));

    assertThatThrownBy(() -> Simulators.serve(settings(Optional.empty()), output(), 0, true))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("fleet.simulator.tls: ")
        .hasMessageContaining("simulator-ca.pem can't be written");
  }

  private static String journal(URI address) throws IOException {
    try (InputStream answer = address.resolve("/_simulator/journal").toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8).trim();
    }
  }

  private SimulatorHandle serve(SimulatorSettings settings, int port) {
    return Simulators.serve(settings, output(), port, false);
  }

  private Path output() {
    return directory.resolve("target");
  }

  private SimulatorSettings settings(Optional<Double> timeScale) {
    return new SimulatorSettings(Optional.of(scenario), false, timeScale);
  }
}
