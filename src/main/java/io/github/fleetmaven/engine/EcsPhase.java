package io.github.fleetmaven.engine;

/** What a command that is sent to instances of ECS is for. */
enum EcsPhase {
  /** It looks at the driver, and changes nothing. */
  CHECK("check"),
  /** It brings a newer driver. */
  UPDATE("update");

  private final String word;

  EcsPhase(String word) {
    this.word = word;
  }

  /** Returns the word as names and tags hold it. */
  String word() {
    return word;
  }
}
