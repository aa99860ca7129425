package io.github.fleetmaven.simulator.scenario;

import io.github.fleetmaven.simulator.store.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that goes wrong on purpose. */
public sealed interface Fault {

  /** Returns how often and when it happens. */
  Occurrence occurrence();

  /** Tells whether anything about it has to be drawn. */
  boolean drawn();

  /**
   * A request that goes wrong.
   *
   * @param match which requests
   * @param effects what is done to them
   */
  record OfRequest(Occurrence occurrence, RequestMatch match, List<RequestEffect> effects)
      implements Fault {

    /** Keeps the list from changing. */
    public OfRequest {
      effects = List.copyOf(effects);
    }

    /** Returns the effect of a kind, if it has one. */
    public <E extends RequestEffect> Optional<E> effect(Class<E> kind) {
      return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public boolean drawn() {
      return occurrence.drawn()
          || effect(RequestEffect.Delay.class).filter(delay -> delay.by().drawn()).isPresent()
          || effect(RequestEffect.SlowBody.class).filter(body -> body.within().drawn()).isPresent()
          || effect(RequestEffect.Fated.class)
              .flatMap(RequestEffect.Fated::takes)
              .filter(Span::drawn)
              .isPresent();
    }
  }

  /**
   * A run of a handler that goes wrong.
   *
   * @param instance the machines it happens on
   * @param extension the extension's name; any when empty
   * @param takes how long the run takes, if not as long as others
   * @param end how it ends
   */
  record OfHandler(
      Occurrence occurrence,
      InstanceName instance,
      Optional<String> extension,
      Optional<Span> takes,
      HandlerEnd end)
      implements Fault {

    @Override
    public boolean drawn() {
      return occurrence.drawn() || takes.filter(Span::drawn).isPresent();
    }
  }

  /**
   * Something that befalls a machine when something else has become of it.
   *
   * @param instance the machines it befalls
   * @param event what has become of them
   * @param extension the extension whose handler ran, where the event is that; any when empty
   * @param effects what befalls them
   * @param lasts how long, in simulated time; for good when empty
   */
  record OfEvent(
      Occurrence occurrence,
      InstanceName instance,
      Happening.Kind event,
      Optional<String> extension,
      List<MachineEffect> effects,
      Optional<Duration> lasts)
      implements Fault {

    /** Keeps the list from changing. */
    public OfEvent {
      effects = List.copyOf(effects);
    }

    /** Returns the effect of a kind, if it has one. */
    public <E extends MachineEffect> Optional<E> effect(Class<E> kind) {
      return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public boolean drawn() {
      return occurrence.drawn();
    }
  }

  /**
   * Something that befalls machines at a time.
   *
   * @param instance the machines it befalls
   * @param at when, in simulated time since the start
   * @param effects what befalls them
   * @param lasts how long, in simulated time; for good when empty
   */
  record OfTime(
      Occurrence occurrence,
      InstanceName instance,
      Duration at,
      List<MachineEffect> effects,
      Optional<Duration> lasts)
      implements Fault {

    /** Keeps the list from changing. */
    public OfTime {
      effects = List.copyOf(effects);
    }

    @Override
    public boolean drawn() {
      return occurrence.drawn();
    }
  }
}
