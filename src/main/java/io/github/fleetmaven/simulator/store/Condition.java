package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a machine is, apart from who it is and where it was dealt to. Machines that are alike share
 * one, so that a large scale set whose instances are as its model says costs hardly more than a
 * small one. Immutable, its documents included: nobody writes into them.
 *
 * @param created when the machine was created
 * @param placement where it stands, when that isn't where it was dealt to
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    Instant created,
    @Nullable Placement placement,
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
    Map<String, Handler> handlers) {

  /** Returns how a machine is that was just created: on, and well. */
  public static Condition created(
      Instant time,
      ObjectNode document,
      int model,
      String size,
      Disk disk,
      Map<String, Extension> extensions) {
    return new Condition(
        time,
        null,
        document,
        model,
        size,
        disk,
        Power.RUNNING,
        "healthy",
        time,
        true,
        "Succeeded",
        1,
        extensions,
        Map.of());
  }

  /** Returns this condition with other handlers. */
  public Condition withHandlers(Map<String, Handler> newHandlers) {
    Draft draft = new Draft(this);
    draft.handlers = newHandlers;
    return draft.done();
  }

  /** Equal conditions are most often told apart from others by what is cheap to compare. */
  @Override
  public int hashCode() {
    return Objects.hash(model, size, disk.generation(), health, healthSince, state, handlers);
  }

  /** A condition that is being changed. */
  static final class Draft {

    Instant created;
    @Nullable Placement placement;
    ObjectNode document;
    int model;
    String size;
    Disk disk;
    Power power;
    String health;
    Instant healthSince;
    boolean ready;
    String state;
    int etag;
    Map<String, Extension> extensions;
    Map<String, Handler> handlers;

    Draft(Condition from) {
      this.created = from.created;
      this.placement = from.placement;
      this.document = from.document;
      this.model = from.model;
      this.size = from.size;
      this.disk = from.disk;
      this.power = from.power;
      this.health = from.health;
      this.healthSince = from.healthSince;
      this.ready = from.ready;
      this.state = from.state;
      this.etag = from.etag;
      this.extensions = from.extensions;
      this.handlers = from.handlers;
    }

    Condition done() {
      return new Condition(
          created,
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
          handlers);
    }
  }
}
