package io.github.fleetmaven.model.ecs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** How a command ended, as others put it into their sentences. */
class CommandEndTest {

  @Test
  void endsWithoutAFullStop() {
    assertThat(CommandEnd.text(result("The agent gave no response.", "")))
        .isEqualTo("Failed, exit code 1, ClientNotResponse: The agent gave no response");
    assertThat(CommandEnd.text(result("The agent gave no response.", "It broke.\n")))
        .isEqualTo(
            "Failed, exit code 1, ClientNotResponse: The agent gave no response; it said: It broke");
    assertThat(CommandEnd.text(result("Wait...", "")))
        .isEqualTo("Failed, exit code 1, ClientNotResponse: Wait...");
  }

  private static EcsInvocation.Result result(String info, String output) {
    return new EcsInvocation.Result(
        "i-1", "Failed", OptionalInt.of(1), "ClientNotResponse", info, output, 0, Optional.empty());
  }
}
