package io.github.fleetmaven.simulator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

  private static final List<String> THERE = List.of("1.2.9", "1.2.10", "1.10.0", "2.0.0");

  @Test
  void areComparedNumberByNumber() {
    assertThat(Versions.newest(THERE)).contains("2.0.0");
    assertThat(Versions.newest(List.of("1.2.9", "1.2.10", "1.2"))).contains("1.2.10");
    assertThat(Versions.newest(List.of("1.2", "1.2.0"))).contains("1.2.0");
    assertThat(Versions.newest(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, true, 1.10.0",
    "1.2, false, 1.2.10",
    "1.2.9, false, 1.2.9",
    "2.0, true, 2.0.0",
    "1, false, 1.10.0"
  })
  void decideWhichHandlerIsInstalled(String asked, boolean anyMinor, String installed) {
    HandlerImage handler = new HandlerImage("p", "t", "Linux", THERE);
    assertThat(handler.installed(asked, anyMinor)).contains(installed);
  }

  @ParameterizedTest
  @CsvSource({"1.11, true", "3.0, true", "1.3, false"})
  void leaveNothingToInstall(String asked, boolean anyMinor) {
    HandlerImage handler = new HandlerImage("p", "t", "Linux", THERE);
    assertThat(handler.installed(asked, anyMinor)).isEmpty();
  }
}
