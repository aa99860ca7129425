package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EcsNamesTest {

  @Test
  void makesEqualTokensOfEqualPartsOnly() {
    String token = EcsNames.token("web", "update", "i-1#1");
    assertThat(token).matches("[0-9a-f]{64}").isEqualTo(EcsNames.token("web", "update", "i-1#1"));
    assertThat(token).isNotEqualTo(EcsNames.token("web", "update", "i-1#2"));
    assertThat(token).isNotEqualTo(EcsNames.token("webupdate", "", "i-1#1"));
    assertThat(EcsNames.token("a", "bc")).isNotEqualTo(EcsNames.token("ab", "c"));
  }

  @Test
  void namesACommandByItsToken() {
    String token = EcsNames.token("web");
    assertThat(EcsNames.command(EcsPhase.CHECK, token))
        .isEqualTo("fleet-check-" + token.substring(0, 16));
  }
}
