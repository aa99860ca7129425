package io.github.fleetmaven.simulator.scenario;

import io.github.fleetmaven.simulator.store.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads faults of machines and of their handlers. Stateless. */
final class MachineFaultReader {

  private static final List<String> OF_REQUESTS =
      List.of("respond", "drop", "delay", "slowBody", "withoutOperation", "operation");

  private static final List<String> OF_HANDLERS = List.of("exitCode", "message", "takes", "ends");

  /** The effects that only go with an instance. */
  static final List<String> EFFECTS =
      Stream.concat(OF_HANDLERS.stream(), MachineEffectReader.KEYS.stream()).toList();

  private MachineFaultReader() {}

  static Optional<Fault> read(Fields fields, Fields when, InstanceName instance) {
    fields.misplaced(OF_REQUESTS, "goes with a request, not with an instance");
    if (when.any("at").isPresent()) {
      return ofTime(fields, when, instance);
    }
    return when.any("event").isPresent()
        ? ofEvent(fields, when, instance)
        : ofHandler(fields, when, instance);
  }

  private static Optional<Fault> ofTime(Fields fields, Fields when, InstanceName instance) {
    when.misplaced(List.of("event", "extension"), "can't go together with at");
    fields.misplaced(OF_HANDLERS, "goes with an instance alone, or with its extension");
    fields.misplaced(MachineEffectReader.OF_WORK, "goes with an event, not with a time");
    Optional<Duration> at = when.duration("at");
    List<MachineEffect> effects = MachineEffectReader.read(fields);
    Optional<Duration> lasts = fields.duration("lasts");
    Occurrence occurrence = OccurrenceReader.atTime(fields, when);
    return at.map(time -> new Fault.OfTime(occurrence, instance, time, effects, lasts));
  }

  private static Optional<Fault> ofEvent(Fields fields, Fields when, InstanceName instance) {
    fields.misplaced(OF_HANDLERS, "goes with an instance without an event");
    Optional<Happening.Kind> event =
        when.oneOf("event", events())
            .map(name -> Happening.Kind.valueOf(name.toUpperCase(Locale.ROOT)));
    Optional<String> extension = when.text("extension");
    if (event.isPresent() && event.get() != Happening.Kind.HANDLER) {
      when.misplaced(List.of("extension"), "goes with the event handler, or with no event");
    }
    List<MachineEffect> effects = MachineEffectReader.read(fields);
    Optional<Duration> lasts = fields.duration("lasts");
    Occurrence occurrence = OccurrenceReader.read(fields, when);
    return event.map(
        kind -> new Fault.OfEvent(occurrence, instance, kind, extension, effects, lasts));
  }

  private static Optional<Fault> ofHandler(Fields fields, Fields when, InstanceName instance) {
    fields.misplaced(MachineEffectReader.KEYS, "goes with an event, or with at");
    Optional<String> extension = when.text("extension");
    Optional<Span> takes = fields.span("takes");
    HandlerEnd end = HandlerFaultReader.end(fields, takes);
    Occurrence occurrence = OccurrenceReader.read(fields, when);
    return Optional.of(new Fault.OfHandler(occurrence, instance, extension, takes, end));
  }

  private static String[] events() {
    return Stream.of(Happening.Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }
}
