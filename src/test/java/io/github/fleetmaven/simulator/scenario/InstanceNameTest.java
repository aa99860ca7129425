package io.github.fleetmaven.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceNameTest {

  @ParameterizedTest
  @CsvSource({
    "web/1, web/1, true",
    "WEB/1, web/1, true",
    "web/1, web/10, false",
    "web/*, web/10, true",
    "web/*, web2/1, false",
    "*, anything, true",
    "a.b/1, aXb/1, false"
  })
  void matchesNamesAndStars(String name, String candidate, boolean expected) {
    assertThat(new InstanceName(name).matches(candidate)).isEqualTo(expected);
  }
}
