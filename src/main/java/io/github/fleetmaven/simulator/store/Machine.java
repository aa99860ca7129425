package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A machine: an instance of a Uniform scale set, a member of a Flexible one, or one of its own.
 * What its parts mean is said in {@link Condition}.
 *
 * @param identity who it is
 * @param dealt where its scale set has put it
 * @param condition how it is
 * @param job the job that works on it, if any
 */
public record Machine(
    Identity identity, Placement dealt, Condition condition, @Nullable String job) {

  /** Returns where it stands. */
  public Placement placement() {
    @Nullable Placement own = condition.placement();
    return own == null ? dealt : own;
  }

  /** Returns what was written of this very machine: tags and properties, secrets sealed. */
  public ObjectNode document() {
    return condition.document();
  }

  /** Returns the version of its scale set's model that it runs. */
  public int model() {
    return condition.model();
  }

  /** Returns its size. */
  public String size() {
    return condition.size();
  }

  /** Returns its OS disk. */
  public Disk disk() {
    return condition.disk();
  }

  /** Returns the name of its OS disk: of the first one what was asked for, if anything was. */
  public String diskName() {
    int generation = disk().generation();
    String given = document().at("/properties/storageProfile/osDisk/name").asText("");
    if (generation == 1 && !given.isEmpty()) {
      return given;
    }
    String digits = Digests.brief(identity.vmId() + "/" + generation);
    return identity.name() + "_OsDisk_" + generation + "_" + digits;
  }

  /** Tells whether it is on. */
  public Power power() {
    return condition.power();
  }

  /** Returns what its application health extension says of it. */
  public String health() {
    return condition.health();
  }

  /** Returns since when its health is what it is. */
  public Instant healthSince() {
    return condition.healthSince();
  }

  /** Tells whether it is known to be well. */
  public boolean healthy() {
    return health().equals("healthy");
  }

  /** Tells whether its agent answers. */
  public boolean ready() {
    return condition.ready();
  }

  /** Returns its provisioningState. */
  public String state() {
    return condition.state();
  }

  /** Returns how often it was written. */
  public int etag() {
    return condition.etag();
  }

  /** Returns its own extension resources, by name. */
  public Map<String, Extension> extensions() {
    return condition.extensions();
  }

  /** Returns what its agent knows, by extension. */
  public Map<String, Handler> handlers() {
    return condition.handlers();
  }

  /** Returns what calls name the machine by. */
  public String key() {
    return identity.key();
  }

  /** Returns this machine under another document of its own, counted as a write. */
  public Machine withDocument(ObjectNode document) {
    return with(
        draft -> {
          draft.document = document;
          draft.etag++;
        });
  }

  /** Returns this machine in another place. */
  public Machine withPlacement(Placement placement) {
    return with(draft -> draft.placement = placement.equals(dealt) ? null : placement);
  }

  /** Returns this machine on another version of its set's model. */
  public Machine withModel(int model) {
    return with(draft -> draft.model = model);
  }

  /** Returns this machine in another size. */
  public Machine withSize(String size) {
    return with(draft -> draft.size = size);
  }

  /** Returns this machine on another disk, where no handler has ever run. */
  public Machine withDisk(Disk disk) {
    return with(
        draft -> {
          draft.disk = disk;
          draft.handlers = Map.of();
        });
  }

  /** Returns this machine switched on or off. */
  public Machine withPower(Power power) {
    return with(draft -> draft.power = power);
  }

  /** Returns this machine in a health that it has since a moment. */
  public Machine withHealth(String health, Instant time) {
    return with(
        draft -> {
          draft.health = health;
          draft.healthSince = time;
        });
  }

  /** Returns this machine with an agent that answers or doesn't. */
  public Machine withReady(boolean ready) {
    return with(draft -> draft.ready = ready);
  }

  /** Returns this machine in a provisioningState, with the job that works on it. */
  public Machine withState(String state, @Nullable String newJob) {
    Machine changed = with(draft -> draft.state = state);
    return new Machine(identity, dealt, changed.condition, newJob);
  }

  /** Returns this machine with other extension resources. */
  public Machine withExtensions(Map<String, Extension> extensions) {
    return with(draft -> draft.extensions = new LinkedHashMap<>(extensions));
  }

  /** Returns this machine with another state of one handler. */
  public Machine withHandler(Handler handler) {
    Map<String, Handler> changed = new LinkedHashMap<>(handlers());
    changed.put(handler.extension(), handler);
    return withHandlers(changed);
  }

  /** Returns this machine without one handler. */
  public Machine withoutHandler(String extension) {
    Map<String, Handler> changed = new LinkedHashMap<>(handlers());
    changed.remove(extension);
    return withHandlers(changed);
  }

  /** Returns this machine with other handlers. */
  public Machine withHandlers(Map<String, Handler> handlers) {
    return with(draft -> draft.handlers = handlers);
  }

  /** Returns this machine as another one is: with its model, size, disk and handlers. */
  public Machine restored(Machine before) {
    return with(
        draft -> {
          draft.model = before.model();
          draft.size = before.size();
          draft.disk = before.disk();
          draft.handlers = before.handlers();
        });
  }

  private Machine with(Consumer<Condition.Draft> change) {
    Condition.Draft draft = new Condition.Draft(condition);
    change.accept(draft);
    return new Machine(identity, dealt, draft.done(), job);
  }
}
