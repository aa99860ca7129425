package io.github.fleetmaven.alibaba;

/**
 * A call of ECS.
 *
 * @param action what is done, for people: {@code restart 3 instances}
 * @param kind what it does to the cloud
 */
record EcsCall(String action, Kind kind) {

  static EcsCall read(String action) {
    return new EcsCall(action, Kind.READ);
  }

  static EcsCall repeatableWrite(String action) {
    return new EcsCall(action, Kind.REPEATABLE_WRITE);
  }

  static EcsCall write(String action) {
    return new EcsCall(action, Kind.WRITE);
  }

  boolean isWrite() {
    return kind != Kind.READ;
  }

  /** What a call does to the cloud. */
  enum Kind {
    READ,
    /** Having it twice is having it once: it carries a ClientToken, or sets what it says. */
    REPEATABLE_WRITE,
    /** Each time it is sent it acts. */
    WRITE
  }
}
