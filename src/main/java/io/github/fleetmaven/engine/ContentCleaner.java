package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStore.Stored;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Removes old content from its place. What a resource refers to stays: each record of a delivery
 * names one, and it is looked at, whoever's it is. What can't be looked at is taken as needed, and
 * what is young isn't touched, for a run may just be about to refer to it. All is looked at once
 * more right before it goes. For one thread.
 */
public final class ContentCleaner {

  private static final int AT_ONCE = 16;

  private final ContentStore store;
  private final ContentPlace place;
  private final ContentSurvey survey;
  private final Parallel parallel = new Parallel("fleet-clean", AT_ONCE);

  /**
   * Makes one.
   *
   * @param cloud where the resources are looked at
   * @param store what is cleaned
   * @param targets the fleet's own, which are looked at whether or not a record names them
   */
  public ContentCleaner(
      Cloud cloud, ContentStore store, ContentPlace place, List<DesiredTarget> targets) {
    this.store = store;
    this.place = place;
    this.survey = new ContentSurvey(cloud, store, targets);
  }

  /**
   * Cleans up.
   *
   * @param youngest what is younger stays
   * @param before digests that a rollback from a file on this machine would need
   * @param remove whether it is done, and not only found out
   * @throws FleetException when the place can't tell what it holds, or refuses; what was removed by
   *     then is gone, and running again goes on
   */
  public CleanedContent clean(Instant youngest, Set<String> before, boolean remove) {
    try {
      return cleaned(youngest, before, remove);
    } catch (CloudException e) {
      throw failure(e.error().text(), Remedies.ofAzure(e.error()));
    }
  }

  private FleetException failure(String what, String remedy) {
    return new FleetException(
        "old content can't be removed",
        List.of(Diagnostic.error(place.declaredAt() + ": " + place.baseUri(), what, remedy)));
  }

  private CleanedContent cleaned(Instant youngest, Set<String> before, boolean remove) {
    ContentFindings found = look(youngest, before);
    Map<String, Long> old = found.old(youngest);
    if (!remove || old.isEmpty()) {
      return told(found, youngest, old);
    }
    ContentFindings now = look(youngest, before);
    Map<String, Long> still = now.old(youngest);
    still.keySet().retainAll(old.keySet());
    return told(now, youngest, removed(still, now.needed(), youngest));
  }

  private ContentFindings look(Instant youngest, Set<String> before) {
    return survey.look(youngest, before).orElseThrow(this::untold);
  }

  private static CleanedContent told(
      ContentFindings found, Instant youngest, Map<String, Long> removed) {
    return new CleanedContent(
        found.kept(),
        found.own() - found.kept() - found.old(youngest).size(),
        removed,
        found.stored().size() - found.own(),
        found.unknown());
  }

  private FleetException untold() {
    return new FleetException(
        "old content can't be found",
        List.of(
            Diagnostic.error(
                place.declaredAt() + ": " + place.baseUri(),
                "this place can't tell what it holds",
                "remove it with the means of the server; what a plan names is needed")));
  }

  /**
   * Removes content before its record, so that a run that is killed leaves nothing behind that no
   * record names. Records that came meanwhile keep what they name.
   */
  private Map<String, Long> removed(Map<String, Long> old, Set<String> needed, Instant youngest) {
    Map<String, Long> removed = new TreeMap<>(old);
    removed.keySet().removeAll(since(needed, youngest));
    List<String> names = new ArrayList<>(removed.keySet());
    delete(names.stream().filter(name -> !ContentFindings.isRecord(name)).toList());
    delete(names.stream().filter(ContentFindings::isRecord).toList());
    return removed;
  }

  private Set<String> since(Set<String> needed, Instant youngest) {
    Set<String> since = new HashSet<>();
    for (Stored record : store.list(DeliveryRecord.PREFIX).orElseThrow(this::untold)) {
      if (!needed.contains(record.name()) && !record.modified().isBefore(youngest)) {
        since.addAll(names(record.name()));
      }
    }
    return since;
  }

  private List<String> names(String record) {
    Optional<String> text = store.read(record);
    if (text.isEmpty()) {
      return List.of();
    }
    return DeliveryRecord.parse(text.get())
        .map(DeliveryRecord::names)
        .orElseThrow(
            () ->
                failure(
                    record + " can't be read as the record of a delivery; nothing was removed",
                    "run the goal again; it tells what it can't read"));
  }

  private void delete(List<String> names) {
    parallel.map(
        names,
        name -> {
          store.delete(name);
          return name;
        });
  }
}
