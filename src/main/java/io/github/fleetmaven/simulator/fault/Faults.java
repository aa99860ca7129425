package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes wrong, and counts it in the store, so that another process goes on counting.
 * Not safe for use by several threads: the simulator's lock guards it.
 */
public final class Faults {

  private final List<Fault> faults;
  private final Store store;

  /**
   * @param faults what may go wrong; of several that match the first one counts
   * @param store where it is counted
   */
  public Faults(List<Fault> faults, Store store) {
    this.faults = List.copyOf(faults);
    this.store = store;
  }

  /**
   * Returns what goes wrong with a request.
   *
   * @param method its method
   * @param path its path, without the query
   */
  public Optional<Fault.OfRequest> ofRequest(String method, String path) {
    Fault.@Nullable OfRequest hit = null;
    for (int i = 0; i < faults.size(); i++) {
      // Each matching request counts for each fault, whether or not another one answers it.
      if (faults.get(i) instanceof Fault.OfRequest fault && matches(fault, method, path)) {
        long seen = store.next("fault-seen/" + i);
        boolean due = fault.nth().isEmpty() || fault.nth().getAsInt() == seen;
        if (hit == null && due && spend(i, fault)) {
          hit = fault;
        }
      }
    }
    return Optional.ofNullable(hit);
  }

  /** Returns what goes wrong with a run of a handler. */
  public Optional<Fault.OfHandler> ofHandler(Machine machine, String extension) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i) instanceof Fault.OfHandler fault
          && fault.extension().map(extension::equalsIgnoreCase).orElse(true)
          && names(machine).anyMatch(fault.instance()::matches)
          && spend(i, fault)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** Returns what goes wrong with a machine that was just brought to the model. */
  public Optional<Fault.OfHealth> ofUpgraded(Machine machine) {
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i) instanceof Fault.OfHealth fault
          && names(machine).anyMatch(fault.instance()::matches)
          && spend(i, fault)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private boolean spend(int index, Fault fault) {
    String counter = "fault-spent/" + index;
    if (fault.times().isPresent() && store.count(counter) >= fault.times().getAsInt()) {
      return false;
    }
    store.next(counter);
    return true;
  }

  private static boolean matches(Fault.OfRequest fault, String method, String path) {
    return fault.method().map(method::equalsIgnoreCase).orElse(true)
        && fault.path().map(pattern -> pattern.matcher(path).matches()).orElse(true);
  }

  private static Stream<String> names(Machine machine) {
    Stream<String> own = Stream.of(machine.identity().id(), machine.identity().name());
    @Nullable String set = machine.identity().scaleSet();
    if (set == null) {
      return own;
    }
    String prefix = ResourceId.nameOf(set) + "/";
    Stream<String> within =
        Stream.of(prefix + machine.identity().ordinal(), prefix + machine.identity().name());
    return Stream.concat(own, within);
  }
}
