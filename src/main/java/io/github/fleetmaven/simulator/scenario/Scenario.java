package io.github.fleetmaven.simulator.scenario;

import java.util.List;
import java.util.Map;

/**
 * Where a simulation starts.
 *
 * @param digest the digest of the file's bytes
 * @param timing how long things take
 * @param pageSize how many items a page of a list holds, at least 1
 * @param latestImages the version that {@code latest} is, by {@code publisher:offer:sku} in lower
 *     case
 * @param resources what there is
 * @param faults what goes wrong
 * @param ecs what there is of Alibaba Cloud ECS
 */
public record Scenario(
    String digest,
    Timing timing,
    int pageSize,
    Map<String, String> latestImages,
    List<SeededResource> resources,
    List<Fault> faults,
    EcsSection ecs) {

  /** How many items a page holds when a scenario says nothing. */
  public static final int DEFAULT_PAGE_SIZE = 100;

  /** Keeps the lists from changing. */
  public Scenario {
    latestImages = Map.copyOf(latestImages);
    resources = List.copyOf(resources);
    faults = List.copyOf(faults);
  }

  /** Returns this scenario on another time scale. */
  public Scenario withTimeScale(double timeScale) {
    return new Scenario(
        digest, timing.withTimeScale(timeScale), pageSize, latestImages, resources, faults, ecs);
  }
}
