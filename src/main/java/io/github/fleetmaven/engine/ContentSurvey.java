package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStore.Stored;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ResourceId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what lies in a place for content, and what of it is needed: by the resources that the
 * records of deliveries name, whoever's they are, and by the fleet's own targets. For one thread.
 */
final class ContentSurvey {

  private static final int AT_ONCE = 16;

  private final Cloud cloud;
  private final ContentStore store;
  private final List<DesiredTarget> targets;
  private final Parallel parallel = new Parallel("fleet-clean", AT_ONCE);

  /**
   * Makes one.
   *
   * @param targets they are looked at too, for a resource that was moved has no record yet
   */
  ContentSurvey(Cloud cloud, ContentStore store, List<DesiredTarget> targets) {
    this.cloud = cloud;
    this.store = store;
    this.targets = List.copyOf(targets);
  }

  /**
   * Looks.
   *
   * @param youngest the deliveries that are younger are needed
   * @param before digests that a rollback from a file on this machine would need
   * @return empty when the place can't tell what it holds
   */
  Optional<ContentFindings> look(Instant youngest, Set<String> before) {
    return store.list("").map(stored -> findings(stored, youngest, before));
  }

  private ContentFindings findings(List<Stored> stored, Instant youngest, Set<String> before) {
    Map<String, Optional<DeliveryRecord>> read = records(stored);
    Map<String, DeliveryRecord> records = new TreeMap<>();
    read.forEach((name, record) -> record.ifPresent(r -> records.put(name, r)));
    Map<String, ContentUse> uses = uses(records.values());
    Set<String> unknown = unknown(records.values(), uses);
    Set<String> blind = blind(read, uses);
    unknown.addAll(blind);
    Set<String> needed =
        blind.isEmpty() ? needed(stored, records, uses, youngest, before) : ours(stored);
    return new ContentFindings(stored, needed, List.copyOf(unknown));
  }

  /** Returns the records by name; what isn't one is empty, and one that went meanwhile isn't in. */
  private Map<String, Optional<DeliveryRecord>> records(List<Stored> stored) {
    List<String> names =
        stored.stream().map(Stored::name).filter(ContentFindings::isRecord).toList();
    List<Optional<Read>> read =
        parallel.map(
            names, name -> store.read(name).map(text -> new Read(DeliveryRecord.parse(text))));
    Map<String, Optional<DeliveryRecord>> records = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      read.get(i).ifPresent(r -> records.put(name, r.record()));
    }
    return records;
  }

  /** What stands under the name of a record; empty when it isn't one. */
  private record Read(Optional<DeliveryRecord> record) {}

  private Map<String, ContentUse> uses(Collection<DeliveryRecord> records) {
    Map<String, String> resources = new TreeMap<>();
    Stream.concat(records.stream().map(DeliveryRecord::resource), own())
        .forEach(resource -> resources.putIfAbsent(key(resource), resource));
    Map<String, ContentUse> uses = new HashMap<>();
    parallel
        .map(List.copyOf(resources.values()), resource -> ContentUse.of(resource, cloud))
        .forEach(use -> uses.put(key(use.resource()), use));
    return uses;
  }

  private Stream<String> own() {
    return targets.stream().flatMap(this::resources).map(ResourceId::path);
  }

  private Stream<ResourceId> resources(DesiredTarget target) {
    if (target instanceof DesiredTarget.ScaleSet set) {
      return Stream.of(set.id());
    }
    if (target instanceof DesiredTarget.Machine machine) {
      return Stream.of(machine.id());
    }
    if (!(target instanceof DesiredTarget.MachineGroup group)) {
      return Stream.empty(); // instances of ECS take nothing from a place for content
    }
    return cloud.findMachines(group.subscriptionId(), group.resourceGroup(), group.tags()).stream()
        .map(machine -> machine.id());
  }

  private static Set<String> unknown(
      Collection<DeliveryRecord> records, Map<String, ContentUse> uses) {
    Set<String> unknown = new TreeSet<>();
    uses.values().forEach(use -> use.unknown().ifPresent(why -> unknown.add(told(use, why))));
    for (DeliveryRecord record : records) {
      use(record, uses)
          .ifPresent(use -> use.unknown(record).ifPresent(why -> unknown.add(told(use, why))));
    }
    return unknown;
  }

  private static String told(ContentUse use, String why) {
    return use.resource() + ": " + why;
  }

  /** Returns why it isn't even known which names may be needed. */
  private static Set<String> blind(
      Map<String, Optional<DeliveryRecord>> records, Map<String, ContentUse> uses) {
    Set<String> blind = new TreeSet<>();
    Set<String> recorded = new HashSet<>();
    records.forEach(
        (name, record) -> {
          record.ifPresent(r -> recorded.add(key(r.resource())));
          if (record.isEmpty()) {
            blind.add(
                name + ": it can't be read as the record of a delivery, so nothing is removed");
          }
        });
    uses.forEach(
        (key, use) -> {
          if (use.unknown().isPresent() && !recorded.contains(key)) {
            blind.add(use.resource() + ": no record says what it may need, so nothing is removed");
          }
        });
    return blind;
  }

  private static Set<String> ours(List<Stored> stored) {
    return stored.stream()
        .map(Stored::name)
        .filter(ContentFindings::isOurs)
        .collect(Collectors.toSet());
  }

  /** Returns the names that stay, records and content. */
  private static Set<String> needed(
      List<Stored> stored,
      Map<String, DeliveryRecord> records,
      Map<String, ContentUse> uses,
      Instant youngest,
      Set<String> before) {
    Set<String> digests = new HashSet<>(before);
    uses.values().forEach(use -> digests.addAll(use.content().digests()));
    Set<String> needed = addressed(stored, uses);
    for (Stored item : stored) {
      DeliveryRecord delivery = records.get(item.name());
      if (delivery == null) {
        continue;
      }
      boolean stays =
          !item.modified().isBefore(youngest)
              || digests.contains(delivery.digest())
              || use(delivery, uses).flatMap(use -> use.unknown(delivery)).isPresent();
      if (stays) {
        needed.add(item.name());
        needed.addAll(delivery.names());
      }
    }
    return needed;
  }

  /** Returns the content that some resource shows an address of, whoever wrote it there. */
  private static Set<String> addressed(List<Stored> stored, Map<String, ContentUse> uses) {
    Set<String> files =
        uses.values().stream()
            .flatMap(use -> use.content().files().stream())
            .collect(Collectors.toSet());
    return stored.stream()
        .map(Stored::name)
        .filter(name -> files.contains(name.split("/", 2)[0]))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Optional<ContentUse> use(DeliveryRecord delivery, Map<String, ContentUse> uses) {
    return Optional.ofNullable(uses.get(key(delivery.resource())));
  }

  private static String key(String resource) {
    return resource.toLowerCase(Locale.ROOT);
  }
}
