package io.github.fleetmaven.simulator.api;

import java.util.List;

/**
 * A part of the service, as the documentation lists it.
 *
 * @param name what it is
 * @param routes what of it is simulated
 * @param missing what of it isn't
 */
record Area(String name, List<Route> routes, String missing) {

  /** Keeps the list from changing. */
  Area {
    routes = List.copyOf(routes);
  }
}
