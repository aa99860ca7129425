package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.plan.EarlierContent;
import io.github.fleetmaven.plan.TargetContent;
import io.github.fleetmaven.plan.TargetPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells planning what it has to know of content beside the digests of the files.
 *
 * @param store the place for content, in which earlier deliveries are recorded
 * @param reviewed until when files can be read that are signed anew, as a reviewed plan has it
 */
public record ContentReading(Optional<ContentStore> store, Map<ExtensionKey, Instant> reviewed) {

  /**
   * For a fleet whose files travel inside its extensions, and for plans that nobody carries out.
   */
  public static final ContentReading NONE = new ContentReading(Optional.empty(), Map.of());

  public ContentReading {
    reviewed = Map.copyOf(reviewed);
  }

  /**
   * Makes the plan of one target. Which files there were is read only where a tag can't tell which
   * of them changed.
   */
  TargetPlan plan(
      DesiredTarget target,
      PackagedFleet fleet,
      Instant now,
      Function<TargetContent, TargetPlan> planner) {
    Set<EarlierContent.Asked> asked = new LinkedHashSet<>();
    TargetContent content =
        new TargetContent(
            name -> fleet.content(new ExtensionKey(target.name(), name)),
            fleet.fleet().content(),
            now,
            reviewed(target.name()),
            question -> {
              asked.add(question);
              return Optional.empty();
            });
    TargetPlan plan = planner.apply(content);
    Map<EarlierContent.Asked, ContentDigest> known = read(asked);
    return known.isEmpty()
        ? plan
        : planner.apply(content.with(question -> Optional.ofNullable(known.get(question))));
  }

  private Map<String, Instant> reviewed(String target) {
    Map<String, Instant> ends = new HashMap<>();
    reviewed.forEach(
        (key, end) -> {
          if (key.target().equalsIgnoreCase(target)) {
            ends.put(key.extension(), end);
          }
        });
    return ends;
  }

  private Map<EarlierContent.Asked, ContentDigest> read(Set<EarlierContent.Asked> asked) {
    Map<EarlierContent.Asked, ContentDigest> known = new HashMap<>();
    if (store.isEmpty()) {
      return known;
    }
    List<EarlierContent.Asked> questions = new ArrayList<>(asked);
    List<Optional<ContentDigest>> answers =
        new Parallel("fleet-deliveries", ContentCheck.AT_ONCE)
            .map(questions, question -> read(store.get(), question));
    for (int i = 0; i < questions.size(); i++) {
      EarlierContent.Asked question = questions.get(i);
      answers.get(i).ifPresent(digest -> known.put(question, digest));
    }
    return known;
  }

  private static Optional<ContentDigest> read(ContentStore store, EarlierContent.Asked asked) {
    String name = DeliveryRecord.name(asked.resource(), asked.extension(), asked.digest());
    try {
      return store.read(name).flatMap(DeliveryRecord::parse).map(DeliveryRecord::content);
    } catch (CloudException e) {
      // It only makes a reason clearer; what stands against a rollout shows when content is looked
      // for.
      return Optional.empty();
    }
  }
}
