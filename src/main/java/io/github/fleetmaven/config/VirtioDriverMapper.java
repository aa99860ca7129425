package io.github.fleetmaven.config;

import io.github.fleetmaven.config.VirtioDriverConfig.Feature;
import io.github.fleetmaven.config.VirtioDriverConfig.SnapshotConfig;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Hazard;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps what is asked of a virtio driver. Not for several threads. */
final class VirtioDriverMapper {

  private static final int RETENTION_DAYS = 7;

  /** Stands for what is missing; the mistake has been reported, and nothing comes of it. */
  private static final int SOME_VERSION = 1;

  private final Problems problems;
  private final DriverMethodMapper methods;

  VirtioDriverMapper(Problems problems, ProjectFiles files) {
    this.problems = problems;
    this.methods = new DriverMethodMapper(problems, files);
  }

  /** Maps it; when it is missing, which is reported elsewhere, into something. */
  VirtioDriver map(Optional<VirtioDriverConfig> declared) {
    return declared
        .map(this::map)
        .orElseGet(
            () ->
                new VirtioDriver(
                    SOME_VERSION,
                    new VirtioDriver.Method.CommonCommand(),
                    snapshot(Optional.empty()),
                    Set.of(),
                    VirtioDriver.Restart.BATCHED));
  }

  private VirtioDriver map(VirtioDriverConfig driver) {
    checkAcknowledged(driver);
    return new VirtioDriver(
        version(driver),
        methods.map(driver),
        snapshot(driver.snapshot()),
        Set.copyOf(driver.acknowledge()),
        driver.restart().orElse(VirtioDriver.Restart.BATCHED));
  }

  private int version(VirtioDriverConfig driver) {
    Place place = driver.place();
    if (place.has("feature") && place.has("minimumVersion")) {
      problems.error(
          place.child("minimumVersion"),
          "<feature> and <minimumVersion> are both there, and name a version in two ways",
          "keep one of them");
    } else if (!place.has("feature") && !place.has("minimumVersion")) {
      problems.error(
          place,
          "it says of no version what it has to be",
          "name a <feature>, "
              + Stream.of(Feature.values())
                  .map(Feature::pomName)
                  .collect(Collectors.joining(" or "))
              + ", or a <minimumVersion>");
    }
    return driver
        .minimumVersion()
        .or(() -> driver.feature().map(Feature::version))
        .orElse(SOME_VERSION);
  }

  private Snapshot snapshot(Optional<SnapshotConfig> declared) {
    Snapshot.Disks disks = declared.flatMap(SnapshotConfig::disks).orElse(Snapshot.Disks.SYSTEM);
    Optional<Integer> days = declared.flatMap(SnapshotConfig::retentionDays);
    if (disks == Snapshot.Disks.NONE) {
      days.ifPresent(
          d ->
              problems.error(
                  declared.orElseThrow().place().child("retentionDays"),
                  "no snapshot is taken that could be kept",
                  "leave it out, or take snapshots: <disks>system</disks>"));
      return new Snapshot(disks, Optional.empty());
    }
    return new Snapshot(disks, Optional.of(days.orElse(RETENTION_DAYS)));
  }

  /** Whoever reads a pom is to see that somebody knew what the update brings. */
  private void checkAcknowledged(VirtioDriverConfig driver) {
    EnumSet<Hazard> missing = EnumSet.allOf(Hazard.class);
    missing.removeAll(driver.acknowledge());
    if (!missing.isEmpty()) {
      problems.error(
          driver.place().child("acknowledge"),
          "<acknowledge> doesn't name "
              + names(missing)
              + ": "
              + missing.stream().map(VirtioDriverMapper::what).collect(Collectors.joining("; ")),
          "when that may be, write <acknowledge>"
              + Stream.of(Hazard.values()).map(Hazard::pomName).collect(Collectors.joining(","))
              + "</acknowledge>");
    }
  }

  private static String names(Set<Hazard> hazards) {
    List<String> words = hazards.stream().map(Hazard::pomName).toList();
    return String.join(" and ", words);
  }

  private static String what(Hazard hazard) {
    return switch (hazard) {
      case NETWORK_INTERRUPTION ->
          "the update also replaces the network driver, so that the network of each instance drops"
              + " for about 10 seconds, with many data disks for 1 to 2 minutes";
      case ANTIVIRUS_DISABLED ->
          "third-party antivirus has to be switched off on the instances meanwhile, which this"
              + " plugin doesn't do";
    };
  }
}
