package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scale set.
 *
 * @param id its resource id
 * @param document its resource document, secrets sealed
 * @param created when it was created
 * @param uniform whether its orchestration mode is Uniform
 * @param layout how its instances are dealt out
 * @param model the version of its present model
 * @param models the versions that the present or some instance's model needs
 * @param modelTime when the present model was written
 * @param nextOrdinal the ordinal of the next instance
 * @param etag how often it was written
 * @param state its provisioningState when nothing runs
 * @param running the operations that run on it, each with what it is
 * @param rolling its last rolling upgrade, if any
 * @param repairs how its automatic repairs stand
 */
public record ScaleSet(
    String id,
    ObjectNode document,
    Instant created,
    boolean uniform,
    Layout layout,
    int model,
    SortedMap<Integer, Model> models,
    Instant modelTime,
    int nextOrdinal,
    int etag,
    String state,
    Map<String, Work> running,
    @Nullable Rolling rolling,
    Repairs repairs) {

  /** What an operation on a scale set is. */
  public enum Work {
    CREATE,
    MODEL,
    SCALE,
    ACTION,
    DELETE
  }

  /** Keeps the operations from changing. */
  public ScaleSet {
    running = Map.copyOf(running);
  }

  /** Returns the form under which the set is found. */
  public String key() {
    return ResourceId.key(id);
  }

  /** Returns the name of the set. */
  public String name() {
    return ResourceId.nameOf(id);
  }

  /** Returns the present model. */
  public Model currentModel() {
    return modelOf(model);
  }

  /** Returns a version of the model, the present one when that version is gone. */
  public Model modelOf(int version) {
    Model found = models.get(version);
    Model current = models.get(model);
    if (found == null && current == null) {
      throw new IllegalStateException("scale set " + id + " has lost its model " + model);
    }
    return found != null ? found : Objects.requireNonNull(current);
  }

  /** Returns this set under another document, counted as a write. */
  public ScaleSet withDocument(ObjectNode newDocument) {
    return new ScaleSet(
        id,
        newDocument,
        created,
        uniform,
        layout,
        model,
        models,
        modelTime,
        nextOrdinal,
        etag + 1,
        state,
        running,
        rolling,
        repairs);
  }

  /** Returns this set with a new version of its model. */
  public ScaleSet withModel(Model newModel, Instant time) {
    SortedMap<Integer, Model> changed = new TreeMap<>(models);
    changed.put(model + 1, newModel);
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model + 1,
        changed,
        time,
        nextOrdinal,
        etag,
        state,
        running,
        rolling,
        repairs);
  }

  /** Returns this set with the versions of its model that are still needed. */
  public ScaleSet withModels(SortedMap<Integer, Model> newModels) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model,
        newModels,
        modelTime,
        nextOrdinal,
        etag,
        state,
        running,
        rolling,
        repairs);
  }

  /** Returns this set with its instances dealt out in another way. */
  public ScaleSet withLayout(Layout newLayout) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        newLayout,
        model,
        models,
        modelTime,
        nextOrdinal,
        etag,
        state,
        running,
        rolling,
        repairs);
  }

  /** Returns this set with so many ordinals given away. */
  public ScaleSet withNextOrdinal(int newNextOrdinal) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model,
        models,
        modelTime,
        newNextOrdinal,
        etag,
        state,
        running,
        rolling,
        repairs);
  }

  /** Returns this set with other operations running, and the state it has beside them. */
  public ScaleSet withRunning(Map<String, Work> newRunning, String newState) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model,
        models,
        modelTime,
        nextOrdinal,
        etag,
        newState,
        newRunning,
        rolling,
        repairs);
  }

  /** Returns this set with a rolling upgrade, counted as a write. */
  public ScaleSet withRolling(Rolling newRolling) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model,
        models,
        modelTime,
        nextOrdinal,
        etag + 1,
        state,
        running,
        newRolling,
        repairs);
  }

  /** Returns this set with its automatic repairs suspended or not, counted as a write. */
  public ScaleSet withRepairsSuspended(boolean suspended) {
    return withRepairs(new Repairs(suspended, repairs.nextCheck()), etag + 1);
  }

  /** Returns this set with its instances to be looked after at a time. */
  public ScaleSet withRepairCheck(@Nullable Instant next) {
    return withRepairs(new Repairs(repairs.suspended(), next), etag);
  }

  private ScaleSet withRepairs(Repairs newRepairs, int newEtag) {
    return new ScaleSet(
        id,
        document,
        created,
        uniform,
        layout,
        model,
        models,
        modelTime,
        nextOrdinal,
        newEtag,
        state,
        running,
        rolling,
        newRepairs);
  }
}
