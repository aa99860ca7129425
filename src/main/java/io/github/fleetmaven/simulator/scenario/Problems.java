package io.github.fleetmaven.simulator.scenario;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a scenario. Not safe for use by several threads. */
final class Problems {

  private final List<String> found = new ArrayList<>();

  void add(String path, String what) {
    found.add(path + ": " + what);
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
