package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.model.ContentNames;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.plan.ContentNeed;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlannedContent;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.time.Time;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings to its place what a plan says is missing there, before the first target is written that
 * needs it, and records what it is for. Run again it goes on with what is left. For one thread.
 */
public final class ContentDelivery {

  private static final String INTERRUPTED =
      "interrupted; run apply again, and it goes on from here";

  private static final String UNRECORDED = "what it is given can't be recorded: ";

  private final ContentStore store;
  private final ContentPlace place;
  private final StagedContent staged;
  private final PackagedFleet fleet;
  private final RunListener listener;
  private final Time time;
  private final StopRequest stop;
  private final Parallel parallel = new Parallel("fleet-upload", ContentCheck.AT_ONCE);

  /**
   * Makes one.
   *
   * @param staged the staged files
   * @param fleet with the digests that the plan was made with
   * @param listener hears what happens, from several threads
   * @param time tells how long it takes
   * @param stop by which the user ends it
   */
  public ContentDelivery(
      ContentStore store,
      ContentPlace place,
      StagedContent staged,
      PackagedFleet fleet,
      RunListener listener,
      Time time,
      StopRequest stop) {
    this.store = store;
    this.place = place;
    this.staged = staged;
    this.fleet = fleet;
    this.listener = listener;
    this.time = time;
    this.stop = stop;
  }

  /**
   * Uploads what is missing, and records what the targets are about to be given.
   *
   * @return of each target that must not be written, by its name, why its content isn't there
   */
  public Map<String, String> deliver(Plan plan) {
    Instant start = time.now();
    Set<String> missing =
        plan.uploads().stream().map(PlannedContent::name).collect(Collectors.toSet());
    List<ContentItem> uploads =
        ContentItem.distinct(place, plan.targets()).stream()
            .filter(item -> missing.contains(item.name()))
            .toList();
    Map<String, String> failures = failures(uploads, parallel.map(uploads, this::upload));
    tell(uploads, failures.keySet(), start);
    Map<String, String> blocked = blocked(plan, failures);
    record(plan, missing, blocked);
    return blocked;
  }

  /** Returns why something couldn't be uploaded; empty when it was. */
  private Optional<String> upload(ContentItem item) {
    if (Thread.currentThread().isInterrupted() || stop.isMade()) {
      return Optional.of(INTERRUPTED);
    }
    listener.on(
        new RunEvent.UploadStarted(
            item.target(), item.need().extension(), item.file(), item.size()));
    try {
      ExtensionKey key = fleet.declared(new ExtensionKey(item.target(), item.need().extension()));
      put(item, key);
      return Optional.empty();
    } catch (CloudException e) {
      return Optional.of(e.error().text());
    } catch (FleetException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      return Optional.of(why(e));
    }
  }

  /** Tells what stood against it on this machine; being interrupted shows as a failure too. */
  private static String why(UncheckedIOException e) {
    return Thread.currentThread().isInterrupted()
        ? INTERRUPTED
        : e.getMessage() + " (" + e.getCause() + ")";
  }

  private void put(ContentItem item, ExtensionKey key) {
    if (item.part().isPresent()) {
      store.put(item.name(), staged.path(key, item.part().get()), item.part().get().sha256());
    } else if (item.bundle().isPresent()) {
      Path archive =
          staged.archive(key, item.need().content(), item.bundle().get(), item.need().os());
      store.put(item.name(), archive, FileDigest.sha256(archive));
    }
  }

  private static Map<String, String> failures(
      List<ContentItem> uploads, List<Optional<String>> ends) {
    Map<String, String> failures = new LinkedHashMap<>();
    for (int i = 0; i < uploads.size(); i++) {
      ContentItem item = uploads.get(i);
      ends.get(i)
          .ifPresent(
              why ->
                  failures.put(
                      item.name(),
                      why.equals(INTERRUPTED) ? why : item.file() + " can't be delivered: " + why));
    }
    return failures;
  }

  private void tell(List<ContentItem> uploads, Set<String> failed, Instant start) {
    Duration took = Duration.between(start, time.now());
    Map<String, List<ContentItem>> byTarget =
        uploads.stream()
            .filter(item -> !failed.contains(item.name()))
            .collect(
                Collectors.groupingBy(
                    ContentItem::target, LinkedHashMap::new, Collectors.toList()));
    byTarget.forEach(
        (target, items) ->
            listener.on(
                new RunEvent.ContentUploaded(
                    target,
                    items.size(),
                    items.stream().mapToLong(ContentItem::size).sum(),
                    took)));
  }

  private Map<String, String> blocked(Plan plan, Map<String, String> failures) {
    Map<String, String> blocked = new LinkedHashMap<>();
    for (TargetPlan target : plan.targets()) {
      for (ContentNeed need : target.needs()) {
        names(need).stream()
            .filter(failures::containsKey)
            .findFirst()
            .ifPresent(
                name ->
                    blocked.putIfAbsent(target.name(), why(need, failures.getOrDefault(name, ""))));
      }
    }
    return blocked;
  }

  private static String why(ContentNeed need, String failure) {
    return failure.equals(INTERRUPTED)
        ? failure
        : "extension " + need.extension() + ": " + failure + "; nothing of the target was changed";
  }

  /**
   * A target that changes in any way has all its needs recorded, for a resource that was moved has
   * no record under its new id.
   */
  private boolean isTouched(TargetPlan target, Set<String> uploaded) {
    return !target.isEmpty()
        || target.needs().stream()
            .anyMatch(need -> need.written() || names(need).stream().anyMatch(uploaded::contains));
  }

  private void record(Plan plan, Set<String> uploaded, Map<String, String> blocked) {
    List<Recorded> records = new ArrayList<>();
    for (TargetPlan target : plan.targets()) {
      if (!blocked.containsKey(target.name()) && isTouched(target, uploaded)) {
        target.needs().forEach(need -> records.add(new Recorded(target.name(), need)));
      }
    }
    List<Optional<String>> ends = parallel.map(records, this::write);
    for (int i = 0; i < records.size(); i++) {
      Recorded recorded = records.get(i);
      ends.get(i)
          .ifPresent(why -> blocked.putIfAbsent(recorded.target(), why(recorded.need(), why)));
    }
  }

  private record Recorded(String target, ContentNeed need) {}

  private Optional<String> write(Recorded recorded) {
    if (Thread.currentThread().isInterrupted() || stop.isMade()) {
      return Optional.of(INTERRUPTED);
    }
    try {
      DeliveryNotes.write(store, recorded.need(), names(recorded.need()));
      return Optional.empty();
    } catch (CloudException e) {
      return Optional.of(UNRECORDED + e.error().text());
    } catch (FleetException e) {
      return Optional.of(UNRECORDED + e.getMessage());
    } catch (UncheckedIOException e) {
      String why = why(e);
      return Optional.of(why.equals(INTERRUPTED) ? why : UNRECORDED + why);
    }
  }

  private List<String> names(ContentNeed need) {
    return ContentNames.all(place, need.content(), need.os());
  }
}
