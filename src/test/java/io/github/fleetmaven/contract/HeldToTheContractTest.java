package io.github.fleetmaven.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That no simulator of a test run escapes, and that a breach fails the test that saw it. */
class HeldToTheContractTest {

  private static final String SETS =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets";

  private final HeldToTheContract watch = new HeldToTheContract();

  @BeforeEach
  void needsTheDescription() {
    Description.assumeThere();
    org.junit.jupiter.api.Assumptions.assumeTrue(HeldToTheContract.watches(), "left out");
  }

  private static void answered(String path, String body, boolean staged) {
    new ContractWitness()
        .saw(
            new SimulatorRequest("GET", path + "?api-version=2025-04-01", Map.of(), new byte[0]),
            new SimulatorResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)),
            staged);
  }

  @Test
  void failsTheTestInWhichASimulatorAnsweredAmiss() {
    answered(SETS + "/web", "{\"location\": \"x\", \"madeUp\": 1}", false);
    assertThatThrownBy(() -> watch.afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("virtualMachineScaleSets/web 200")
        .hasMessageContaining("madeUp");
    watch.afterEach(null);
  }

  @Test
  void failsTheTestThatCallsWhatNobodyReviewed() {
    answered("/subscriptions/s/providers/Microsoft.Compute/madeUp", "{}", false);
    assertThatThrownBy(() -> watch.afterEach(null)).hasMessageContaining("elsewhere.txt");
  }

  @Test
  void leavesOutWhatAFaultAnswered() {
    answered(SETS + "/web", "{\"location\": \"x\", \"staged\": 1}", true);
    watch.afterEach(null);
  }

  @Test
  void seesWhatAnySimulatorAnswers(@TempDir Path directory) throws IOException {
    Path scenario = Files.writeString(directory.resolve("s.json"), "{}");
    Simulator simulator =
        Simulator.open(SimulatorOptions.inMemory(scenario, new ManualTime(Instant.EPOCH)));
    long before = HeldToTheContract.ledger().count();
    simulator.handle(
        new SimulatorRequest("GET", SETS + "?api-version=2025-04-01", Map.of(), new byte[0]));
    assertThat(HeldToTheContract.ledger().count()).isEqualTo(before + 1);
  }
}
