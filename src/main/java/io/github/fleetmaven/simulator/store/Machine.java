package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine: an instance of a Uniform scale set, a member of a Flexible one, or one of its own.
 *
 * @param identity who it is
 * @param placement where it stands
 * @param document what was written of this very machine: tags and properties, secrets sealed
 * @param model the version of its scale set's model that it runs; 0 for one that the set no longer
 *     tells apart, or without a scale set
 * @param size its size
 * @param disk its OS disk
 * @param power whether it is on
 * @param health what its application health extension says of it
 * @param healthSince since when; a repair's grace period counts from here
 * @param ready whether its agent answers
 * @param state its provisioningState
 * @param etag how often it was written
 * @param extensions its own extension resources, by name; for a Uniform instance only those that
 *     its model doesn't have
 * @param handlers what its agent knows, by extension
 * @param job the job that works on it, if any
 */
public record Machine(
    Identity identity,
    Placement placement,
    ObjectNode document,
    int model,
    String size,
    Disk disk,
    Power power,
    String health,
    Instant healthSince,
    boolean ready,
    String state,
    int etag,
    Map<String, Extension> extensions,
    Map<String, Handler> handlers,
    @Nullable String job) {

  /** Tells whether it is known to be well. */
  public boolean healthy() {
    return health.equals("healthy");
  }

  /** Returns what calls name the machine by. */
  public String key() {
    return identity.key();
  }

  /** Returns this machine under another document of its own, counted as a write. */
  public Machine withDocument(ObjectNode newDocument) {
    return new Machine(
        identity,
        placement,
        newDocument,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag + 1,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine in another place. */
  public Machine withPlacement(Placement newPlacement) {
    return new Machine(
        identity,
        newPlacement,
        document,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine on another version of its set's model. */
  public Machine withModel(int newModel) {
    return new Machine(
        identity,
        placement,
        document,
        newModel,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine in another size. */
  public Machine withSize(String newSize) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        newSize,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine on another disk, where no handler has ever run. */
  public Machine withDisk(Disk newDisk) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        newDisk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        Map.of(),
        job);
  }

  /** Returns this machine switched on or off. */
  public Machine withPower(Power newPower) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        newPower,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine in a health that it has since a moment. */
  public Machine withHealth(String newHealth, Instant time) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        power,
        newHealth,
        time,
        ready,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine with an agent that answers or doesn't. */
  public Machine withReady(boolean newReady) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        newReady,
        state,
        etag,
        extensions,
        handlers,
        job);
  }

  /** Returns this machine in a provisioningState, with the job that works on it. */
  public Machine withState(String newState, @Nullable String newJob) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        newState,
        etag,
        extensions,
        handlers,
        newJob);
  }

  /** Returns this machine with other extension resources. */
  public Machine withExtensions(Map<String, Extension> newExtensions) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        new LinkedHashMap<>(newExtensions),
        handlers,
        job);
  }

  /** Returns this machine with another state of one handler. */
  public Machine withHandler(Handler handler) {
    Map<String, Handler> changed = new LinkedHashMap<>(handlers);
    changed.put(handler.extension(), handler);
    return withHandlers(changed);
  }

  /** Returns this machine without one handler. */
  public Machine withoutHandler(String extension) {
    Map<String, Handler> changed = new LinkedHashMap<>(handlers);
    changed.remove(extension);
    return withHandlers(changed);
  }

  /** Returns this machine as another one is: with its model, size, disk and handlers. */
  public Machine restored(Machine before) {
    return withModel(before.model())
        .withSize(before.size())
        .withDisk(before.disk())
        .withHandlers(before.handlers());
  }

  private Machine withHandlers(Map<String, Handler> newHandlers) {
    return new Machine(
        identity,
        placement,
        document,
        model,
        size,
        disk,
        power,
        health,
        healthSince,
        ready,
        state,
        etag,
        extensions,
        newHandlers,
        job);
  }
}
