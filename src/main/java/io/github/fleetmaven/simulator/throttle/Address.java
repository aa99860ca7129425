package io.github.fleetmaven.simulator.throttle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a path leads to, as far as requests are counted by it.
 *
 * @param segments the segments of the path, in lower case
 */
record Address(List<String> segments) {

  private static final String PROVIDER = "microsoft.compute";

  static Address of(String path) {
    return new Address(List.of(path.substring(1).toLowerCase(Locale.ROOT).split("/")));
  }

  /** Returns the subscription, if it is in one. */
  Optional<String> subscription() {
    return segments.size() > 1 && segments.get(0).equals("subscriptions")
        ? Optional.of(segments.get(1))
        : Optional.empty();
  }

  /** Returns what comes after Compute's name; nothing where that isn't asked. */
  List<String> below() {
    int provider = segments.indexOf(PROVIDER);
    boolean compute = provider > 0 && segments.get(provider - 1).equals("providers");
    return compute ? segments.subList(provider + 1, segments.size()) : List.of();
  }

  /** Returns the key of the set, machine, instance or operation that it leads to or below. */
  String resource() {
    int depth =
        switch (below().get(0)) {
          case "locations" -> 4;
          case "virtualmachinescalesets" -> isInstance() ? 4 : 2;
          default -> 2;
        };
    return upTo(depth);
  }

  /** Returns the key of the scale set that it leads to or below. */
  String scaleSet() {
    return upTo(2);
  }

  /** Tells whether it leads to an instance of a scale set, or below one. */
  boolean isInstance() {
    List<String> below = below();
    return below.size() > 3 && below.get(2).equals("virtualmachines");
  }

  private String upTo(int depth) {
    int before = segments.size() - below().size();
    return "/" + String.join("/", segments.subList(0, Math.min(segments.size(), before + depth)));
  }
}
