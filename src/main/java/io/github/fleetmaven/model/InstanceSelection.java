package io.github.fleetmaven.model;

import io.github.fleetmaven.model.ecs.EcsInstance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which instances of a target a rollout is restricted to.
 *
 * @param terms each an instance id, the name of a VM ({@code myVMSS_7}), or a domain as {@code
 *     zone:2}, {@code updateDomain:0}, {@code faultDomain:1}; all instances are meant when empty
 */
public record InstanceSelection(List<String> terms) {

  /** All instances. */
  public static final InstanceSelection ALL = new InstanceSelection(List.of());

  private static final String ZONE = "zone:";
  private static final String UPDATE_DOMAIN = "updatedomain:";
  private static final String FAULT_DOMAIN = "faultdomain:";

  public InstanceSelection {
    terms = List.copyOf(terms);
  }

  /** Tells whether nothing is left out. */
  public boolean isAll() {
    return terms.isEmpty();
  }

  /** Tells whether an instance is meant. */
  public boolean includes(ObservedInstance instance) {
    return isAll() || terms.stream().anyMatch(term -> matches(term, instance));
  }

  /** Tells whether an instance of ECS is meant: by its id, its name or its zone. */
  public boolean includes(EcsInstance instance) {
    return isAll() || terms.stream().anyMatch(term -> matches(term, instance));
  }

  /** Returns the terms that none of these instances of ECS answers to. */
  public List<String> unmatchedByEcs(List<EcsInstance> instances) {
    return terms.stream()
        .filter(term -> instances.stream().noneMatch(i -> matches(term, i)))
        .toList();
  }

  private static boolean matches(String term, EcsInstance instance) {
    return term.equalsIgnoreCase(instance.id())
        || term.equalsIgnoreCase(instance.name())
        || term.equalsIgnoreCase(ZONE + instance.zone());
  }

  /** Returns the terms that none of the instances answers to. */
  public List<String> unmatched(List<ObservedInstance> instances) {
    return terms.stream()
        .filter(term -> instances.stream().noneMatch(i -> matches(term, i)))
        .toList();
  }

  private static boolean matches(String term, ObservedInstance instance) {
    String lower = term.toLowerCase(Locale.ROOT);
    if (lower.startsWith(ZONE)) {
      return is(lower.substring(ZONE.length()), instance.zone());
    }
    if (lower.startsWith(UPDATE_DOMAIN)) {
      return is(lower.substring(UPDATE_DOMAIN.length()), instance.updateDomain());
    }
    if (lower.startsWith(FAULT_DOMAIN)) {
      return is(lower.substring(FAULT_DOMAIN.length()), instance.faultDomain());
    }
    return lower.equalsIgnoreCase(instance.id()) || lower.equalsIgnoreCase(instance.vmName());
  }

  private static boolean is(String domain, Optional<?> of) {
    return of.map(String::valueOf).filter(domain::equalsIgnoreCase).isPresent();
  }

  @Override
  public String toString() {
    return isAll() ? "all" : String.join(", ", terms);
  }
}
