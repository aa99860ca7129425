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

  /** A command that looks, and changes nothing. It carries a ClientToken. */
  static EcsCall probe(String action) {
    return new EcsCall(action, Kind.PROBE);
  }

  static EcsCall repeatableWrite(String action) {
    return new EcsCall(action, Kind.REPEATABLE_WRITE);
  }

  static EcsCall write(String action) {
    return new EcsCall(action, Kind.WRITE);
  }

  boolean isWrite() {
    return kind == Kind.WRITE || kind == Kind.REPEATABLE_WRITE;
  }

  /** What a call does to the cloud. */
  enum Kind {
    READ,
    /** It runs on instances, and changes nothing there. */
    PROBE,
    /** Having it twice is having it once: it carries a ClientToken, or sets what it says. */
    REPEATABLE_WRITE,
    /** Each time it is sent it acts. */
    WRITE
  }
}
