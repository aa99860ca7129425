package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.InstanceName;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Happening;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes wrong: of several faults that are meant for an occasion, the first one that
 * happens. Each occasion counts for each fault that is meant for it, whether or not another one
 * happens. Not safe for use by several threads: the simulator's lock guards it.
 */
public final class Faults {

  private final List<Fault> faults;
  private final Chances chances;
  private final boolean awaitsEvents;

  /**
   * @param faults what may go wrong
   * @param store where it is counted
   */
  public Faults(List<Fault> faults, Store store, Timing timing) {
    this.faults = List.copyOf(faults);
    this.chances = new Chances(store, timing);
    this.awaitsEvents = faults.stream().anyMatch(Fault.OfEvent.class::isInstance);
  }

  /**
   * Returns what goes wrong with a request.
   *
   * @param path its path, without the query
   * @param query its query, decoded
   */
  public Optional<Hit<Fault.OfRequest>> ofRequest(
      String method, String path, String query, Instant now) {
    return first(
        Fault.OfRequest.class,
        fault -> fault.match().matches(method, path, query),
        method + " " + path,
        now);
  }

  /** Returns what goes wrong with a run of a handler. */
  public Optional<Hit<Fault.OfHandler>> ofHandler(Machine machine, String extension, Instant now) {
    return first(
        Fault.OfHandler.class,
        fault ->
            fault.extension().map(extension::equalsIgnoreCase).orElse(true)
                && isNamed(machine, fault.instance()),
        machine.key() + "/" + extension,
        now);
  }

  /** Tells whether anything is to befall machines of which something has become. */
  public boolean awaitsEvents() {
    return awaitsEvents;
  }

  /** Returns what befalls a machine of which something has become. */
  public Optional<Hit<Fault.OfEvent>> ofEvents(
      Machine machine, List<Happening> happenings, Instant now) {
    return happenings.isEmpty()
        ? Optional.empty()
        : first(
            Fault.OfEvent.class,
            fault ->
                happenings.stream().anyMatch(happening -> isMeant(fault, happening))
                    && isNamed(machine, fault.instance()),
            machine.key(),
            now);
  }

  /** Tells whether a fault whose time has come befalls a machine. */
  public boolean befalls(Fault.OfTime fault, int index, Machine machine, Instant now) {
    if (!isNamed(machine, fault.instance())) {
      return false;
    }
    Optional<Hit<Fault.OfTime>> hit = chances.of(fault, index, machine.key(), now);
    hit.ifPresent(chances::spent);
    return hit.isPresent();
  }

  /** Returns a fault of the scenario. */
  public Fault get(int index) {
    return faults.get(index);
  }

  /** Returns how many faults there are. */
  public int count() {
    return faults.size();
  }

  /** Returns how often a fault has happened. */
  public long happened(int index) {
    return chances.happened(index);
  }

  private <F extends Fault> Optional<Hit<F>> first(
      Class<F> kind, Predicate<F> meant, String about, Instant now) {
    List<Hit<F>> hits = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      if (kind.isInstance(faults.get(i)) && meant.test(kind.cast(faults.get(i)))) {
        chances.of(kind.cast(faults.get(i)), i, about, now).ifPresent(hits::add);
      }
    }
    hits.stream().limit(1).forEach(chances::spent);
    return hits.stream().findFirst();
  }

  private static boolean isMeant(Fault.OfEvent fault, Happening happening) {
    @Nullable String extension = happening.extension();
    return fault.event() == happening.kind()
        && (fault.extension().isEmpty()
            || fault.extension().filter(name -> name.equalsIgnoreCase(extension)).isPresent());
  }

  private static boolean isNamed(Machine machine, InstanceName name) {
    return names(machine).anyMatch(name::matches);
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
