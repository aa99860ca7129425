package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads how often and when a fault happens. Stateless. */
final class OccurrenceReader {

  private static final List<String> OF_OCCASIONS =
      List.of("nth", "every", "after", "until", "during");

  private OccurrenceReader() {}

  static Occurrence read(Fields fields, Fields when) {
    OptionalInt nth = when.integer("nth", 1);
    OptionalInt every = when.integer("every", 1);
    Optional<Duration> after = when.duration("after");
    Optional<Duration> until = when.duration("until");
    if (nth.isPresent() && every.isPresent()) {
      when.problem("every", "can't go together with nth");
    }
    if (until.isPresent() && until.get().compareTo(after.orElse(Duration.ZERO)) <= 0) {
      when.problem("until", "never comes: it must be later than after");
    }
    return new Occurrence(
        nth,
        every,
        when.share("probability").orElse(1),
        after,
        until,
        when.oneOf("during", names()).map(name -> Phase.valueOf(name.toUpperCase(Locale.ROOT))),
        fields.integer("times", 1));
  }

  /** Reads how often something happens that has a time of its own. */
  static Occurrence atTime(Fields fields, Fields when) {
    when.misplaced(OF_OCCASIONS, "can't go together with at");
    return new Occurrence(
        OptionalInt.empty(),
        OptionalInt.empty(),
        when.share("probability").orElse(1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        fields.integer("times", 1));
  }

  private static String[] names() {
    return Stream.of(Phase.values())
        .map(phase -> phase.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }
}
