package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;

/** The regions of Alibaba Cloud ECS that a run has to do with. Safe for use by several threads. */
@FunctionalInterface
public interface EcsRegions {

  /** What a run has whose pom names no ECS group. */
  EcsRegions NONE =
      id -> {
        throw new IllegalStateException("no region of ECS was opened, but " + id + " is asked for");
      };

  /**
   * Returns a region.
   *
   * @param id as {@code cn-hangzhou}
   */
  EcsCloud region(String id);
}
