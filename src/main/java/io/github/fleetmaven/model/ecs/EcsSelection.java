package io.github.fleetmaven.model.ecs;

import java.util.List;
import java.util.Map;

/** Which instances of a region an ECS group means. */
public sealed interface EcsSelection {

  /**
   * Instances by their ids.
   *
   * @param ids as {@code i-bp1…}; not empty
   */
  record Ids(List<String> ids) implements EcsSelection {
    public Ids {
      ids = List.copyOf(ids);
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("no instance named: ECS would take that for all");
      }
    }
  }

  /**
   * Instances that carry all of some tags.
   *
   * @param tags not empty
   */
  record Tags(Map<String, String> tags) implements EcsSelection {
    public Tags {
      tags = Map.copyOf(tags);
      if (tags.isEmpty()) {
        throw new IllegalArgumentException("no tag named: ECS would take that for all instances");
      }
    }
  }
}
