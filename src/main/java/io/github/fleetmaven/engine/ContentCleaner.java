package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStore.Stored;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Removes old content from its place. What a resource refers to stays: each record of a delivery
 * names one, and it is looked at, whoever's it is. What can't be looked at is taken as needed, and
 * what is young isn't touched, for a run may just be about to refer to it. For one thread.
 */
public final class ContentCleaner {

  private static final int AT_ONCE = 16;

  /** Other names in the place aren't ours. */
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}/[^/]+");

  private final Cloud cloud;
  private final ContentStore store;
  private final ContentPlace place;
  private final Parallel parallel = new Parallel("fleet-clean", AT_ONCE);

  /**
   * Makes one.
   *
   * @param cloud where the resources are looked at
   * @param store what is cleaned
   */
  public ContentCleaner(Cloud cloud, ContentStore store, ContentPlace place) {
    this.cloud = cloud;
    this.store = store;
    this.place = place;
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
      throw new FleetException(
          "old content can't be removed",
          List.of(
              Diagnostic.error(
                  place.declaredAt() + ": " + place.baseUri(),
                  e.error().text(),
                  Remedies.of(e.error()))));
    }
  }

  private CleanedContent cleaned(Instant youngest, Set<String> before, boolean remove) {
    List<Stored> stored = store.list("").orElseThrow(this::untold);
    Map<String, Optional<DeliveryRecord>> records = records(stored);
    Map<String, ContentUse> uses = uses(records);
    Set<String> needed = needed(stored, records, uses, youngest, before);
    Map<String, Long> old = old(stored, needed, youngest);
    int own = (int) stored.stream().filter(s -> isOurs(s.name())).count();
    int keep = (int) stored.stream().filter(s -> needed.contains(s.name())).count();
    Map<String, Long> removed = remove ? removed(old, needed, youngest) : old;
    return new CleanedContent(
        keep,
        own - keep - old.size(),
        removed,
        stored.size() - own,
        uses.values().stream()
            .flatMap(use -> use.unknown().map(why -> use.resource() + ": " + why).stream())
            .sorted()
            .toList());
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

  private Map<String, Optional<DeliveryRecord>> records(List<Stored> stored) {
    List<String> names =
        stored.stream().map(Stored::name).filter(ContentCleaner::isRecord).toList();
    List<Optional<DeliveryRecord>> read =
        parallel.map(names, name -> store.read(name).flatMap(DeliveryRecord::parse));
    Map<String, Optional<DeliveryRecord>> records = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      records.put(names.get(i), read.get(i));
    }
    return records;
  }

  private Map<String, ContentUse> uses(Map<String, Optional<DeliveryRecord>> records) {
    List<String> resources =
        records.values().stream()
            .flatMap(Optional::stream)
            .map(DeliveryRecord::resource)
            .distinct()
            .toList();
    Map<String, ContentUse> uses = new HashMap<>();
    parallel
        .map(resources, resource -> ContentUse.of(resource, cloud))
        .forEach(use -> uses.put(use.resource(), use));
    return uses;
  }

  /** Returns the names that stay, records and content; a record that can't be read stays. */
  private static Set<String> needed(
      List<Stored> stored,
      Map<String, Optional<DeliveryRecord>> records,
      Map<String, ContentUse> uses,
      Instant youngest,
      Set<String> before) {
    Set<String> needed = new HashSet<>();
    for (Stored record : stored) {
      Optional<DeliveryRecord> delivery = records.getOrDefault(record.name(), Optional.empty());
      if (!isRecord(record.name())) {
        continue;
      }
      boolean stays =
          delivery.isEmpty()
              || !record.modified().isBefore(youngest)
              || before.contains(delivery.get().digest())
              || isUsed(delivery.get(), uses);
      if (stays) {
        needed.add(record.name());
        delivery.ifPresent(d -> needed.addAll(d.names()));
      }
    }
    return needed;
  }

  private static boolean isUsed(DeliveryRecord delivery, Map<String, ContentUse> uses) {
    ContentUse use = uses.get(delivery.resource());
    return use == null || use.needs(delivery.digest());
  }

  private static Map<String, Long> old(List<Stored> stored, Set<String> needed, Instant youngest) {
    Map<String, Long> old = new TreeMap<>();
    stored.stream()
        .filter(s -> isOurs(s.name()))
        .filter(s -> !needed.contains(s.name()) && s.modified().isBefore(youngest))
        .forEach(s -> old.put(s.name(), s.size()));
    return old;
  }

  /**
   * Removes content before its record, so that a run that is killed leaves nothing behind that no
   * record names. Records that came meanwhile keep what they name.
   */
  private Map<String, Long> removed(Map<String, Long> old, Set<String> needed, Instant youngest) {
    Set<String> since = new HashSet<>();
    List<Stored> now = store.list(DeliveryRecord.PREFIX).orElseThrow(this::untold);
    now.stream()
        .filter(record -> !needed.contains(record.name()) && !record.modified().isBefore(youngest))
        .flatMap(record -> store.read(record.name()).flatMap(DeliveryRecord::parse).stream())
        .forEach(delivery -> since.addAll(delivery.names()));
    Map<String, Long> removed = new TreeMap<>(old);
    removed.keySet().removeAll(since);
    List<String> names = new ArrayList<>(removed.keySet());
    delete(names.stream().filter(name -> !isRecord(name)).toList());
    delete(names.stream().filter(ContentCleaner::isRecord).toList());
    return removed;
  }

  private void delete(List<String> names) {
    parallel.map(
        names,
        name -> {
          store.delete(name);
          return name;
        });
  }

  private static boolean isOurs(String name) {
    return isRecord(name) || OURS.matcher(name).matches();
  }

  private static boolean isRecord(String name) {
    return name.startsWith(DeliveryRecord.PREFIX);
  }
}
