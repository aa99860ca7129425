package io.github.fleetmaven.simulator.scenario;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/** Finds faults that can't ever happen, as far as that is sure. Stateless. */
final class DeadFaults {

  private DeadFaults() {}

  /**
   * Reports them.
   *
   * @param places where each of the faults stands
   */
  static void report(List<Fault> faults, List<Fields> places) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault instanceof Fault.OfRequest request && !reachable(request.match())) {
        places
            .get(i)
            .problem("when/path", "matches no path: it must match the whole, as .*/extensions/.*");
      }
      int before = i;
      IntStream.range(0, i)
          .filter(earlier -> forestalls(faults.get(earlier), faults.get(before)))
          .findFirst()
          .ifPresent(
              earlier ->
                  places
                      .get(before)
                      .problem(
                          "never happens: " + places.get(earlier).place() + " always comes first"));
    }
  }

  /** All paths begin with a slash: a pattern that already fails there matches none. */
  private static boolean reachable(RequestMatch match) {
    if (match.path().isEmpty()) {
      return true;
    }
    Matcher beginning = match.path().get().matcher("/");
    return beginning.matches() || beginning.hitEnd();
  }

  private static boolean forestalls(Fault earlier, Fault later) {
    return earlier.occurrence().always() && covers(earlier, later);
  }

  private static boolean covers(Fault earlier, Fault later) {
    if (earlier instanceof Fault.OfRequest one && later instanceof Fault.OfRequest other) {
      return one.match().covers(other.match());
    }
    if (earlier instanceof Fault.OfHandler one && later instanceof Fault.OfHandler other) {
      return one.instance().covers(other.instance()) && covers(one.extension(), other.extension());
    }
    return earlier instanceof Fault.OfEvent one
        && later instanceof Fault.OfEvent other
        && one.event() == other.event()
        && one.instance().covers(other.instance())
        && covers(one.extension(), other.extension());
  }

  private static boolean covers(Optional<String> earlier, Optional<String> later) {
    return earlier.isEmpty() || later.filter(earlier.get()::equalsIgnoreCase).isPresent();
  }
}
