package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import java.time.Duration;
import java.util.Optional;

/** What is particular about one type of resources that are little more than a document. */
public interface Family {

  /** Returns the type below Microsoft.Compute, as {@code galleries/images}. */
  String type();

  /** Returns where operations on them are polled. */
  default String place() {
    return Operation.PLAIN;
  }

  /** Tells whether writes are done at once: without an operation, and without a state. */
  default boolean atOnce() {
    return false;
  }

  /** Tells whether a deletion may come while another operation runs. */
  default boolean interruptible() {
    return false;
  }

  /**
   * Checks what is to be written, and completes it.
   *
   * @param id the resource's id
   * @param present the resource as it is, if it is there
   * @param written its whole document after the write, secrets sealed
   * @throws Refusal when Azure would refuse it
   */
  ObjectNode written(String id, Optional<Resource> present, ObjectNode written);

  /** Returns a resource whose write has been accepted, before its operation has begun. */
  default Resource accepted(Resource resource, Optional<Resource> present) {
    return resource;
  }

  /** Lets begin what a write sets going, beside the operation that waits for it. */
  default void begun(Resource resource) {}

  /** Returns how long a write takes. */
  Duration takes(Resource resource);

  /** Returns a resource whose write has ended. */
  default Resource settled(Resource resource) {
    return resource;
  }

  /** Returns why the write that ends has failed, if it has. */
  default Optional<Failure> failure(Resource resource) {
    return Optional.empty();
  }

  /**
   * Checks that a resource may be deleted.
   *
   * @throws Refusal when Azure would refuse it
   */
  default void checkDeletable(Resource resource) {}
}
