package io.github.fleetmaven.config;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Maps groups of ECS instances. Not for several threads. */
final class EcsGroupMapper {

  /** Stands for what was named wrongly; the mistake has been reported, and nothing comes of it. */
  private static final EcsSelection NOBODY = new EcsSelection.Ids(List.of("i-"));

  private final Problems problems;
  private final AlibabaNames names;
  private final AlibabaSettings alibaba;
  private final Set<String> saidOfAlibaba;
  private final VirtioDriverMapper drivers;
  private final RolloutMapper rollouts;
  private final StrategyRules strategies;

  EcsGroupMapper(
      Problems problems, FleetConfig config, AlibabaSettings alibaba, ProjectFiles files) {
    this.problems = problems;
    this.names = new AlibabaNames(problems);
    this.alibaba = alibaba;
    this.saidOfAlibaba = config.alibaba().map(a -> a.place().children().keySet()).orElse(Set.of());
    this.drivers = new VirtioDriverMapper(problems, files);
    this.rollouts = new RolloutMapper(problems);
    this.strategies = new StrategyRules(problems);
  }

  /** Maps one. What it returns makes sense only when no error was found. */
  DesiredTarget map(EcsGroupConfig group) {
    Place place = group.place();
    group.name().ifPresent(name -> names.group(name, place.child("name")));
    strategies.checkEcs(group.rollout());
    return new DesiredTarget.EcsGroup(
        group.name().orElse(""),
        region(group),
        members(group),
        drivers.map(group.virtioDriver()),
        place.location(),
        rollouts.map(group.rollout()),
        TargetMapper.permissions(group.allow()));
  }

  private String region(EcsGroupConfig group) {
    Place place = group.place();
    group.regionId().ifPresent(r -> names.region(r, place.child("regionId")));
    Optional<String> region = group.regionId().or(alibaba::regionId);
    if (region.isEmpty() && !place.has("regionId") && !saidOfAlibaba.contains("regionId")) {
      problems.error(
          place,
          "<regionId> is missing, here and in <alibaba>",
          "add it to <alibaba>, for all groups, or here");
    }
    return region.orElse("");
  }

  private EcsSelection members(EcsGroupConfig group) {
    Place place = group.place();
    if (place.has("instanceIds") && place.has("tags")) {
      problems.error(
          place.child("tags"),
          "<instanceIds> and <tags> are both there, and name instances in two ways",
          "keep one of them");
    } else if (!place.has("instanceIds") && !place.has("tags")) {
      problems.error(
          place, "it names no instance", "name them by <instanceIds>, or find them by <tags>");
    }
    group.instanceIds().ifPresent(ids -> check(ids, place.child("instanceIds")));
    group.tags().ifPresent(tags -> names.tags(tags, place.child("tags")));
    List<String> ids = group.instanceIds().orElse(List.of());
    Map<String, String> tags = group.tags().orElse(Map.of());
    if (!ids.isEmpty()) {
      return new EcsSelection.Ids(ids);
    }
    return tags.isEmpty() ? NOBODY : new EcsSelection.Tags(tags);
  }

  private void check(List<String> ids, Place place) {
    if (ids.isEmpty()) {
      problems.error(
          place, "it names no instance", "name some, as <instanceId>i-bp1…</instanceId>");
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      names.instance(id, place);
      if (!seen.add(id)) {
        problems.error(place, "`" + id + "` is there twice", "keep one of them");
      }
    }
  }
}
