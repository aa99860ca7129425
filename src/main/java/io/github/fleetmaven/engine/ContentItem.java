package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.plan.ContentNeed;
import io.github.fleetmaven.plan.TargetPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that has to be in the place for content, and an extension that needs it.
 *
 * @param target the name of the target
 * @param name what it is called in the place
 * @param file its file name, for people
 * @param size in bytes, of an archive what its files take together
 * @param part the file; empty for an archive
 * @param bundle the archive; empty for a file
 */
record ContentItem(
    String target,
    ContentNeed need,
    String name,
    String file,
    long size,
    Optional<ContentDigest.Part> part,
    Optional<ContentDigest.Bundle> bundle) {

  /** Returns all that targets need, each name once, with the first that needs it. */
  static List<ContentItem> distinct(ContentPlace place, List<TargetPlan> targets) {
    Map<String, ContentItem> items = new LinkedHashMap<>();
    for (TargetPlan target : targets) {
      for (ContentNeed need : target.needs()) {
        of(place, target.name(), need).forEach(item -> items.putIfAbsent(item.name(), item));
      }
    }
    return List.copyOf(items.values());
  }

  private static List<ContentItem> of(ContentPlace place, String target, ContentNeed need) {
    List<ContentItem> items = new ArrayList<>();
    for (ContentDigest.Part part : need.content().singles()) {
      items.add(
          new ContentItem(
              target,
              need,
              ContentNames.of(place, part),
              part.name(),
              part.size(),
              Optional.of(part),
              Optional.empty()));
    }
    for (ContentDigest.Bundle bundle : need.content().bundles()) {
      long size = need.content().partsOf(bundle).stream().mapToLong(ContentDigest.Part::size).sum();
      items.add(
          new ContentItem(
              target,
              need,
              ContentNames.of(place, bundle, need.os()),
              ContentNames.archive(bundle, need.os()),
              size,
              Optional.empty(),
              Optional.of(bundle)));
    }
    return items;
  }
}
