package io.github.fleetmaven.rollout;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cuts instances into waves.
 *
 * <p>Example: instances 0 to 5 in update domains 0, 1, 2, 0, 1, 2 become the waves "update domain
 * 0" (0, 3), "update domain 1" (1, 4) and "update domain 2" (2, 5). Instances whose domain isn't
 * known form a last wave of their own.
 */
public final class Waves {

  private Waves() {}

  /**
   * Returns the order that is used where a pom names none: zone where there are several, else
   * update domain, else fault domain, else instance.
   */
  public static Order defaultOrder(List<ObservedInstance> instances) {
    if (distinct(instances, ObservedInstance::zone) > 1) {
      return Order.ZONE;
    }
    if (distinct(instances, ObservedInstance::updateDomain) > 0) {
      return Order.UPDATE_DOMAIN;
    }
    return distinct(instances, ObservedInstance::faultDomain) > 0
        ? Order.FAULT_DOMAIN
        : Order.INSTANCE;
  }

  /** Cuts the instances into waves, each in the order of their ids. */
  public static List<Wave> of(List<ObservedInstance> instances, Order order) {
    return switch (order) {
      case INSTANCE -> inOneWave(instances);
      case ZONE -> by(instances, ObservedInstance::zone, "zone");
      case UPDATE_DOMAIN ->
          by(instances, i -> i.updateDomain().map(String::valueOf), "update domain");
      case FAULT_DOMAIN -> by(instances, i -> i.faultDomain().map(String::valueOf), "fault domain");
    };
  }

  private static List<Wave> inOneWave(List<ObservedInstance> instances) {
    List<String> ids = sorted(instances.stream().map(ObservedInstance::id).toList());
    return ids.isEmpty() ? List.of() : List.of(new Wave("", ids));
  }

  private static List<Wave> by(
      List<ObservedInstance> instances,
      Function<ObservedInstance, Optional<String>> domain,
      String word) {
    Map<Optional<String>, List<String>> groups = new TreeMap<>(DOMAINS);
    for (ObservedInstance instance : instances) {
      groups.computeIfAbsent(domain.apply(instance), d -> new ArrayList<>()).add(instance.id());
    }
    return groups.entrySet().stream()
        .map(group -> new Wave(label(group.getKey(), word), sorted(group.getValue())))
        .toList();
  }

  private static String label(Optional<String> domain, String word) {
    return domain.map(name -> word + " " + name).orElse("no " + word);
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted(IDS).toList();
  }

  /** Numbers by their value, before names by their letters. */
  static final Comparator<String> IDS =
      Comparator.<String>comparingInt(id -> isNumber(id) ? id.length() : Integer.MAX_VALUE)
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<Optional<String>> DOMAINS =
      Comparator.<Optional<String>, Boolean>comparing(Optional::isEmpty)
          .thenComparing(d -> d.orElse(""), IDS);

  private static boolean isNumber(String id) {
    return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static <T> long distinct(
      List<ObservedInstance> instances, Function<ObservedInstance, Optional<T>> property) {
    return instances.stream().map(property).flatMap(Optional::stream).distinct().count();
  }
}
