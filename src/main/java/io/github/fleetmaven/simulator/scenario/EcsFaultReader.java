package io.github.fleetmaven.simulator.scenario;

import java.util.Optional;
import java.util.OptionalInt;

/** Reads an entry of the {@code faults} of ECS. Stateless. */
final class EcsFaultReader {

  private EcsFaultReader() {}

  static Optional<EcsFault> read(Fields fields) {
    Optional<Fields> when = fields.below("when");
    if (when.isEmpty()) {
      fields.problem("needs a key when, with instance and event");
      return Optional.empty();
    }
    Optional<String> instance = when.get().text("instance");
    Optional<EcsFault.Event> event =
        Names.of(when.get(), "event", EcsFault.Event.values(), EcsFault.Event::text);
    if (instance.isEmpty() || when.get().any("event").isEmpty()) {
      when.get().problem("needs an instance and an event");
    }
    Optional<EcsFault> fault =
        event.map(
            found ->
                check(
                    fields,
                    read(fields, when.get(), new InstanceName(instance.orElse("")), found)));
    if (event.isPresent()) {
      fields.end();
    }
    when.get().end();
    return fault;
  }

  private static EcsFault read(
      Fields fields, Fields when, InstanceName instance, EcsFault.Event event) {
    OptionalInt nth = when.integer("nth", 1);
    OptionalInt times = fields.integer("times", 1);
    Optional<EcsFault.Outcome> outcome =
        Names.of(fields, "outcome", EcsFault.Outcome.values(), EcsFault.Outcome::text);
    if (!event.command()) {
      return new EcsFault(
          instance,
          event,
          nth,
          times,
          outcome,
          OptionalInt.empty(),
          Optional.empty(),
          0,
          Optional.empty());
    }
    return new EcsFault(
        instance,
        event,
        nth,
        times,
        outcome,
        fields.integer("exitCode", 0),
        fields.text("output"),
        fields.integer("dropped", 1).orElse(0),
        event == EcsFault.Event.UPDATE && fields.any("applied").isPresent()
            ? Optional.of(fields.flag("applied", false))
            : Optional.empty());
  }

  private static EcsFault check(Fields fields, EcsFault fault) {
    fault
        .outcome()
        .filter(outcome -> !outcome.fits(fault.event()))
        .ifPresent(
            outcome ->
                fields.problem(
                    "outcome",
                    outcome.text() + " can't happen at the event " + fault.event().text()));
    boolean nothing =
        fault.outcome().isEmpty()
            && fault.exitCode().isEmpty()
            && fault.output().isEmpty()
            && fault.dropped() == 0
            && fault.applied().isEmpty();
    if (nothing && fields.any("outcome").isEmpty()) {
      fields.problem(
          fault.event().command()
              ? "does nothing: give it outcome, exitCode, output, dropped or applied"
              : "does nothing: give it an outcome");
    }
    return fault;
  }
}
