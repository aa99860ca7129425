package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.store.Task;
import java.util.List;

/**
 * Something that happens on ECS at a set time, as a task holds it.
 *
 * @param kind what
 * @param subject to what
 * @param details with what
 */
record Happening(Kind kind, String subject, List<String> details) {

  /** What can happen by itself. */
  enum Kind {
    DELIVERY,
    DELIVERY_OVER,
    DRIVER_REPLACED,
    RUN_OVER,
    RUN_GIVEN_UP,
    RUN_TERMINATED,
    AGENT_BACK,
    BOOT,
    POWERED_OFF,
    SNAPSHOT_OVER,
    SNAPSHOT_RELEASED
  }

  static Happening of(Task task) {
    List<String> words = List.of(task.required().split(" ", -1));
    return new Happening(
        Kind.valueOf(words.get(0)), task.subject(), words.subList(1, words.size()));
  }

  String argument() {
    return details.isEmpty() ? kind.name() : kind.name() + " " + String.join(" ", details);
  }
}
