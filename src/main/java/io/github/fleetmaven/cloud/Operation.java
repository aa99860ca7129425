package io.github.fleetmaven.cloud;

/** An operation that a cloud has accepted. Each adapter brings its own. */
public interface Operation {

  /** Returns what is being done to what, for people: {@code update 2 instances of myVMSS}. */
  String describe();
}
