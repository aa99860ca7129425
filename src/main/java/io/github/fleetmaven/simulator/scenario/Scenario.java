package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import java.util.List;
import java.util.Map;

/**
 * Where a simulation starts.
 *
 * @param digest the digest of the file's bytes
 * @param seed what all that is left to chance comes of, and every id
 * @param timing how long things take
 * @param throttling how many requests are taken
 * @param pageSize how many items a page of a list holds, at least 1
 * @param latestImages the version that {@code latest} is, by {@code publisher:offer:sku} in lower
 *     case
 * @param images versions and properties of images of the platform, by the same in any case
 * @param extensionImages the versions that handlers have, by {@code publisher:type}
 * @param resources what there is
 * @param faults what goes wrong
 */
public record Scenario(
    String digest,
    String seed,
    Timing timing,
    Throttling throttling,
    int pageSize,
    Map<String, String> latestImages,
    Map<String, ObjectNode> images,
    Map<String, List<String>> extensionImages,
    List<SeededResource> resources,
    List<Fault> faults) {

  /** How many items a page holds when a scenario says nothing. */
  public static final int DEFAULT_PAGE_SIZE = 100;

  /** What holds without a scenario: nothing is there, and nothing goes wrong. */
  public static final Scenario EMPTY =
      new Scenario(
          Digests.sha256(new byte[0]),
          "",
          Timing.DEFAULT,
          Throttling.OFF,
          DEFAULT_PAGE_SIZE,
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of());

  /** Keeps the lists from changing. */
  public Scenario {
    latestImages = Map.copyOf(latestImages);
    images = Map.copyOf(images);
    extensionImages = Map.copyOf(extensionImages);
    resources = List.copyOf(resources);
    faults = List.copyOf(faults);
  }

  /** Returns this scenario on another time scale. */
  public Scenario withTimeScale(double timeScale) {
    return new Scenario(
        digest,
        seed,
        timing.withTimeScale(timeScale),
        throttling,
        pageSize,
        latestImages,
        images,
        extensionImages,
        resources,
        faults);
  }
}
