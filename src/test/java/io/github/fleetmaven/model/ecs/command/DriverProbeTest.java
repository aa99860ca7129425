package io.github.fleetmaven.model.ecs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverProbeTest {

  private static final String LINE = "VIRTIO|100.83.104.58017|2026-01-01T00:06:21Z";

  @Test
  void readsTheLineOfTheCheck() {
    DriverReading known =
        new DriverReading.Known("100.83.104.58017", 58017, Instant.parse("2026-01-01T00:06:21Z"));
    assertThat(read(LINE + "\r\n")).isEqualTo(known);
    assertThat(read("a banner\r\n" + LINE)).isEqualTo(known);
  }

  @Test
  void takesTheLastNumberForTheVersion() {
    assertThat(((DriverReading.Known) read("VIRTIO|58011|2026-01-01T00:06:21Z")).version())
        .isEqualTo(58011);
    assertThat(((DriverReading.Known) read("VIRTIO|58017.1|2026-01-01T00:06:21Z")).version())
        .isEqualTo(1);
  }

  @Test
  void tellsAMissingFileApart() {
    assertThat(why("VIRTIO||2026-01-01T00:06:21Z\r\n"))
        .isEqualTo("it has no virtio driver (there is no viostor.sys)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VIRTIO|100.83.104.58017|20",
        "VIRTIO|100.83.104.58017|2026-01-01T00:06:21",
        "VIRTIO|100.83.104.58017|2026-01-01T00:06:21+08:00",
        "VIRTIO|100.83.104.58017|2026-13-01T00:06:21Z",
        "VIRTIO|100.83.104.58017|20260101000621.500000+480",
        "VIRTIO|100.83.104.|2026-01-01T00:06:21Z",
        "VIRTIO|100.83.104.58017-beta|2026-01-01T00:06:21Z",
        "VIRTIO|100.83.104.99999999999|2026-01-01T00:06:21Z",
        "VIRTIO|100.83.104.58017",
        "VIRTIO|100.83.104.58017|2026-01-01T00:06:21Z|more",
        "virtio|100.83.104.58017|2026-01-01T00:06:21Z",
        "100.83.104.58017",
        LINE + "\r\n" + LINE
      })
  void doesNotGuess(String output) {
    assertThat(why(output)).startsWith("the check printed something else: ");
  }

  @Test
  void quotesNoMoreThanALine() {
    assertThat(why("\r\nno such thing " + "x".repeat(500) + "\r\nmore"))
        .startsWith("the check printed something else: no such thing xxx")
        .hasSizeLessThan(200);
  }

  @Test
  void knowsNothingFromAnEmptyOrCutOutput() {
    assertThat(why(" \r\n")).isEqualTo("the check printed nothing");
    assertThat(
            DriverProbe.read(
                new EcsInvocation.Result(
                    "i-1", "Success", OptionalInt.of(0), "", "", LINE, 3, Optional.empty())))
        .isEqualTo(new DriverReading.Unknown("the check's output was cut off by 3 bytes"));
  }

  @Test
  void knowsNothingFromACheckThatFailed() {
    assertThat(
            DriverProbe.read(
                new EcsInvocation.Result(
                    "i-1",
                    "Failed",
                    OptionalInt.of(1),
                    "ExitCodeNonzero",
                    "the command execution exit code is not zero.",
                    LINE + "\r\ncould not be read: access denied\r\n",
                    0,
                    Optional.empty())))
        .isEqualTo(
            new DriverReading.Unknown(
                "the check ended as Failed, exit code 1, ExitCodeNonzero: the command execution"
                    + " exit code is not zero; it said: could not be read: access denied"));
    assertThat(
            DriverProbe.read(
                new EcsInvocation.Result(
                    "i-1",
                    "Timeout",
                    OptionalInt.empty(),
                    "ClientNotResponse",
                    "",
                    "",
                    0,
                    Optional.empty())))
        .isEqualTo(new DriverReading.Unknown("the check ended as Timeout, ClientNotResponse"));
  }

  /** No PowerShell is at hand in a build, so the text itself is looked at. */
  @Test
  void asksInAWayThatOldWindowsKnows() {
    assertThat(DriverProbe.SCRIPT)
        .contains("viostor.sys")
        .contains("FileVersionInfo")
        .contains("Sysnative")
        .contains("PROCESSOR_ARCHITEW6432")
        .contains("Get-WmiObject -Class Win32_OperatingSystem")
        .contains("ConvertToDateTime($os.LastBootUpTime).ToUniversalTime()")
        .contains("InvariantCulture")
        .contains("'VIRTIO|' + $version.Trim() + '|' + $time")
        .doesNotContain("Get-CimInstance")
        .doesNotContain("{{")
        .endsWith("exit 0\n");
    assertThat(DriverProbe.SCRIPT.chars()).allMatch(c -> c < 128);
    assertThat(CommandSize.fits(DriverProbe.SCRIPT)).isTrue();
  }

  @Test
  void changesNothing() {
    assertThat(DriverProbe.SCRIPT.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("set-", "remove-", "new-item", "out-file", "start-", "stop-", "restart");
  }

  private static String why(String output) {
    return ((DriverReading.Unknown) read(output)).why();
  }

  private static DriverReading read(String output) {
    return DriverProbe.read(
        new EcsInvocation.Result(
            "i-1", "Success", OptionalInt.of(0), "", "", output, 0, Optional.empty()));
  }
}
