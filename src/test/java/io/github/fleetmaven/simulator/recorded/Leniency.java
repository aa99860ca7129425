package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the simulator may say beyond a recording or leave out, for all recordings alike: it speaks
 * as the service did in summer 2024, and recordings are older, or speak an older version.
 */
final class Leniency {

  private static final String SUMMER_2024 = "2024-07-01";

  /** The service that two recordings of December 2019 speak of, under later versions' names. */
  private static final String AFTER_2019 = "2020-01-01";

  private static final String PROFILE = ".*\\.virtualMachineProfile";

  private static final List<Rule> RULES =
      List.of(
          // Etags came with 2024-07-01; what was recorded before under that name had none.
          Rule.since("(.*\\.)?etag", SUMMER_2024, SUMMER_2024),
          Rule.since(".*\\.resilientVMDeletionStatus", SUMMER_2024, SUMMER_2024),
          // 2021-11-01 brought the time at which something was made, 2024-07-01 that of a model.
          Rule.since(".*\\.timeCreated", "2021-11-01", "2021-11-01"),
          Rule.since(PROFILE + "\\.timeCreated", SUMMER_2024, SUMMER_2024),
          Rule.since(
              ".*\\.rollingUpgradePolicy\\.(maxSurge|rollbackFailedInstancesOnPolicyBreach)",
              "2022-11-01",
              AFTER_2019),
          Rule.since("properties\\.platformFaultDomainCount", "2020-12-01", AFTER_2019),
          Rule.since("properties\\.orchestrationMode", AFTER_2019, AFTER_2019),
          Rule.since(".*\\.imageReference\\.exactVersion", AFTER_2019, AFTER_2019),
          Rule.since(".*\\.(linux|windows)Configuration\\.patchSettings", "2020-12-01", AFTER_2019),
          Rule.since(".*\\.osDisk\\.deleteOption", "2021-03-01", AFTER_2019),
          Rule.since(".*\\.disableTcpStateTracking", AFTER_2019, AFTER_2019),
          // Shown until some time between February and August 2024.
          Rule.until(".*Configuration\\.enableVMAgentPlatformUpdates"),
          Rule.until(".*\\.enableAcceleratedNetworking"));

  private final LocalDate recorded;

  Leniency(Recording recording) {
    this.recorded = recording.day();
  }

  /**
   * What is shown since, or was shown until then.
   *
   * @param place where
   * @param version the first version of the service that shows it, or doesn't any more
   * @param date the day from which on it does so
   * @param since whether it came then, or went
   */
  private record Rule(Pattern place, String version, LocalDate date, boolean since) {

    static Rule since(String place, String version, String date) {
      return new Rule(Pattern.compile("\\$\\." + place), version, LocalDate.parse(date), true);
    }

    static Rule until(String place) {
      LocalDate date = LocalDate.parse(SUMMER_2024);
      return new Rule(Pattern.compile("\\$\\." + place), "", date, false);
    }

    boolean isOlder(RecordedCall call, LocalDate recorded) {
      return call.apiVersion().compareTo(version) < 0 || recorded.isBefore(date);
    }
  }

  /** Tells whether the simulator may say something that wasn't recorded. */
  boolean allowsMore(RecordedCall call, String place) {
    return RULES.stream()
        .filter(Rule::since)
        .filter(rule -> rule.isOlder(call, recorded))
        .anyMatch(rule -> rule.place().matcher(place).matches());
  }

  /** Tells whether the simulator may leave out something that was recorded, as false. */
  boolean allowsLess(RecordedCall call, String place, JsonNode value) {
    return value.isBoolean()
        && !value.asBoolean()
        && RULES.stream()
            .filter(rule -> !rule.since())
            .filter(rule -> rule.isOlder(call, recorded))
            .anyMatch(rule -> rule.place().matcher(place).matches());
  }

  /** Tells whether the service gave etags when a call was recorded. */
  boolean hasEtags(RecordedCall call) {
    return call.apiVersion().compareTo(SUMMER_2024) >= 0
        && !recorded.isBefore(LocalDate.parse(SUMMER_2024));
  }
}
