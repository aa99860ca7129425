package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.rollout.Readiness;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a target as a rollout has seen them last. For one thread. */
final class MembersView {

  private final Members members;
  private List<ObservedInstance> latest = List.of();

  MembersView(Members members) {
    this.members = members;
  }

  /** Reads all of them. */
  void refresh() {
    latest = members.read();
  }

  /** Reads all of them where what was seen last may be old for some. */
  void refreshWhatIsOld(boolean timePassed) {
    if (timePassed || members.areReadOneByOne()) {
      refresh();
    }
  }

  /** Takes what was read elsewhere. */
  void show(List<ObservedInstance> instances) {
    latest = List.copyOf(instances);
  }

  List<ObservedInstance> latest() {
    return latest;
  }

  /** Returns a new set of those that serve nobody. */
  Set<String> outOfService() {
    return latest.stream()
        .filter(Readiness::outOfService)
        .map(ObservedInstance::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns what one of them lacks. */
  Optional<String> missing(String id) {
    return latest.stream().filter(i -> i.id().equals(id)).findFirst().flatMap(Readiness::missing);
  }
}
